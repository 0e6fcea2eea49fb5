import type { Branch } from '#domain/branch/branch'
import { RECORD_KIND_OF, type Entry, type EntryCollection } from '#domain/entries/entry'
import { kindOf, type OfKind } from '#domain/ledger/kinds/catalogue'
import type { LedgerKind } from '#domain/ledger/ledger'
import { may, RECORD_TABLE } from '#domain/people/permission'
import { holdersOf } from '#domain/people/who-may'
import type { Fen } from '#domain/values/money'
import type { Refusal, RefusalCode } from '#contract'
import type { Collections } from '../ports/collections'
import type { BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'

/** What follows from an entry: the entry as it will be stored (e.g. with its number), and the writes beside it. */
export interface Following<C extends EntryCollection> {
  readonly entry: Collections[C]
  readonly writes: readonly Write[]
}

/**
 * What is particular to one subject; everything else about entries is in settle.ts and record.ts.
 * `Code` are the refusals its own rules may answer with when an entry is recorded or confirmed.
 */
export interface Book<C extends EntryCollection, Code extends RefusalCode = never> {
  readonly collection: C
  /** What must hold, and what is written beside it, when an entry is proposed. Left out where any proposal will do. */
  onProposing?(entry: Collections[C], context: BranchContext): Promise<Following<C> | Refusal<Code>>
  /**
   * What follows when an entry begins or ceases to count. Left out where nothing follows.
   * Only a beginning may be refused: what has counted can always cease to.
   */
  onCounting?(entry: Collections[C], counts: boolean, context: BranchContext): Promise<Following<C> | Refusal<Code>>
  /** What the answer says besides, once the second stands where the first did. Left out where there is nothing to say. */
  alsoTold?(before: Collections[C], after: Collections[C], context: BranchContext): Promise<AlsoTold>
}

export interface AlsoTold {
  /** By how much the branch's book of dues is below zero. */
  readonly shortFen?: Fen
}

/**
 * Whether the caller may confirm and dispute entries of the collection, and settle other people's; of the ledger, those of
 * a kind.
 */
export function settles(
  collection: EntryCollection,
  { caller, branch }: BranchContext,
  kind?: Pick<LedgerKind, 'recordKind' | 'settledBy'>,
): boolean {
  const { settle } = RECORD_TABLE[kind?.recordKind ?? RECORD_KIND_OF[collection]]
  const more = kind?.settledBy
  return may(caller, settle, branch) && (more === undefined || may(caller, more, branch))
}

/** Who settles other people's there: `第二党支部的书记、副书记、组织委员`. */
export function settlersOf(
  collection: EntryCollection,
  { name, kind: branchKind }: Pick<Branch, 'name' | 'kind'>,
  kind?: Pick<LedgerKind, 'recordKind' | 'settledBy'>,
): string {
  const permission = kind?.settledBy ?? RECORD_TABLE[kind?.recordKind ?? RECORD_KIND_OF[collection]].settle
  return `${name}的${holdersOf(permission, branchKind)}`
}

/** The kind of an entry of the ledger; undefined for the other books. */
export function kindIn(entry: Entry | (Entry & OfKind)): LedgerKind | undefined {
  return 'kind' in entry ? kindOf(entry) : undefined
}

/** Whether an entry counts in figures. */
export function countsIn(entry: Pick<Entry, 'state'>): boolean {
  return entry.state === 'confirmed'
}

/** The entry as it is when it is first stored, with what follows: it begins to count, or it is proposed. */
export async function entering<C extends EntryCollection, Code extends RefusalCode>(
  book: Book<C, Code>,
  entry: Collections[C],
  context: BranchContext,
): Promise<Following<C> | Refusal<Code>> {
  const following = countsIn(entry)
    ? await book.onCounting?.(entry, true, context)
    : await book.onProposing?.(entry, context)
  return following ?? { entry, writes: [] }
}

/** The entry as it ceases to count, with what follows. */
export async function ceasing<C extends EntryCollection>(
  book: Book<C, RefusalCode>,
  entry: Collections[C],
  context: BranchContext,
): Promise<Following<C>> {
  const following = countsIn(entry) ? await book.onCounting?.(entry, false, context) : undefined
  if (following && 'ok' in following) throw new Error(`${book.collection}: ${following.code} on ceasing to count`)
  return following ?? { entry, writes: [] }
}
