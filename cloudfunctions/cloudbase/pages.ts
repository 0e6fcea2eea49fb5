import type { CollectionName, Collections } from '../application/ports/collections'
import type { AnyFind } from '../application/ports/store'

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
