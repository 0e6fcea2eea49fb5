/** Writing marks down: one record for each person at a meeting, with what was noted before. */
import type { Refusal } from '#contract'
import { markOnSheet } from '#domain/meeting/attendance-sheet'
import type { EntrySource } from '#domain/entries/entry'
import type { MemberId } from '#domain/people/identity'
import { remarksAfter, remarksOf, sameRemarks, wasThere, type SaidRemarks } from '#domain/meeting/mark-remarks'
import { type Attendance, attendanceId, type AttendanceMark, type MarkNote } from '#domain/meeting/attendance'
import type { Meeting } from '#domain/meeting/meeting'
import { stillStands } from '#domain/meeting/meeting-plan'
import { isRefusal, refuse, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'
import { membersWithinReach } from './within-reach'

export interface Mark extends SaidRemarks {
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

function noteOf(note: MarkNote): MarkNote {
  return { ...plainNoteOf(note), ...remarksOf(note) }
}

function plainNoteOf({ mark, source, markedAt, markedBy, reason, requestId }: MarkNote): MarkNote {
  return { mark, source, markedAt, markedBy, reason, ...(requestId === undefined ? {} : { requestId }) }
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
  for (const [at, { memberId, mark, reason, ...said }] of marks.entries()) {
    const onSheet = markOnSheet(meeting.dueIds.includes(memberId), mark)
    if (!onSheet && !isNoted(memberId)) {
      const name = members.get(memberId)?.name ?? ''
      return refuse('not-due', { field: `marks.${at}.mark`, detail: { name, mark } })
    }
    fitting.push({ memberId, mark: onSheet ?? mark, reason, ...said })
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
  for (const { memberId, mark, reason, ...said } of marks) {
    const last = earlier.get(memberId)
    const old = last && stillStands(meeting, last) ? last : undefined
    const remarks = remarksAfter(old, mark, said)
    const stands = old?.mark === mark && (reason === null || old.reason === reason)
    if (stands && sameRemarks(remarksOf(old), remarks)) {
      records.push(old)
      continue
    }
    // That somebody came late does not change how it was noted that they came; leave keeps the words it was asked with.
    const asked = remarks.leave === undefined ? null : (old?.reason ?? null)
    const anew = { mark, source, reason: reason ?? asked, markedAt: now, markedBy: caller.memberId }
    const note = stands && wasThere(mark) ? plainNoteOf(old) : anew
    const { record, write } = marked(meeting, memberId, { ...note, ...remarks }, last)
    records.push(record)
    writes.push(write)
  }
  return { records, writes }
}
