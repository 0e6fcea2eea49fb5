/** How a meeting is shown: fields everybody of the branch sees, and a line of the sheet. */
import type { MemberId } from '#domain/people/identity'
import { type Attendance, attendanceId, type MarkRemarks, type SheetLine } from '#domain/meeting/attendance'
import type { ClosedMeeting, Meeting } from '#domain/meeting/meeting'
import { firstPlan, movesBetween, stillStands } from '#domain/meeting/meeting-plan'
import type { Only, Reader } from '../ports/store'

export type NameOf = (id: MemberId | null) => string | null
/** What a list shows of a meeting: of the sheet and of those due the caller's own line, and nothing of what is long. */
export const LISTED_FIELDS = [
  ...(['branchId', 'organ', 'cellId', 'kinds', 'title', 'occurredOn', 'startsAt', 'endsAt', 'place', 'form'] as const),
  ...(['state', 'isLateEntry', 'earlierPlans', 'dueChange', 'dueIds', 'sheet', 'tally', 'cancelledAt'] as const),
] as const
export const LISTED_LINES = { sheet: 'memberId', dueIds: '' } as const
type ListedMeeting = Only<Meeting, (typeof LISTED_FIELDS)[number]>

interface OwnPart {
  readonly ownMark: (Pick<SheetLine, 'mark' | 'markedAt'> & ReturnType<typeof remarksView>) | null
  /** They had leave for a day from which the meeting has been moved since. */
  readonly leaveLapsed: boolean
}

/** The caller's own part: from the sheet of a closed meeting, else from the record. One query for all. */
export async function ownParts(
  meetings: readonly ListedMeeting[],
  memberId: MemberId,
  store: Reader,
): Promise<(meeting: ListedMeeting) => OwnPart> {
  const open = meetings.filter(({ state }) => state === 'convened').map(({ _id }) => attendanceId(_id, memberId))
  const records = open.length ? await store.findAll('attendance', { _id: { $in: open } }) : []
  return (meeting) => {
    const record = records.find(({ meetingId }) => meetingId === meeting._id)
    if (record && !stillStands(meeting, record)) return { ownMark: null, leaveLapsed: isLeave(record) }
    const own: SheetLine | Attendance | undefined =
      meeting.state === 'closed' ? meeting.sheet.find((line) => line.memberId === memberId) : record
    const ownMark = own ? { mark: own.mark, markedAt: own.markedAt, ...remarksView(own) } : null
    return { ownMark, leaveLapsed: false }
  }
}

function isLeave({ mark, leave }: Attendance): boolean {
  return mark === 'excused' || leave !== undefined
}

type Written = Pick<
  ClosedMeeting,
  'sheet' | 'decisions' | 'withoutVoteIds' | 'minutes' | 'corrections' | 'lateReason'
> &
  Pick<ClosedMeeting, 'problemsRaised' | 'problemsRectified'> & {
    readonly [Part in 'tally' | 'quorum' | 'closedAt' | 'closedBy']: NonNullable<ClosedMeeting[Part]> | null
  }
const NOTHING_WRITTEN: Written = {
  sheet: [],
  tally: null,
  quorum: null,
  decisions: [],
  withoutVoteIds: [],
  minutes: '',
  problemsRaised: 0,
  problemsRectified: 0,
  corrections: [],
  closedAt: null,
  closedBy: null,
  lateReason: null,
}

/** What a meeting has from its closing on, for a reader of any meeting: empty before, and of one that was cancelled. */
export function writtenOf(meeting: Meeting): Written {
  return meeting.state === 'closed' ? { ...meeting, quorum: meeting.quorum ?? null } : NOTHING_WRITTEN
}

export function meetingFields(meeting: ListedMeeting, isDue: boolean, own: OwnPart) {
  const { _id, organ, cellId, kinds, title, occurredOn, startsAt, endsAt, place, form } = meeting
  const { state, isLateEntry } = meeting
  return {
    meetingId: _id,
    organ,
    cellId,
    kinds: [...kinds],
    title,
    occurredOn,
    startsAt,
    endsAt,
    place,
    form,
    state,
    tally: meeting.state === 'closed' ? meeting.tally : null,
    isLateEntry,
    originally: originally(meeting),
    cancelledAt: meeting.state === 'cancelled' ? (meeting.cancelledAt ?? null) : null,
    isDue,
    ...own,
  }
}

/** The plan it was convened with, where the hour or the place is another now. */
function originally(meeting: ListedMeeting) {
  const { startsAt, place } = firstPlan(meeting)
  return movesBetween({ startsAt, place }, meeting).length > 0 ? { startsAt, place } : null
}

/** One person's mark as a line: of the sheet, of a record, or of somebody due who is not marked yet. */
export function markView(line: SheetLine | Attendance | { memberId: MemberId }, isDue: boolean, nameOf: NameOf) {
  const { memberId } = line
  const none = { mark: null, source: null, markedAt: null, reason: null }
  const { mark, source, markedAt, reason } = 'mark' in line ? line : none
  const remarks = remarksView('mark' in line ? line : {})
  return { memberId, name: nameOf(memberId), isDue, mark, source, markedAt, reason, ...remarks }
}

export function remarksView({ arrivedLate, leftEarly, leave }: MarkRemarks) {
  return { arrivedLate: arrivedLate ?? false, leftEarly: leftEarly ?? false, leave: leave ?? null }
}
