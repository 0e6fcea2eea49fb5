/**
 * "None in this period" (本期无): said by somebody who may confirm records, it turns a missing record into a real zero.
 * It is refused while there are records; a record entered later simply counts, and the declaration says no more.
 */
import { declarableSubject, subjectTitle, type SubjectRecords } from '#domain/records/record-subject'
import type { NoneDeclaration } from '#domain/entries/none-declaration'
import type { Period } from '#domain/time/period'
import { kindsOf } from '../own-kinds'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'

export const noneHandlers: Handlers<'none.declare' | 'none.withdraw' | 'none.list'> = {
  'none.declare': async ({ subject, period }, context) => {
    const { store, branch, caller, now, today, newId } = context
    const records = declarableSubject(subject, await kindsOf(store, branch))
    if (!records) return refuse('no-such-subject', { field: 'subject', detail: { subject } })
    if (period.to > today) return refuse('in-the-future', { field: 'period.to', detail: { today } })
    const before = await store.findAll('noneDeclarations', { branchId: branch._id, subject })
    if (before.some(({ fromOn, toOn }) => fromOn <= period.from && period.to <= toOn))
      return refuse('already-recorded', { field: 'period' })
    const existing = await countRecords(records, period, context)
    if (existing > 0)
      return refuse('records-exist', { field: 'period', detail: { title: records.title, records: existing } })
    const declaration: NoneDeclaration = {
      _id: newId(),
      revision: 1,
      branchId: branch._id,
      subject,
      fromOn: period.from,
      toOn: period.to,
      declaredAt: now,
      declaredBy: caller.memberId,
    }
    return decide(
      { declarationId: declaration._id },
      [{ do: 'insert', in: 'noneDeclarations', doc: declaration }],
      declaration._id,
    )
  },

  'none.withdraw': async ({ declarationId }, { store, branch }) => {
    const declaration = await store.get('noneDeclarations', declarationId)
    if (declaration?.branchId !== branch._id) return refuse('no-such-entry', { field: 'declarationId' })
    return decide({ declarationId }, [{ do: 'remove', in: 'noneDeclarations', id: declarationId }], declarationId)
  },

  'none.list': async ({ branchId }, { store, branch }) => {
    const [declarations, kinds] = await Promise.all([
      store.findAll('noneDeclarations', { branchId }),
      kindsOf(store, branch),
    ])
    const sorted = declarations.sort((a, b) => (a.fromOn > b.fromOn ? -1 : a.fromOn < b.fromOn ? 1 : 0))
    return {
      items: sorted.map(({ _id, subject, fromOn, toOn }) => ({
        declarationId: _id,
        subject,
        title: subjectTitle(subject, kinds) ?? subject,
        period: { from: fromOn, to: toOn },
      })),
    }
  },
}

/** Records that stand or wait to be settled; a meeting is of all its kinds. */
function countRecords(records: SubjectRecords, period: Period, { store, branch }: BranchContext): Promise<number> {
  const within = { branchId: branch._id, occurredOn: { $gte: period.from, $lte: period.to } }
  if (records.collection === 'meetings') {
    const ofKind = records.kind === null ? {} : { kinds: records.kind }
    return store.count('meetings', { ...within, state: { $ne: 'cancelled' }, ...ofKind })
  }
  const entries = { ...within, state: { $nin: ['withdrawn', 'superseded'] } } as const
  if (records.collection !== 'ledger') return store.count(records.collection, entries)
  return store.count('ledger', { ...entries, ...(records.kind === null ? {} : { kind: records.kind }) })
}
