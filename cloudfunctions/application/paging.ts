import type { CollectionName, Collections } from './ports/collections'
import type { Filter, Reader } from './ports/store'

/**
 * One page of a list, newest first, by a cursor over (date field, _id): a page does not shift when others write.
 * `cursor` is what an earlier page gave as `next`; null for the first. The contract's schema has checked its form.
 */
export async function pageByDate<C extends CollectionName>(
  store: Reader,
  collection: C,
  query: { filter: Filter; dateField: keyof Collections[C] & string; cursor: string | null; limit: number },
): Promise<{ items: Collections[C][]; next: string | null }> {
  const { filter, dateField, cursor, limit } = query
  const after = cursor === null ? undefined : readCursor(cursor)
  // The bound on the date itself lets an index on it serve the page.
  const paged = after
    ? {
        $and: [
          filter,
          { [dateField]: { $lte: after.date } },
          { $or: [{ [dateField]: { $lt: after.date } }, { [dateField]: after.date, _id: { $gt: after.id } }] },
        ],
      }
    : filter
  const found = await store.find(collection, {
    filter: paged,
    sort: [
      [dateField, -1],
      ['_id', 1],
    ],
    limit: limit + 1,
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last && found.length > limit ? `${String(last[dateField])}~${last._id}` : null }
}

function readCursor(cursor: string): { date: string; id: string } {
  const at = cursor.indexOf('~')
  return { date: cursor.slice(0, at), id: cursor.slice(at + 1) }
}
