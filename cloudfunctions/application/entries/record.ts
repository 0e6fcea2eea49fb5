import type { CivilDate } from '#domain/time/civil-date'
import { isLate, nextState, type Entry, type EntrySource, type EntryCollection } from '#domain/entries/entry'
import type { MemberId } from '#domain/people/identity'
import { may } from '#domain/people/permission'
import type { Refusal, RefusalCode } from '#contract'
import type { Collections } from '../ports/collections'
import { decide, isRefusal, refuse, type BranchContext, type Decision } from '../ports/handling'
import type { Write } from '../ports/store'
import type { LedgerKind } from '#domain/ledger/ledger'
import { ceasing, entering, kindIn, settles, type AlsoTold, type Book } from './book'
import { merged, rememberingIn, seeing, writeOf } from './pending-writes'

/** What is answered about an entry that was stored. */
export interface Recorded extends AlsoTold {
  readonly entryId: string
  readonly state: Entry['state']
}

/**
 * Begins an entry. Whoever may settle entries of the book records it as confirmed; anybody else proposes, and only for
 * themselves. Refuses a date in the future and somebody else's entry.
 */
export function beginEntry<C extends EntryCollection>(
  book: Book<C, RefusalCode>,
  occurredOn: CivilDate,
  owner: MemberId | null,
  context: BranchContext,
  { source, kind }: { readonly source?: EntrySource | undefined; readonly kind?: LedgerKind } = {},
): Entry | Refusal<'in-the-future' | 'not-yours'> {
  const { branch, caller, now, today } = context
  if (occurredOn > today) return refuse('in-the-future', { field: 'occurredOn', detail: { today } })
  const isSettled = settles(book.collection, context, kind)
  const own = owner !== null && owner === caller.memberId
  if (!own && !isSettled && !may(caller, 'keep-records', branch)) return refuse('not-yours')
  return {
    _id: context.newId(),
    revision: 1,
    branchId: branch._id,
    occurredOn,
    recordedAt: now,
    recordedBy: caller.memberId,
    source: source ?? (own ? 'self' : 'clerk'),
    state: isSettled ? 'confirmed' : 'proposed',
    isLateEntry: isLate(occurredOn, now, branch.settings.lateEntryAfterDays),
    settledBy: isSettled ? caller.memberId : null,
    settledAt: isSettled ? now : null,
    reason: null,
    supersedes: null,
    supersededBy: null,
  }
}

/** Stores a new entry with what follows from it. Answers its id and state. */
export async function recordEntry<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  entry: Collections[C],
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<Code>> {
  const following = await entering(book, entry, context)
  if (isRefusal(following)) return following
  const writes = [writeOf('insert', book.collection, following.entry), ...following.writes]
  return decide({ entryId: entry._id, state: entry.state }, writes, entry._id)
}

/**
 * Stores several new entries, all or none. A refusal names the line at fault: `lines` is the input's name of the list,
 * so that `months.0` of the third entry becomes `payments.2.months.0`.
 */
export async function recordEntries<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  entries: readonly Collections[C][],
  lines: string,
  context: BranchContext,
): Promise<Decision<Recorded[]> | Refusal<Code>> {
  const remembering = rememberingIn(context)
  // What they read is read for all of them at once; what comes of it is decided below, one after another.
  await Promise.all(entries.map((entry) => entering(book, entry, remembering)))
  const writes: Write[] = []
  for (const [at, entry] of entries.entries()) {
    const following = await entering(book, entry, seeing(remembering, writes))
    if (isRefusal(following)) return { ...following, field: [lines, at, following.field ?? []].flat().join('.') }
    writes.push(writeOf('insert', book.collection, following.entry), ...following.writes)
  }
  const recorded = entries.map(({ _id, state }) => ({ entryId: _id, state }))
  return decide(recorded, merged(writes), entries[0]?._id ?? null)
}

/**
 * Stores those of several new entries that can be stored, each for itself: one that is refused leaves the others as they are.
 * Answers the writes, and the refusals by their places.
 */
export async function recordPossible<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  entries: readonly Collections[C][],
  context: BranchContext,
): Promise<{ readonly writes: Write[]; readonly refused: ReadonlyMap<number, Refusal<Code>> }> {
  const remembering = rememberingIn(context)
  await Promise.all(entries.map((entry) => entering(book, entry, remembering)))
  const writes: Write[] = []
  const refused = new Map<number, Refusal<Code>>()
  for (const [at, entry] of entries.entries()) {
    const following = await entering(book, entry, seeing(remembering, writes))
    if (isRefusal(following)) refused.set(at, following)
    else writes.push(writeOf('insert', book.collection, following.entry), ...following.writes)
  }
  return { writes: merged(writes), refused }
}

/**
 * Corrects an entry: the new one supersedes the old, which stays. `corrected` is the new entry from `beginEntry` with
 * its subject's fields; it takes the old one's place in the chain. What followed from the old is undone first.
 * A confirmed entry is corrected only by who settles the book: a proposal cannot take the place of what counts.
 */
export async function correctEntry<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  old: Collections[C],
  corrected: Collections[C],
  reason: string,
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<Code | 'entry-settled'>> {
  const { caller, now } = context
  const state = nextState(old.state, 'supersede')
  if (!state || (old.state === 'confirmed' && !settles(book.collection, context, kindIn(old))))
    return refuse('entry-settled', { detail: { state: old.state } })
  const undone = await ceasing(book, old, context)
  const replaced = {
    ...undone.entry,
    state,
    supersededBy: corrected._id,
    settledBy: caller.memberId,
    settledAt: now,
    reason,
    revision: old.revision + 1,
  }
  const entry = { ...corrected, supersedes: old._id, reason }
  const following = await entering(book, entry, seeing(context, undone.writes))
  if (isRefusal(following)) return following
  const writes = merged([
    writeOf('replace', book.collection, replaced),
    ...undone.writes,
    writeOf('insert', book.collection, following.entry),
    ...following.writes,
  ])
  const told = await book.alsoTold?.(old, following.entry, context)
  return decide({ entryId: entry._id, state: entry.state, ...told }, writes, entry._id)
}
