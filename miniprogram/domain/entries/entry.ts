import type { CivilDate } from '../time/civil-date'
import { addDays, daysBetween } from '../time/civil-date'
import type { BranchId, EntryId, MemberId, Stored } from '../people/identity'
import type { RecordKind } from '../people/permission'
import { beijingDate, type Instant } from '../time/instant'

/** How a record came in. All are equal; the way is stated, never judged. */
export const ENTRY_SOURCES = ['scan', 'roll-call', 'paper', 'import', 'self', 'clerk', 'timer'] as const
export type EntrySource = (typeof ENTRY_SOURCES)[number]

/** Only `confirmed` entries are counted. `superseded` ones have been corrected by a later entry. */
export const ENTRY_STATES = ['proposed', 'confirmed', 'disputed', 'withdrawn', 'superseded'] as const
export type EntryState = (typeof ENTRY_STATES)[number]

/** The collections whose documents are entries: volunteer shifts, donations, dues payments, the ledger, indicator months. */
export const ENTRY_COLLECTIONS = ['shifts', 'donations', 'duesPayments', 'ledger', 'indicatorMonths'] as const
export type EntryCollection = (typeof ENTRY_COLLECTIONS)[number]

/** Whose row of the permission table says who reads and settles them; a ledger's kind may have one of its own. */
export const RECORD_KIND_OF: Readonly<Record<EntryCollection, RecordKind>> = {
  shifts: 'shifts',
  donations: 'donations',
  duesPayments: 'dues',
  ledger: 'ledger',
  indicatorMonths: 'indicators',
}

export const ENTRY_ACTS = ['confirm', 'dispute', 'withdraw', 'supersede'] as const
export type EntryAct = (typeof ENTRY_ACTS)[number]

/** Something that happened. Append-only: a correction is a new entry that supersedes this one. */
export interface Entry extends Stored {
  readonly branchId: BranchId
  readonly occurredOn: CivilDate
  readonly recordedAt: Instant
  readonly recordedBy: MemberId
  readonly source: EntrySource
  readonly state: EntryState
  /** Entered later than the branch's days for late entries (补录). Allowed, and marked. */
  readonly isLateEntry: boolean
  /** Who settled the entry's present state, when, and why where a reason was asked. */
  readonly settledBy: MemberId | null
  readonly settledAt: Instant | null
  readonly reason: string | null
  readonly supersedes: EntryId | null
  readonly supersededBy: EntryId | null
}

/** Whose entry it is: its owner may withdraw it while it is only proposed. Null for the branch's own. */
export function ownerOf({ memberId = null }: Entry & { readonly memberId?: MemberId | null }): MemberId | null {
  return memberId
}

const NEXT: Record<EntryAct, Partial<Record<EntryState, EntryState>>> = {
  confirm: { proposed: 'confirmed', disputed: 'confirmed' },
  dispute: { proposed: 'disputed', confirmed: 'disputed' },
  withdraw: { proposed: 'withdrawn', confirmed: 'withdrawn', disputed: 'withdrawn' },
  supersede: { proposed: 'superseded', confirmed: 'superseded', disputed: 'superseded' },
}

/** The state an act leads to, or undefined where the act does not apply. */
export function nextState(state: EntryState, act: EntryAct): EntryState | undefined {
  return NEXT[act][state]
}

/** Late when it was recorded more than `afterDays` days after it happened, by Beijing dates. */
export function isLate(occurredOn: CivilDate, recordedAt: Instant, afterDays: number): boolean {
  return daysBetween(occurredOn, beijingDate(recordedAt)) > afterDays
}

/** The first day on which it is late to record what happened on that day. */
export function lateFrom(occurredOn: CivilDate, afterDays: number): CivilDate {
  return addDays(occurredOn, afterDays + 1)
}
