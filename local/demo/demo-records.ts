/** The records of a demo year: meetings, shifts, gifts, dues, ledger entries, indicators; people by their keys. */
import type { Willing } from '#domain/service/donation'
import type { CivilDate, Month } from '#domain/time/civil-date'
import type { DuesCategory } from '#domain/dues/dues'
import type { PaymentMethod } from '#domain/dues/dues-account'
import type { IndicatorValue } from '#domain/entries/indicator'
import type { Instant } from '#domain/time/instant'
import type { AttendanceMark } from '#domain/meeting/attendance'
import type { Lecturer, MeetingForm, MeetingKind, Organ } from '#domain/meeting/meeting-kinds'
import type { Fen } from '#domain/values/money'
import type { CellKey, PersonKey } from './demo-people'

/** When something was entered, and by whom. */
export interface Entered {
  readonly at: Instant
  readonly by: PersonKey
}

/** What became of an entry after it was made. Absent: it was confirmed when it was recorded. */
export type Aftermath =
  | { readonly is: 'left-proposed' }
  | { readonly is: 'confirmed-later'; readonly entered: Entered }
  | { readonly is: 'withdrawn'; readonly entered: Entered; readonly reason: string }
  | { readonly is: 'disputed'; readonly entered: Entered; readonly reason: string }

export interface DemoDecision {
  readonly title: string
  readonly isMajor: boolean
  readonly votersDue: number
  readonly votersPresent: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
}

/** `live`: convened, checked in, closed. `roll-call` and `paper`: recorded afterwards from the sheet. */
export type WayOfKeeping = 'live' | 'roll-call' | 'paper'

export interface DemoMeeting {
  readonly key: string
  readonly kinds: readonly MeetingKind[]
  readonly organ: Organ
  readonly cell: CellKey | null
  readonly title: string
  readonly on: CivilDate
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly form: MeetingForm
  readonly agenda: readonly { readonly title: string; readonly isPartyBuilding: boolean }[]
  readonly lecturer: Lecturer | null
  readonly lecturedBy: PersonKey | null
  readonly studyMinutes: number
  readonly way: WayOfKeeping
  /** Everybody who was due, and observers. */
  readonly marks: Readonly<Record<PersonKey, AttendanceMark>>
  readonly decisions: readonly DemoDecision[]
  /** Full members without a vote at this meeting, because only it made them full members. */
  readonly withoutVote: readonly PersonKey[]
  /** Observers whom the register of that day has as members, because only this meeting made them so. */
  readonly notYetDue: readonly PersonKey[]
  readonly minutes: string
  readonly problemsRaised: number
  readonly problemsRectified: number
  readonly entered: Entered
  /** Why it was entered late, on paper. */
  readonly lateReason: string | null
  readonly cancelled: string | null
  /** Somebody first written down with another mark than in `marks`, and put right afterwards. */
  readonly miswritten: {
    readonly person: PersonKey
    readonly mark: AttendanceMark
    readonly entered: Entered
    readonly reason: string
  } | null
}

export interface DemoShift {
  readonly key: string
  readonly people: readonly PersonKey[]
  readonly project: string
  readonly site: string
  readonly on: CivilDate
  readonly minutes: number
  /** The ledger entry (kind volunteer-outing) it belongs to. */
  readonly outing: string | null
  readonly entered: Entered
  readonly aftermath?: Aftermath
  /** The minutes and site as corrected afterwards. */
  readonly corrected?: { readonly minutes: number; readonly entered: Entered; readonly reason: string }
}

export interface DemoDonation {
  readonly key: string
  readonly person: PersonKey
  readonly campaign: string
  readonly fen: Fen
  readonly on: CivilDate
  readonly entered: Entered
  readonly aftermath?: Aftermath
  readonly corrected?: { readonly fen: Fen; readonly entered: Entered; readonly reason: string }
  /** Who said that it was the giver's own will; absent where nobody did. */
  readonly willing?: Willing
  /** Where the paper is on which it was said. */
  readonly paper?: string
}

export interface DemoDuesAccount {
  readonly person: PersonKey
  readonly category: DuesCategory
  readonly monthlyFen: Fen
  /** When the next higher committee approved that nothing is paid; null for everybody else. */
  readonly decidedOn: CivilDate | null
  readonly entered: Entered
}

export interface DemoDuesPayment {
  readonly key: string
  readonly person: PersonKey
  readonly months: readonly Month[]
  readonly fen: Fen
  readonly on: CivilDate
  readonly method: PaymentMethod
  readonly isLargeVoluntary: boolean
  readonly entered: Entered
  readonly aftermath?: Aftermath
}

/** As in the ledger, but people by their keys: a kind's `member` and `members` fields hold PersonKeys. */
export type DemoValue = string | number | boolean | readonly string[]

export interface DemoLedgerEntry {
  readonly key: string
  readonly kind: string
  readonly on: CivilDate
  readonly organ: Organ | null
  /** Whom it is about, for kinds about a member. */
  readonly person: PersonKey | null
  readonly values: Readonly<Record<string, DemoValue>>
  readonly entered: Entered
  readonly aftermath?: Aftermath
  /** The outcome. `entered` is null when it was written down together with the entry. */
  readonly concluded?: {
    readonly on: CivilDate
    readonly values: Readonly<Record<string, DemoValue>>
    readonly entered: Entered | null
  }
  readonly corrected?: {
    readonly values: Readonly<Record<string, DemoValue>>
    readonly entered: Entered
    readonly reason: string
  }
}

/** "Nothing of this happened" (本期无). */
export interface DemoNone {
  readonly subject: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly entered: Entered
}

export interface DemoIndicatorMonth {
  readonly month: Month
  readonly values: readonly IndicatorValue[]
  readonly entered: Entered
  readonly corrected?: {
    readonly values: readonly IndicatorValue[]
    readonly entered: Entered
    readonly reason: string
  }
}
