/**
 * "None in this period" (本期无): said by somebody who may confirm records, it turns a missing record into a real zero.
 * It is refused while there are records; a record entered later simply counts, and the declaration says no more.
 */
import { declarableSubject, subjectTitle, type SubjectRecords } from '#domain/records/record-subject'
import type { NoneDeclaration } from '#domain/entries/none-declaration'
import type { Period } from '#domain/time/period'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'

const LEAVING_NOTHING = ['withdrawn', 'superseded', 'cancelled']

export const noneHandlers: Handlers<'none.declare' | 'none.withdraw' | 'none.list'> = {
  'none.declare': async ({ subject, period }, context) => {
    const { store, branch, caller, now, today, newId } = context
    const records = declarableSubject(subject)
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

  'none.list': async ({ branchId }, { store }) => {
    const declarations = await store.findAll('noneDeclarations', { branchId })
    const sorted = declarations.sort((a, b) => (a.fromOn > b.fromOn ? -1 : a.fromOn < b.fromOn ? 1 : 0))
    return {
      items: sorted.map(({ _id, subject, fromOn, toOn }) => ({
        declarationId: _id,
        subject,
        title: subjectTitle(subject) ?? subject,
        period: { from: fromOn, to: toOn },
      })),
    }
  },
}

/** Records that stand or wait to be settled; a meeting is of all its kinds. */
function countRecords(
  { collection, kind }: SubjectRecords,
  period: Period,
  { store, branch }: BranchContext,
): Promise<number> {
  return store.count(collection, {
    branchId: branch._id,
    occurredOn: { $gte: period.from, $lte: period.to },
    state: { $nin: LEAVING_NOTHING },
    ...(kind === null ? {} : { [collection === 'meetings' ? 'kinds' : 'kind']: kind }),
  })
}
