import { entryForm } from '../../../page-parts/entry-form'
import { call } from '../../../services/call'
import { read } from '../../../services/page-load'
import { submit } from '../../../services/submit'
import { deskShiftCard, type Shift } from '../service-text'
import { followOuting, shiftFields, shiftRequest, typedOfShift } from './shift-form-view'

/** One time of service: one's own, that of several members by whoever keeps the records, or a correction. */
Page(
  entryForm<Shift>({
    draft: 'shift',
    blank: { project: '', site: '', hours: '', minutes: '' },
    note: { own: '记下后由支部确认，确认后计入您的服务时长。', others: '' },
    named: 'project',
    prepare: async ({ branchId, whose }, old) => {
      const around = old && { around: old.occurredOn }
      const [used, near] = await Promise.all([
        read('shift.projects', { branchId }),
        call('shift.outings', { branchId, ...around }),
      ])
      if ('failed' in used) return used
      // Without them the record can still be written; it belongs to no outing then, or to the one it belonged to.
      const outings = near.ok ? near.value.outings : []
      const fields = shiftFields(whose === 'others' && !old, outings, old?.outingId)
      const names = used.value.projects.map(({ project }) => project)
      return { value: { fields, names, follow: followOuting(outings) } }
    },
    sending: (place, values) => {
      const asked = shiftRequest(place, values)
      if (!asked.ok) return asked
      if ('correct' in asked)
        return { ok: true, send: async (page) => (await submit(page, 'shift.correct', asked.correct))?.state }
      return { ok: true, send: async (page) => (await submit(page, 'shift.record', asked.record))?.entries[0]?.state }
    },
    correction: {
      title: '更正一次服务',
      get: (at) => read('shift.get', at),
      said: (shift, year) => deskShiftCard(shift, year, false),
      typedOf: typedOfShift,
    },
  }),
)
