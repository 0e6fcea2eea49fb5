import { entryForm } from '../../../page-parts/entry-form'
import { say } from '../../../page-parts/telling'
import { outcomeOf } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { deskShiftCard, type Shift } from '../service-text'
import { followOuting, shiftFields, shiftRequest, typedOfShift } from './shift-form-view'

/** One time of service: one's own, that of several members by whoever keeps the records, or a correction. */
entryForm<Shift>('packages/service/shift-form/shift-form', {
  draft: 'shift',
  blank: { project: '', site: '', hours: '', minutes: '' },
  note: { own: '记下后由支部确认，确认后计入您的服务时长。', others: '' },
  named: 'project',
  namesLabel: '用过的项目',
  async prepare({ branchId, whose }, old) {
    const around = old && { around: old.occurredOn }
    const [{ projects }, near] = await Promise.all([
      ask('shift.projects', { branchId }),
      outcomeOf(ask('shift.outings', { branchId, ...around })),
    ])
    // Without them the record can still be written; it belongs to no outing then, or to the one it belonged to.
    const outings = 'value' in near ? near.value.outings : []
    if ('failure' in near) say(`服务活动没有读到：${near.failure.message}`)
    const fields = shiftFields(whose === 'others' && !old, outings, old?.outingId)
    return { fields, names: projects.map(({ project }) => project), follow: followOuting(outings) }
  },
  async save(page, place, values) {
    const asked = shiftRequest(place, values)
    if (!asked.ok) return asked
    if ('correct' in asked) return (await page.send('shift.correct', asked.correct)).state
    return (await page.send('shift.record', asked.record)).entries[0]?.state ?? 'confirmed'
  },
  correction: {
    title: '更正一次服务',
    get: (at) => ask('shift.get', at),
    said: (shift, year) => deskShiftCard(shift, year, false),
    typedOf: typedOfShift,
  },
})
