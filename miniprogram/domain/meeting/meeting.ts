import type { BranchId, CellId, MemberId, Stored } from '../people/identity'
import type { CivilDate } from '../time/civil-date'
import type { Instant } from '../time/instant'
import type { SheetLine } from './attendance'
import type { Decision } from './decision'
import type { Lecturer, MeetingForm, MeetingKind, Organ } from './meeting-kinds'
import type { MeetingQuorum } from './quorum'
import type { AttendanceTally } from './tally'
import type { LawfullyLeftOut } from './left-out'

export interface AgendaItem {
  readonly title: string
  readonly isPartyBuilding: boolean
}

/** Who was added to or taken off those who are due by rule, and why. */
export interface DueChange {
  readonly added: readonly MemberId[]
  readonly removed: readonly MemberId[]
  readonly reason: string
  /** Of those taken off, who is left out where the meeting decides as well, and on which lawful ground; absent where nobody is. */
  readonly lawful?: readonly LawfullyLeftOut[]
  /** Which higher committee agreed to that, and when; absent where it was not written down. */
  readonly consent?: string
}

/** When and where a meeting was to be before it was moved, and until when that held. */
export interface EarlierPlan {
  readonly startsAt: Instant
  readonly place: string
  readonly until: Instant
}

/** What is known of a meeting whatever has become of it. */
interface ArrangedMeeting extends Stored {
  readonly branchId: BranchId
  /** Those convened together, month by month (每月固定日期的主题党日), share it. */
  readonly seriesId?: string
  readonly organ: Organ
  readonly cellId: CellId | null
  /** One date may carry several kinds, e.g. a themed Party day with a lecture: each counts. */
  readonly kinds: readonly MeetingKind[]
  readonly title: string
  readonly occurredOn: CivilDate
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string
  /** Who presides (主持人). May show the check-in code and call the roll; null where nobody is named. */
  readonly hostId: MemberId | null
  readonly form: MeetingForm
  readonly agenda: readonly AgendaItem[]
  readonly lecturer: Lecturer | null
  readonly lecturerId: MemberId | null
  /** Study time credited to everybody present, in minutes; 45 minutes are one 学时. */
  readonly studyMinutes: number
  /**
   * Who was due (应到) by the roll of that day. Fixed when the meeting is closed; before, only what was so when it was last
   * written, and read anew wherever it matters (application/meetings/due-on-day.ts).
   */
  readonly dueIds: readonly MemberId[]
  readonly dueChange: DueChange | null
  readonly recordedAt: Instant
  readonly recordedBy: MemberId
  /** Entered (补录) or closed later than the branch's days for late entries after it took place. Allowed, and marked. */
  readonly isLateEntry: boolean
  /** The plans it was moved from, oldest first; see meeting-plan.ts. Absent where it was never moved. */
  readonly earlierPlans?: readonly EarlierPlan[]
}

/** Still ahead, under way, or over and not yet written down. */
export interface ConvenedMeeting extends ArrangedMeeting {
  readonly state: 'convened'
}

/** Over, and written down. */
export interface ClosedMeeting extends ArrangedMeeting {
  readonly state: 'closed'
  readonly sheet: readonly SheetLine[]
  readonly tally: AttendanceTally
  /** Whether enough were there, by the rule of the kind; null where none asks for it, absent where it was not yet kept. */
  readonly quorum?: MeetingQuorum | null
  readonly decisions: readonly Decision[]
  /** Full members among the due who had no vote at this meeting, e.g. 留党察看, or admitted as full only by it. */
  readonly withoutVoteIds: readonly MemberId[]
  /**
   * Full members by the register of that day among those who count where it decides (`countedIn`); they had a vote but for
   * `withoutVoteIds`. Fixed, so that no correction counts other voters; absent in records closed before this was kept.
   */
  readonly fullMemberIds?: readonly MemberId[]
  /** Of a committee meeting: who sat on the committee that day, of whom its quorum is counted. Fixed and absent likewise. */
  readonly committeeIds?: readonly MemberId[]
  readonly minutes: string
  /** Organizational and democratic life meetings: problems raised, and those rectified since. */
  readonly problemsRaised: number
  readonly problemsRectified: number
  readonly corrections: readonly MeetingCorrection[]
  readonly closedAt: Instant
  readonly closedBy: MemberId
  /** Why it was entered or closed late. */
  readonly lateReason: string | null
}

/** What a correction of a closed meeting may change. */
export const CORRECTABLE = [
  'sheet',
  'tally',
  'quorum',
  'decisions',
  'withoutVoteIds',
  'minutes',
  'problemsRaised',
  'problemsRectified',
] as const
export type ClosedRecord = Pick<ClosedMeeting, (typeof CORRECTABLE)[number]>

/** A change of the closed record: who, when, why, and what stood there before (only what was changed, each part whole). */
export interface MeetingCorrection {
  readonly at: Instant
  readonly by: MemberId
  readonly reason: string
  readonly before: Partial<ClosedRecord>
}

export interface CancelledMeeting extends ArrangedMeeting {
  readonly state: 'cancelled'
  readonly reason: string
  /** Absent in records cancelled before it was kept. */
  readonly cancelledAt?: Instant
}

/** As it is stored. Documents of earlier versions also hold empty parts of other states; nobody reads those. */
export type Meeting = ConvenedMeeting | ClosedMeeting | CancelledMeeting

export const MEETING_STATES = ['convened', 'closed', 'cancelled'] as const satisfies readonly Meeting['state'][]
export type MeetingState = Meeting['state']
