import type { OutputOf } from '#contract'
import { ENTRY_COLLECTIONS, type EntryCollection } from '#domain/entries/entry'
import { yearPeriod } from '#domain/time/period'
import type { Instant } from '#domain/time/instant'
import type { BranchContext } from '../ports/handling'
import type { FilterOf } from '../ports/filter'

type Draft = NonNullable<OutputOf<'branch.agenda'>['report']>['draft']

/** The latest draft, and how many records of its year began to count after it: more than none, and it is not up to date. */
export async function draftIn(context: BranchContext): Promise<Draft> {
  const { store, branch } = context
  const of = { branchId: branch._id }
  const [[last], [signed]] = await Promise.all([
    store.findSome('reports', {
      ...{ filter: of, sort: [['cutOff', -1] as const, ['draftedAt', -1] as const], limit: 1 },
      only: ['year', 'cutOff', 'draftedAt'],
    }),
    store.findSome('finalReports', { filter: of, sort: [['year', -1] as const], limit: 1, only: ['year'] }),
  ])
  if (!last) return null
  const { year, cutOff, draftedAt } = last
  return {
    year,
    cutOff,
    draftedAt,
    isFinal: signed?.year === year,
    since: await countingSince(draftedAt, year, context),
  }
}

async function countingSince(at: Instant, year: number, { store, branch }: BranchContext): Promise<number> {
  const { from, to } = yearPeriod(year)
  const ofYear = { branchId: branch._id, occurredOn: { $gte: from, $lte: to } } as const
  const entries = {
    ...{ ...ofYear, state: 'confirmed' },
    $or: [{ recordedAt: { $gt: at } }, { settledAt: { $gt: at } }],
  } as const satisfies FilterOf<EntryCollection>
  const counts = await Promise.all([
    ...ENTRY_COLLECTIONS.map((collection) => store.count(collection, entries)),
    store.count('meetings', { ...ofYear, state: 'closed', closedAt: { $gt: at } }),
  ])
  return counts.reduce((all, each) => all + each, 0)
}
