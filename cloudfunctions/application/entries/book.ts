import type { Entry } from '#domain/entry'
import type { MemberId } from '#domain/identity'
import type { Permission } from '#domain/permission'
import type { Refusal } from '#contract'
import type { Collections } from '../ports/collections'
import type { BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'

/** The collections whose documents are entries, each with the same life: proposed, confirmed, disputed, withdrawn. */
export const ENTRY_COLLECTIONS = ['shifts', 'donations', 'duesPayments', 'ledger', 'indicatorMonths'] as const
export type EntryCollection = (typeof ENTRY_COLLECTIONS)[number]

/** What is particular to one subject; everything else about entries is in settle.ts and record.ts. */
export interface Book<C extends EntryCollection> {
  readonly collection: C
  /** Who may confirm and dispute, and settle other people's entries. */
  readonly settledBy: Permission
  /** Whose entry it is: its owner may withdraw it while it is only proposed. Null for the branch's own. */
  owner(entry: Collections[C]): MemberId | null
  /**
   * What follows when an entry begins or ceases to count: the entry as it will be stored (e.g. with its number) and the
   * writes beside it. Left out where nothing follows.
   */
  onCounting?(
    entry: Collections[C],
    counts: boolean,
    context: BranchContext,
  ): Promise<{ readonly entry: Collections[C]; readonly writes: readonly Write[] } | Refusal>
}

/** Whether an entry counts in figures. */
export function countsIn(entry: Pick<Entry, 'state'>): boolean {
  return entry.state === 'confirmed'
}
