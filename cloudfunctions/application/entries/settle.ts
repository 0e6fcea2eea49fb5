import type { Refusal, RefusalCode } from '#contract'
import { nextState, ownerOf, type Entry, type EntryAct, type EntryCollection } from '#domain/entries/entry'
import { RECORD_TABLE } from '#domain/people/permission'
import { recordKindIn } from '#domain/records/record-kinds'
import type { Collections } from '../ports/collections'
import { decide, isRefusal, notPermitted, refuse, type BranchContext, type Decision } from '../ports/handling'
import { ceasing, countsIn, entering, kindIn, settles, type Book } from './book'
import { writeOf } from './pending-writes'
import type { Recorded } from './record'

/** The entry, if it is one of this branch. An entry of another branch is as unknown as one that never was. */
export async function entryOf<C extends EntryCollection>(
  collection: C,
  entryId: string,
  { store, branch }: BranchContext,
): Promise<Collections[C] | Refusal<'no-such-entry'>> {
  const entry = await store.get(collection, entryId)
  return entry && entry.branchId === branch._id ? entry : refuse('no-such-entry', { field: 'entryId' })
}

/** Confirms an entry: those who settle the book may. */
export async function confirmEntry<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  entryId: string,
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<Code | 'no-such-entry' | 'not-permitted' | 'entry-settled'>> {
  const entry = await entryOf(book.collection, entryId, context)
  if (isRefusal(entry)) return entry
  if (!settles(book.collection, context, kindIn(entry)))
    return notPermitted(RECORD_TABLE[recordKindIn(book.collection, entry)].settle)
  return settle(book, entry, 'confirm', null, context)
}

/**
 * Confirms one of many, of which nobody looked at this one alone: what is disputed, or settled meanwhile, is left as it is.
 */
export async function confirmProposed<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  entry: Collections[C],
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<Code | 'not-permitted' | 'entry-settled'>> {
  if (!settles(book.collection, context, kindIn(entry)))
    return notPermitted(RECORD_TABLE[recordKindIn(book.collection, entry)].settle)
  if (entry.state !== 'proposed') return refuse('entry-settled', { detail: { state: entry.state } })
  return settle(book, entry, 'confirm', null, context)
}

/** Disputes an entry: those who settle the book may, and the person concerned. */
export async function disputeEntry<C extends EntryCollection>(
  book: Book<C, RefusalCode>,
  entryId: string,
  reason: string,
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<'no-such-entry' | 'not-yours' | 'entry-settled'>> {
  const entry = await entryOf(book.collection, entryId, context)
  if (isRefusal(entry)) return entry
  if (!settles(book.collection, context, kindIn(entry)) && ownerOf(entry) !== context.caller.memberId)
    return refuse('not-yours')
  return settleAway(book, entry, 'dispute', reason, context)
}

/** Withdraws an entry: those who settle the book may; whose it is, or who proposed it, only while it is proposed. */
export async function withdrawEntry<C extends EntryCollection>(
  book: Book<C, RefusalCode>,
  entryId: string,
  reason: string,
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<'no-such-entry' | 'not-yours' | 'entry-settled'>> {
  const entry = await entryOf(book.collection, entryId, context)
  if (isRefusal(entry)) return entry
  const { memberId } = context.caller
  if (!settles(book.collection, context, kindIn(entry))) {
    if (ownerOf(entry) !== memberId && entry.recordedBy !== memberId) return refuse('not-yours')
    if (entry.state !== 'proposed') return refuse('entry-settled', { detail: { state: entry.state } })
  }
  return settleAway(book, entry, 'withdraw', reason, context)
}

/** Brings an entry into the state the act leads to, with what follows when it begins or ceases to count. */
async function settle<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  entry: Collections[C],
  act: EntryAct,
  reason: string | null,
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<Code | 'entry-settled'>> {
  const state = nextState(entry.state, act)
  if (!state) return refuse('entry-settled', { detail: { state: entry.state } })
  const left = await ceasing(book, entry, context)
  const settled = { ...left.entry, ...settledNow(entry, state, reason, context) }
  const following = countsIn(settled) ? await entering(book, settled, context) : { ...left, entry: settled }
  // The input names only the entry: the field its own rules would blame is not there.
  if (isRefusal(following)) {
    const { field: _, ...refused } = following
    return refused
  }
  const writes = [writeOf('replace', book.collection, following.entry), ...following.writes]
  const told = await book.alsoTold?.(entry, following.entry, context)
  return decide({ entryId: entry._id, state, ...told }, writes, entry._id)
}

async function settleAway<C extends EntryCollection>(
  book: Book<C, RefusalCode>,
  entry: Collections[C],
  act: 'dispute' | 'withdraw',
  reason: string,
  context: BranchContext,
): Promise<Decision<Recorded> | Refusal<'entry-settled'>> {
  const outcome = await settle(book, entry, act, reason, context)
  if (!isRefusal(outcome)) return outcome
  if (outcome.code !== 'entry-settled') throw new Error(`${book.collection}: ${outcome.code} on ${act}`)
  return refuse('entry-settled', outcome.detail ? { detail: outcome.detail } : {})
}

function settledNow(entry: Entry, state: Entry['state'], reason: string | null, { caller, now }: BranchContext) {
  return { state, reason, settledBy: caller.memberId, settledAt: now, revision: entry.revision + 1 }
}
