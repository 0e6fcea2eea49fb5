import type { CivilDate } from '../time/civil-date'
import type { Entry } from '../entries/entry'
import type { MemberId } from '../people/identity'
import type { Permission, RecordKind } from '../people/permission'
import type { Organ } from '../meeting/meeting-kinds'

/**
 * Ledger kinds (台账类别) are declared as data: one form, one list and one code path serve all of them.
 * A new kind is a new declaration in ledger-kinds/, or on the phone (own-kind.ts), nothing else.
 */
interface FieldBase {
  readonly code: string
  readonly label: string
  /** What to write, where the label alone might be misread. */
  readonly hint?: string
  /** Optional fields may be left out. */
  readonly optional?: true
  /** Filled in when the matter is concluded (整改, 办结, 圆梦 …), not when it is recorded. */
  readonly outcome?: true
}
export type LedgerField = FieldBase &
  (
    | { readonly type: 'text'; readonly maxLength: number }
    | { readonly type: 'choice'; readonly options: readonly { readonly code: string; readonly label: string }[] }
    /** A whole number with its unit, `atLeast` (0) to `atMost` (1,000,000). `notAbove` names a field it can never exceed. */
    | {
        readonly type: 'number'
        readonly unit: string
        readonly atLeast?: number
        readonly atMost?: number
        readonly notAbove?: string
      }
    /** An amount in fen. */
    | { readonly type: 'money' }
    | { readonly type: 'date' }
    | { readonly type: 'yes-no' }
    | { readonly type: 'member' }
    | { readonly type: 'members' }
  )

export interface LedgerKind {
  readonly code: string
  readonly title: string
  /** The measure word of one entry: 次, 份, 篇 … */
  readonly unit: string
  /** Whom an entry is about: one member (who may enter it for themselves when `selfEntry`), or the whole branch. */
  readonly about: 'member' | 'branch'
  readonly selfEntry: boolean
  /** Whether an entry names the organ it belongs to (branch, committee, cell, leading group). */
  readonly namesOrgan: boolean
  /** Which organs answer for such a matter, and so which organization holds it. Absent: any organ. */
  readonly organs?: readonly Organ[]
  /** The word for concluding an entry, when a later outcome is recorded on it: 整改完成, 已签订 … */
  readonly conclusion?: string
  /**
   * An entry holds from its day on until it is concluded (a team until it is dissolved), so that a figure counts what
   * stands at the end of the period. Absent: an entry is an event of its day.
   */
  readonly lasting?: true
  /** A member has one a year, of the year of its day. */
  readonly oncePerYear?: true
  /** The member whom an entry is about concludes it on their own phone, by signing (签订). */
  readonly signedByMember?: true
  /** Whose row of the permission table says who reads and settles other people's entries. Absent: the ledger's. */
  readonly recordKind?: RecordKind
  /** What somebody has to be allowed besides, to settle an entry. Absent: nothing more. */
  readonly settledBy?: Permission
  readonly fields: readonly LedgerField[]
}

/** A kind as it was declared when a record was written. */
export interface DeclaredKind extends LedgerKind {
  readonly version: number
}

/** Text, code, whole number, fen, civil date, yes or no, a member's id or several. */
export type LedgerValue = string | number | boolean | readonly string[]

export interface LedgerEntry extends Entry {
  readonly kind: string
  /** The declaration it was written with, where the kind is one that an organization set up; see own-kind.ts. */
  readonly declared?: DeclaredKind
  /** The meeting whose decision it comes from, which names this entry in turn; absent for all others. */
  readonly meetingId?: string
  /** The organised shift that it was; absent for all others. */
  readonly offerId?: string
  /** The step of a duty report that it carries out, and the problem which that answers; absent for all others. */
  readonly stepId?: string
  readonly problemId?: string
  readonly organ: Organ | null
  readonly memberId: MemberId | null
  readonly values: Readonly<Record<string, LedgerValue>>
  /** The day the matter was concluded; null while it is open. */
  readonly concludedOn: CivilDate | null
  /** Days from `occurredOn` to `concludedOn`; null while it is open. Kept because the database cannot subtract dates. */
  readonly concludedAfterDays: number | null
}
