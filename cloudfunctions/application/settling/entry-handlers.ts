/** The common life of all entries, whatever book they are kept in. */
import { ENTRY_COLLECTIONS, ownerOf, type Entry, type EntryCollection } from '#domain/entries/entry'
import { RECORD_WORDS, titleIn } from '#domain/records/record-words'
import type { Handlers } from '../ports/handling'
import type { FilterOf, SortOf } from '../ports/filter'
import type { AnyFind, Find, Reader } from '../ports/store'
import { BOOKS } from './books'
import { memberNames } from '../member-names'
import { confirmEntry, disputeEntry, withdrawEntry } from '../entries/settle'

type EntryProcedure = 'entry.confirm' | 'entry.dispute' | 'entry.withdraw' | 'entry.waiting'

export const entryHandlers: Handlers<EntryProcedure> = {
  'entry.confirm': ({ book, entryId }, context) => confirmEntry(BOOKS[book], entryId, context),
  'entry.dispute': ({ book, entryId, reason }, context) => disputeEntry(BOOKS[book], entryId, reason, context),
  'entry.withdraw': ({ book, entryId, reason }, context) => withdrawEntry(BOOKS[book], entryId, reason, context),
  'entry.waiting': async (_, { store, branch }) => {
    const books = await Promise.all(ENTRY_COLLECTIONS.map((collection) => waitingIn(collection, branch._id, store)))
    const items = books
      .flatMap((book) => book.items)
      .sort((a, b) => compare(a.entry.occurredOn, b.entry.occurredOn) || compare(a.entry._id, b.entry._id))
      .slice(0, SHOWN)
    const nameOf = await memberNames(
      store,
      items.flatMap(({ entry }) => [entry.recordedBy, ownerOf(entry)]),
    )
    return {
      items: items.map(({ book, entry, title, line }) => ({
        book,
        title,
        line,
        entryId: entry._id,
        occurredOn: entry.occurredOn,
        recordedAt: entry.recordedAt,
        recordedByName: nameOf(entry.recordedBy),
        state: entry.state,
        isLateEntry: entry.isLateEntry,
        memberId: ownerOf(entry),
        memberName: nameOf(ownerOf(entry)),
        reason: entry.reason,
      })),
      total: books.reduce((sum, { total }) => sum + total, 0),
    }
  },
}

/** How many waiting entries are shown at once; the total says whether there are more. */
const SHOWN = 100

async function waitingIn<C extends EntryCollection>(collection: C, branchId: string, store: Reader) {
  const words = RECORD_WORDS[collection]
  const waiting = { branchId, state: { $in: ['proposed', 'disputed'] } } satisfies FilterOf<EntryCollection>
  const sort = [
    ['occurredOn', 1],
    ['_id', 1],
  ] satisfies SortOf<EntryCollection>
  // What holds of the entries of every book, the compiler does not see of one that is not named.
  const any: AnyFind = { filter: waiting, sort, limit: SHOWN }
  const find = any as Find<C>
  const [entries, total] = await Promise.all([store.find(collection, find), store.count(collection, find.filter)])
  const items = entries.map((entry) => {
    const seen: Entry = entry
    return { book: collection, entry: seen, title: titleIn(words, entry), line: words.line(entry) }
  })
  return { items, total }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
