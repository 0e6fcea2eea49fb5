/** The common life of all entries, whatever book they are kept in. */
import type { Branch } from '#domain/branch/branch'
import { ENTRY_COLLECTIONS, ownerOf, RECORD_KIND_OF, type Entry, type EntryCollection } from '#domain/entries/entry'
import { doubtsOf } from '#domain/records/doubt'
import { RECORD_WORDS, titleIn } from '#domain/records/record-words'
import type { BranchContext, Handlers } from '../ports/handling'
import type { FilterOf, SortOf } from '../ports/filter'
import type { AnyFind, Find } from '../ports/store'
import { BOOKS } from './books'
import { may, RECORD_TABLE, type Permission } from '#domain/people/permission'
import { holdersOf } from '#domain/people/who-may'
import { ledgerKindsHidden, recordKindOfLedger } from '#domain/records/record-kinds'
import { kindIn, settles, settlersOf } from '../entries/book'
import { memberNames } from '../member-names'
import { confirmMany } from './confirm-many'
import { confirmEntry, disputeEntry, withdrawEntry } from '../entries/settle'

type EntryProcedure = 'entry.confirm' | 'entry.confirmMany' | 'entry.dispute' | 'entry.withdraw' | 'entry.waiting'

export const entryHandlers: Handlers<EntryProcedure> = {
  'entry.confirm': ({ book, entryId }, context) => confirmEntry(BOOKS[book], entryId, context),
  'entry.confirmMany': ({ entries }, context) => confirmMany(entries, context),
  'entry.dispute': ({ book, entryId, reason }, context) => disputeEntry(BOOKS[book], entryId, reason, context),
  'entry.withdraw': ({ book, entryId, reason }, context) => withdrawEntry(BOOKS[book], entryId, reason, context),
  'entry.waiting': async (_, context) => {
    const { store } = context
    const books = await Promise.all(ENTRY_COLLECTIONS.map((collection) => waitingIn(collection, context)))
    const items = books
      .flatMap((book) => book.items)
      .sort((a, b) => compare(a.entry.occurredOn, b.entry.occurredOn) || compare(a.entry._id, b.entry._id))
      .slice(0, SHOWN)
    const nameOf = await memberNames(
      store,
      items.flatMap(({ entry }) => [entry.recordedBy, ownerOf(entry)]),
    )
    return {
      items: items.map(({ book, entry, title, line, doubt }) => ({
        book,
        title,
        line,
        entryId: entry._id,
        occurredOn: entry.occurredOn,
        recordedAt: entry.recordedAt,
        recordedByName: nameOf(entry.recordedBy),
        state: entry.state,
        isLateEntry: entry.isLateEntry,
        maySettle: settles(book, context, kindIn(entry)),
        settlers: settlersOf(book, context.branch, kindIn(entry)),
        isOwn: [entry.recordedBy, ownerOf(entry)].includes(context.caller.memberId),
        memberId: ownerOf(entry),
        memberName: nameOf(ownerOf(entry)),
        reason: entry.reason,
        doubt,
      })),
      total: books.reduce((sum, { total }) => sum + total, 0),
      withheld: withheldIn(
        books.flatMap(({ hidden }) => hidden),
        context.branch,
      ),
    }
  },
}

/** How many waiting entries are shown at once; the total says whether there are more. */
const SHOWN = 100

/** Those that wait, of whose kind the caller reads other people's; and how many others wait for whom. */
async function waitingIn<C extends EntryCollection>(collection: C, { store, branch, caller }: BranchContext) {
  const words = RECORD_WORDS[collection]
  const reads = (permission: Permission) => may(caller, permission, branch)
  const hiddenKinds = collection === 'ledger' ? ledgerKindsHidden(reads).map(({ code }) => code) : []
  const waiting = { branchId: branch._id, state: { $in: ['proposed', 'disputed'] } } satisfies FilterOf<EntryCollection>
  const sort = [
    ['occurredOn', 1],
    ['_id', 1],
  ] satisfies SortOf<EntryCollection>
  // What holds of the entries of every book, the compiler does not see of one that is not named.
  const count = (more: object) => store.count(collection, { ...waiting, ...more } as Find<C>['filter'])
  const { read } = RECORD_TABLE[RECORD_KIND_OF[collection]]
  if (!reads(read)) return { items: [], total: 0, hidden: [{ read, count: await count({}) }] }
  const shown = hiddenKinds.length > 0 ? { kind: { $nin: hiddenKinds } } : {}
  const any: AnyFind = { filter: { ...waiting, ...shown }, sort, limit: SHOWN }
  const [entries, total, ...counts] = await Promise.all([
    store.find(collection, any as Find<C>),
    count(shown),
    ...hiddenKinds.map((kind) => count({ kind })),
  ])
  const items = entries.map((entry) => {
    const seen: Entry = entry
    const doubt = doubtsOf(collection, entry).join('；')
    return { book: collection, entry: seen, title: titleIn(words, entry), line: words.line(entry), doubt }
  })
  const hidden = hiddenKinds.map((kind, at) => {
    return { read: RECORD_TABLE[recordKindOfLedger(kind)].read, count: counts[at] ?? 0 }
  })
  return { items, total, hidden }
}

/** How many wait that the caller does not read, with who does. */
function withheldIn(
  hidden: readonly { readonly read: Permission; readonly count: number }[],
  { kind }: Pick<Branch, 'kind'>,
) {
  const counts = new Map<string, number>()
  for (const { read, count } of hidden) {
    const who = holdersOf(read, kind)
    counts.set(who, (counts.get(who) ?? 0) + count)
  }
  return [...counts].flatMap(([who, count]) => (count > 0 ? [{ who, count }] : []))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
