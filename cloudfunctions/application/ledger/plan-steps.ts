/** Steps of a duty report that become items of the plan: one for each, from the first day of the year it is for. */
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { organsHeld } from '#domain/meeting/organs-held'
import { writingId } from '#domain/report/report-writing'
import { planItemId } from '#domain/report/kept-writing'
import { formatChineseDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { beginEntry, recordEntry } from '../entries/record'
import { decide, isRefusal, refuse, type Handlers } from '../ports/handling'
import { bodyFields } from './ledger-body'
import { ledgerBook } from './ledger-book'

const PLAN_ITEM = 'plan-item'

export const planStepHandlers: Handlers<'report.planStep'> = {
  'report.planStep': async ({ year, cutOff, scope, stepId }, context) => {
    const { store, branch, today } = context
    const of = { branchId: branch._id, year }
    // Or of the whole year, as earlier versions kept it.
    const ids = [writingId({ ...of, cutOff, scope }), writingId(of)]
    const kept = await store.findAll('reportWritings', { _id: { $in: ids } })
    const written = ids.flatMap((id) => kept.find(({ _id }) => _id === id)?.written['next-steps'] ?? [])
    const step = written.find(({ id }) => id === stepId)
    if (!step) return refuse('no-such-problem', { field: 'stepId' })
    const _id = planItemId(step.id)
    if (await store.get('ledger', _id)) return refuse('already-recorded')
    if (step.dueOn === null) return refuse('bad-input', { field: 'dueOn', detail: { expected: '须先写明完成日期' } })
    const firstDay = yearPeriod(year + 1).from
    // The plan is the next year's, also where it is made before that year has begun.
    const occurredOn = today < firstDay ? firstDay : today
    if (step.dueOn < occurredOn)
      return refuse('bad-input', {
        field: 'dueOn',
        detail: { expected: `完成日期不能早于${formatChineseDate(occurredOn)}` },
      })
    const kind = ledgerKind(PLAN_ITEM)
    const start = beginEntry(ledgerBook, today, null, context)
    // Whoever writes the report keeps the records.
    if (!kind || isRefusal(start)) throw new Error('A plan item cannot be begun')
    const { measure, ownerId, dueOn, problemId } = step
    const values = { plan: `${year}年述职整改计划`, measure, ...(ownerId === null ? {} : { owner: ownerId }), dueOn }
    const [organ] = organsHeld(branch.kind)
    const fields = await bodyFields(kind, { occurredOn, organ, memberId: null, values, outcome: null }, context)
    if ('ok' in fields) {
      if (fields.code === 'not-on-roll') return refuse('not-on-roll', { field: 'ownerId' })
      throw new Error(`A step is no plan item: ${fields.code}`)
    }
    const own = { stepId: step.id, ...(problemId === null ? {} : { problemId }) }
    const entry: LedgerEntry = { ...start, ...fields, ...own, _id, occurredOn, isLateEntry: false }
    const recorded = await recordEntry(ledgerBook, entry, context)
    return isRefusal(recorded) ? recorded : decide({ planItemId: _id }, recorded.writes, _id)
  },
}
