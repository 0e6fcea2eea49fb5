/** Writing marks down: one record for each person at a meeting, with what was noted before. */
import type { Refusal } from '#contract'
import { markOnSheet } from '#domain/attendance-sheet'
import type { EntrySource } from '#domain/entry'
import type { MemberId } from '#domain/identity'
import { attendanceId, type Attendance, type AttendanceMark, type MarkNote, type Meeting } from '#domain/meeting'
import { isRefusal, refuse, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'
import { membersWithinReach } from './within-reach'

export interface Mark {
  readonly memberId: MemberId
  readonly mark: AttendanceMark
  readonly reason: string | null
}

/** The record of somebody who is marked for the first time, or anew. */
export function marked(
  meeting: Meeting,
  memberId: MemberId,
  note: MarkNote,
  before: Attendance | undefined,
): { readonly record: Attendance; readonly write: Write } {
  const record: Attendance = {
    _id: attendanceId(meeting._id, memberId),
    revision: (before?.revision ?? 0) + 1,
    meetingId: meeting._id,
    branchId: meeting.branchId,
    memberId,
    ...note,
    earlier: before ? [...before.earlier, noteOf(before)] : [],
  }
  return { record, write: { do: before ? 'replace' : 'insert', in: 'attendance', doc: record } }
}

function noteOf({ mark, source, markedAt, markedBy, reason }: MarkNote): MarkNote {
  return { mark, source, markedAt, markedBy, reason }
}

/**
 * The marks as they are to be kept: somebody due was present, others were observers. Somebody not due needs to be within
 * reach, and can be marked as away only to take an earlier mark back: `isNoted` says whether there is one.
 */
export async function fittingMarks(
  meeting: Pick<Meeting, 'dueIds' | 'occurredOn'>,
  marks: readonly Mark[],
  isNoted: (memberId: MemberId) => boolean,
  context: BranchContext,
): Promise<Mark[] | Refusal<'no-such-member' | 'not-on-roll' | 'not-due'>> {
  const named = marks.map(({ memberId }, at) => ({ memberId, field: `marks.${at}.memberId` }))
  const others = named.filter(({ memberId }) => !meeting.dueIds.includes(memberId))
  const members = await membersWithinReach(others, meeting.occurredOn, context)
  if (isRefusal(members)) return members
  const fitting: Mark[] = []
  for (const [at, { memberId, mark, reason }] of marks.entries()) {
    const onSheet = markOnSheet(meeting.dueIds.includes(memberId), mark)
    if (!onSheet && !isNoted(memberId)) {
      const name = members.get(memberId)?.name ?? ''
      return refuse('not-due', { field: `marks.${at}.mark`, detail: { name, mark } })
    }
    fitting.push({ memberId, mark: onSheet ?? mark, reason })
  }
  return fitting
}

/** Marks by somebody else's hand. What already says the same stays as it is, with its first time and way. */
export function notedBy(
  meeting: Meeting,
  marks: readonly Mark[],
  source: EntrySource,
  before: readonly Attendance[],
  { caller, now }: BranchContext,
): { readonly records: Attendance[]; readonly writes: Write[] } {
  const earlier = new Map(before.map((record) => [record.memberId, record]))
  const records: Attendance[] = []
  const writes: Write[] = []
  for (const { memberId, mark, reason } of marks) {
    const old = earlier.get(memberId)
    if (old?.mark === mark && (reason === null || old.reason === reason)) {
      records.push(old)
      continue
    }
    const note = { mark, source, reason, markedAt: now, markedBy: caller.memberId }
    const { record, write } = marked(meeting, memberId, note, old)
    records.push(record)
    writes.push(write)
  }
  return { records, writes }
}
