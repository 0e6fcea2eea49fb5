import type { CivilDate } from '../time/civil-date'
import type { EntrySource } from '../entries/entry'
import type { BranchId, CellId, EntryId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { MeetingQuorum } from './quorum'
import type { AttendanceTally } from './tally'

export const MEETING_KINDS = [
  'general-meeting',
  'committee-meeting',
  'cell-meeting',
  'party-lecture',
  'themed-party-day',
  'organizational-life-meeting',
  'democratic-evaluation',
  'democratic-life-meeting',
  'leading-group-session',
  'collective-study',
] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

/** 三会一课: three meetings and one lecture. */
export const THREE_MEETINGS_ONE_LECTURE = [
  'general-meeting',
  'committee-meeting',
  'cell-meeting',
  'party-lecture',
] as const satisfies readonly MeetingKind[]

/** Who meets. The leading group (党组) and the branch (党支部) are different organs; each record names its own. */
export const ORGANS = ['branch', 'committee', 'cell', 'leading-group'] as const
export type Organ = (typeof ORGANS)[number]

export const MEETING_STATES = ['convened', 'closed', 'cancelled'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

export const LECTURERS = ['secretary', 'leading-cadre', 'member', 'guest'] as const
export type Lecturer = (typeof LECTURERS)[number]

/** Forms of a meeting or activity, so that "always the same form" can be seen. */
export const MEETING_FORMS = ['reading', 'lecture', 'discussion', 'visit', 'service', 'voting', 'video'] as const
export type MeetingForm = (typeof MEETING_FORMS)[number]

export interface AgendaItem {
  readonly title: string
  readonly isPartyBuilding: boolean
}

/** What a decision puts on the plan: an entry of the ledger (年度计划事项) that names the meeting in turn. */
export interface DecisionPlan {
  readonly entryId: EntryId
  readonly title: string
  readonly ownerId: MemberId
  readonly dueOn: CivilDate
}

/** A motion with its count. `passes` follows from the numbers by rule; see votes.ts. */
export interface Decision {
  readonly title: string
  /** A major matter decided collectively (三重一大). */
  readonly isMajor: boolean
  readonly votersDue: number
  readonly votersPresent: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly isValid: boolean
  readonly passes: boolean
  /** As it was when it was put on the plan; what has become of it since stands in the ledger. */
  readonly plan?: DecisionPlan
}

export const ATTENDANCE_MARKS = ['present', 'excused', 'absent', 'observer'] as const
export type AttendanceMark = (typeof ATTENDANCE_MARKS)[number]

/** Leave somebody asked for themselves (请假): not yet decided, granted, or not granted. */
export const LEAVE_STATES = ['asked', 'granted', 'declined'] as const
export type LeaveState = (typeof LEAVE_STATES)[number]

/** What may stand beside a mark; each left out where there is nothing to say. */
export interface MarkRemarks {
  /** Came after it had begun (迟到); present all the same. */
  readonly arrivedLate?: true
  /** Went before it ended (早退); present all the same. */
  readonly leftEarly?: true
  /** Of somebody excused or absent who had asked for leave. */
  readonly leave?: LeaveState
}

/** One line of the closed sheet. */
export interface SheetLine extends MarkRemarks {
  readonly memberId: MemberId
  readonly mark: AttendanceMark
  readonly source: EntrySource | null
  readonly markedAt: Instant | null
  /** Why somebody asked for leave (请假), where it was said. */
  readonly reason: string | null
}

/** Who was added to or taken off those who are due by rule, and why. */
export interface DueChange {
  readonly added: readonly MemberId[]
  readonly removed: readonly MemberId[]
  readonly reason: string
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
export type ClosedRecord = Pick<Meeting, (typeof CORRECTABLE)[number]>

/** A change of the closed record: who, when, why, and what stood there before (only what was changed, each part whole). */
export interface MeetingCorrection {
  readonly at: Instant
  readonly by: MemberId
  readonly reason: string
  readonly before: Partial<ClosedRecord>
}

/** When and where a meeting was to be before it was moved, and until when that held. */
export interface EarlierPlan {
  readonly startsAt: Instant
  readonly place: string
  readonly until: Instant
}

export interface Meeting extends Stored {
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
  readonly state: MeetingState
  /**
   * Who was due (应到) by the roll of that day. Fixed when the meeting is closed; before, only what was so when it was last
   * written, and read anew wherever it matters (application/meetings/due-on-day.ts).
   */
  readonly dueIds: readonly MemberId[]
  readonly dueChange: DueChange | null
  /** Full members among the due who had no vote at this meeting, e.g. 留党察看, or admitted as full only by it. */
  readonly withoutVoteIds: readonly MemberId[]
  /**
   * Full members among the due by the register of that day; they had a vote but for `withoutVoteIds`. Fixed when the meeting
   * is closed, so that no correction counts other voters; absent before, and in records closed before this was kept.
   */
  readonly fullMemberIds?: readonly MemberId[]
  /** Of a committee meeting: who sat on the committee that day, of whom its quorum is counted. Fixed and absent likewise. */
  readonly committeeIds?: readonly MemberId[]
  /** Fixed when the meeting closes; empty before. */
  readonly sheet: readonly SheetLine[]
  readonly tally: AttendanceTally | null
  /** Whether enough were there, by the rule of the kind; null where none asks for it, absent before the closing. */
  readonly quorum?: MeetingQuorum | null
  readonly decisions: readonly Decision[]
  readonly minutes: string
  /** Organizational and democratic life meetings: problems raised, and those rectified since. */
  readonly problemsRaised: number
  readonly problemsRectified: number
  readonly corrections: readonly MeetingCorrection[]
  readonly recordedAt: Instant
  readonly recordedBy: MemberId
  readonly closedAt: Instant | null
  readonly closedBy: MemberId | null
  /** Entered (补录) or closed later than the branch's days for late entries after it took place. Allowed, and marked. */
  readonly isLateEntry: boolean
  readonly lateReason: string | null
  /** Why it was cancelled. */
  readonly reason: string | null
  readonly cancelledAt?: Instant
  /** The plans it was moved from, oldest first; see meeting-plan.ts. Absent where it was never moved. */
  readonly earlierPlans?: readonly EarlierPlan[]
}

/** What was noted of somebody, how, when and by whom; `reason` for leave (请假). */
export interface MarkNote extends MarkRemarks {
  readonly mark: AttendanceMark
  readonly source: EntrySource
  readonly markedAt: Instant
  readonly markedBy: MemberId
  readonly reason: string | null
  /** Of a scan: the phone's request, so that the same request sent again gets the same answer. */
  readonly requestId?: string
}

/** A mark while the meeting is open. `_id` is `<meeting>:<member>`: one person, one record. */
export interface Attendance extends Stored, MarkNote {
  readonly meetingId: string
  readonly branchId: BranchId
  readonly memberId: MemberId
  /** What was noted before, oldest first. */
  readonly earlier: readonly MarkNote[]
}

/** The deterministic id of a person's record at a meeting. */
export function attendanceId(meetingId: string, memberId: MemberId): string {
  return `${meetingId}:${memberId}`
}
