import type { CollectionName, Collections } from '../application/ports/collections'
import type { AnyFind, MemberLines } from '../application/ports/store'

/** The database's own limit for one query. */
export const LARGEST_PAGE = 1000

/** Every document that the filter takes, page after page in the order of their ids. */
export async function allPages<C extends CollectionName>(
  filter: object,
  find: (page: AnyFind) => Promise<Collections[C][]>,
): Promise<Collections[C][]> {
  const all: Collections[C][] = []
  for (;;) {
    const last = all.at(-1)
    const page = await find({
      filter: last ? { $and: [filter, { _id: { $gt: last._id } }] } : filter,
      sort: [['_id', 1]],
      limit: LARGEST_PAGE,
    })
    all.push(...page)
    if (page.length < LARGEST_PAGE) return all
  }
}

/** A find as a pipeline: for one that is asked with others, and for one that wants a part of each document. */
export function pipelineOf({ filter, sort = [], limit = 100, only, ofMember }: AnyFind): readonly object[] {
  const order = sort.length > 0 ? [{ $sort: Object.fromEntries(sort) }] : []
  const part = only ? [{ $project: projectionOf(only, ofMember) }] : []
  return [{ $match: filter }, ...order, { $limit: Math.min(limit, LARGEST_PAGE) }, ...part]
}

function projectionOf(fields: readonly string[], ofMember: MemberLines | undefined): object {
  const whole = fields.map((field): [string, unknown] => [field, 1])
  if (!ofMember) return Object.fromEntries(whole)
  const { memberId, lists } = ofMember
  const lines = Object.entries(lists).map(([list, field]): [string, unknown] => {
    const line = field === '' ? '$$line' : `$$line.${field}`
    return [list, { $filter: { input: `$${list}`, as: 'line', cond: { $eq: [line, memberId] } } }]
  })
  return Object.fromEntries([...whole, ...lines])
}
