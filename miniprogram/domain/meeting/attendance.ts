/** Who was at a meeting: the marks while it is open, one record a person, and the lines of the closed sheet. */
import type { EntrySource } from '../entries/entry'
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'

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
