import type { CollectionName, Collections } from './ports/collections'
import type { Exactly, FilterOf, PathOf } from './ports/filter'
import type { AnyFind, FieldOf, Find, FindSome, Only, Reader } from './ports/store'

interface Page<C extends CollectionName, F extends FilterOf<C>> {
  readonly filter: Exactly<F, FilterOf<C>>
  readonly dateField: keyof Collections[C] & PathOf<C>
  readonly cursor: string | null
  readonly pageSize: number
}

/**
 * One page of a list, newest first, by a cursor over (date field, _id): a page does not shift when others write.
 * `cursor` is what an earlier page gave as `next`; null for the first. The contract's schema has checked its form.
 */
export async function pageByDate<C extends CollectionName, F extends FilterOf<C>>(
  store: Reader,
  collection: C,
  page: Page<C, F>,
): Promise<{ items: Collections[C][]; next: string | null }> {
  // The compiler knows of no single collection here; whoever asked for the page was held to theirs.
  return endOf(await store.find(collection, findOf(page) as Find<C>), page)
}

/** The same of which a part is wanted, the date field among it. */
export async function pageOfSome<C extends CollectionName, F extends FilterOf<C>, Field extends FieldOf<C>>(
  store: Reader,
  collection: C,
  page: Page<C, F> & Pick<FindSome<C, F, Field>, 'only' | 'ofMember'>,
): Promise<{ items: Only<Collections[C], Field>[]; next: string | null }> {
  const { only, ofMember } = page
  const some = { ...findOf(page), only, ...(ofMember ? { ofMember } : {}) }
  return endOf(await store.findSome(collection, some as FindSome<C, FilterOf<C>, Field>), page)
}

function findOf<C extends CollectionName, F extends FilterOf<C>>({
  filter,
  dateField,
  cursor,
  pageSize,
}: Page<C, F>): AnyFind {
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
  return {
    filter: paged,
    sort: [
      [dateField, -1],
      ['_id', 1],
    ],
    limit: pageSize + 1,
  }
}

function endOf<Item>(found: readonly Item[], { dateField, pageSize }: { dateField: PropertyKey; pageSize: number }) {
  const items = found.slice(0, pageSize)
  // Boundary: every document has its id, and what a page is sorted by.
  const last = items.at(-1) as ({ readonly _id: string } & Readonly<Record<PropertyKey, unknown>>) | undefined
  return { items, next: last && found.length > pageSize ? `${String(last[dateField])}~${last._id}` : null }
}

function readCursor(cursor: string): { date: string; id: string } {
  const at = cursor.indexOf('~')
  return { date: cursor.slice(0, at), id: cursor.slice(at + 1) }
}

/**
 * How many documents one call changes of a large number: a request to the database for each, some thirty milliseconds away, so
 * far below the 30 seconds of a transaction and the ten that a phone waits. Each portion holds by itself and leaves the rest
 * as it was; what is asked again goes on from there, and says how much is left.
 */
const PORTION = 100

/** How many at most: all of them for who does not know of portions, and would take the first one for the whole. */
export function portionOf(inPortions: boolean): number {
  return inPortions ? PORTION : Infinity
}
