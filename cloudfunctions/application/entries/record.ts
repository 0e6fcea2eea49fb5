import type { CivilDate } from '#domain/civil-date'
import { isLate, nextState, type Entry, type EntrySource } from '#domain/entry'
import type { MemberId } from '#domain/identity'
import { may } from '#domain/permission'
import type { Refusal } from '#contract'
import type { Collections } from '../ports/collections'
import { decide, isRefusal, refuse, type BranchContext, type Decision } from '../ports/handling'
import type { Write } from '../ports/store'
import { countsIn, type Book, type EntryCollection } from './book'

/** The fields every entry has, as a new one gets them. */
export type EntryStart = Omit<Entry, 'branchId' | 'occurredOn'> & Pick<Entry, 'branchId' | 'occurredOn'>

/**
 * Begins an entry. Whoever may settle entries of the book records it as confirmed; anybody else proposes, and only for
 * themselves. Refuses a date in the future and somebody else's entry.
 */
export function beginEntry<C extends EntryCollection>(
  book: Book<C>,
  occurredOn: CivilDate,
  owner: MemberId | null,
  context: BranchContext,
  source?: EntrySource,
): EntryStart | Refusal<'in-the-future' | 'not-yours'> {
  const { branch, caller, now, today } = context
  if (occurredOn > today) return refuse('in-the-future', { field: 'occurredOn', detail: { today } })
  const keeps = may(caller, 'keep-records', branch) || may(caller, book.settledBy, branch)
  const own = owner !== null && owner === caller.memberId
  if (!own && !keeps) return refuse('not-yours')
  const settles = may(caller, book.settledBy, branch)
  return {
    _id: context.newId(),
    revision: 1,
    branchId: branch._id,
    occurredOn,
    recordedAt: now,
    recordedBy: caller.memberId,
    source: source ?? (keeps ? 'clerk' : 'self'),
    state: settles ? 'confirmed' : 'proposed',
    isLateEntry: isLate(occurredOn, now, branch.settings.lateEntryAfterDays),
    settledBy: settles ? caller.memberId : null,
    settledAt: settles ? now : null,
    reason: null,
    supersedes: null,
    supersededBy: null,
  }
}

/** Stores a new entry with what follows from it. Answers its id and state. */
export async function recordEntry<C extends EntryCollection>(
  book: Book<C>,
  entry: Collections[C],
  context: BranchContext,
): Promise<Decision<{ entryId: string; state: Entry['state'] }> | Refusal> {
  const following = countsIn(entry) ? await book.onCounting?.(entry, true, context) : undefined
  if (isRefusal(following)) return following
  const insert = { do: 'insert', in: book.collection, doc: following?.entry ?? entry } as Write
  return decide({ entryId: entry._id, state: entry.state }, [insert, ...(following?.writes ?? [])], entry._id)
}

/**
 * Corrects an entry: the new one supersedes the old, which stays. `corrected` is the new entry from `beginEntry` with
 * its subject's fields; it takes the old one's place in the chain. What followed from the old is undone first.
 */
export async function correctEntry<C extends EntryCollection>(
  book: Book<C>,
  old: Collections[C],
  corrected: Collections[C],
  reason: string,
  context: BranchContext,
): Promise<Decision<{ entryId: string; state: Entry['state'] }> | Refusal> {
  const state = nextState(old.state, 'supersede')
  if (!state) return refuse('entry-settled', { detail: { state: old.state } })
  const undone = countsIn(old) ? await book.onCounting?.(old, false, context) : undefined
  if (isRefusal(undone)) return undone
  const replaced = {
    ...(undone?.entry ?? old),
    state,
    supersededBy: corrected._id,
    settledBy: context.caller.memberId,
    settledAt: context.now,
    reason,
    revision: old.revision + 1,
  }
  const entry = { ...corrected, supersedes: old._id, reason }
  const overlaid = overlay(context, [...(undone?.writes ?? [])])
  const following = countsIn(entry) ? await book.onCounting?.(entry, true, overlaid) : undefined
  if (isRefusal(following)) return following
  const writes = mergeWrites([
    { do: 'replace', in: book.collection, doc: replaced } as Write,
    ...(undone?.writes ?? []),
    { do: 'insert', in: book.collection, doc: following?.entry ?? entry } as Write,
    ...(following?.writes ?? []),
  ])
  return decide({ entryId: entry._id, state: entry.state }, writes, entry._id)
}

/** The context as if the writes were done already: `get` answers with the newest version among them. */
function overlay(context: BranchContext, writes: readonly Write[]): BranchContext {
  if (writes.length === 0) return context
  const { store } = context
  const pending = (collection: string, id: string) =>
    writes.findLast(
      (write) => (write.do === 'replace' || write.do === 'insert') && write.in === collection && write.doc._id === id,
    )
  return {
    ...context,
    store: {
      ...store,
      get: async (collection, id) => {
        const write = pending(collection, id)
        return write && 'doc' in write ? (write.doc as Collections[typeof collection]) : store.get(collection, id)
      },
      find: store.find.bind(store),
      findAll: store.findAll.bind(store),
      count: store.count.bind(store),
      aggregate: store.aggregate.bind(store),
    },
  }
}

/** Two replacements of one document become one: the last version, one revision above the stored one. */
function mergeWrites(writes: readonly Write[]): Write[] {
  const merged: Write[] = []
  for (const write of writes) {
    const at = merged.findIndex(
      (earlier) =>
        write.do === 'replace' &&
        (earlier.do === 'replace' || earlier.do === 'insert') &&
        earlier.in === write.in &&
        earlier.doc._id === write.doc._id,
    )
    const earlier = merged[at]
    if (earlier && 'doc' in earlier && 'doc' in write)
      merged[at] = { ...earlier, doc: { ...write.doc, revision: earlier.doc.revision } } as Write
    else merged.push(write)
  }
  return merged
}
