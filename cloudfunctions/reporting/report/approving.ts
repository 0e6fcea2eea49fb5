/** The meeting that approved a report: which may, until when what was written lay before it, and what was written after. */
import type { Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { ClosedMeeting, Meeting } from '#domain/meeting/meeting'
import type { Approval } from '#domain/report/final-report'
import { addDays } from '#domain/time/civil-date'
import { instantAt, type Instant } from '#domain/time/instant'
import { refuse } from '../../application/ports/handling'
import { writtenAfter } from './approved-words'
import type { ReadReport } from './whole-report'

/** So many of what was written after are named. */
const NAMED = 3

/** Committees, the leading group and the general meeting decide on a report; a cell or a lecture does not. */
export function mayApprove(meeting: Meeting): meeting is ClosedMeeting {
  const { state, organ, kinds } = meeting
  const decides = organ === 'committee' || organ === 'leading-group' || kinds.includes('general-meeting')
  return state === 'closed' && decides
}

/** When it was closed; written down on a later day, the end of the day on which it took place. */
export function heldUntil({ closedAt, occurredOn }: ClosedMeeting): Instant {
  const endOfDay = instantAt(addDays(occurredOn, 1), '00:00')
  return closedAt < endOfDay ? closedAt : endOfDay
}

export function approvalBy({ _id, title, occurredOn }: Meeting): Approval {
  return { meetingId: _id, title, occurredOn }
}

type Unfit = 'no-such-meeting' | 'meeting-cannot-approve' | 'meeting-before-draft' | 'written-after-meeting'

/** The approval of the report as it reads now, word for word; refused where the meeting had another before it. */
export function approvalOf(
  read: ReadReport,
  meeting: Meeting | undefined,
  branch: Pick<Branch, '_id'>,
): Approval | Refusal<Unfit> {
  const field = 'meetingId'
  if (meeting?.branchId !== branch._id) return refuse('no-such-meeting', { field })
  if (!mayApprove(meeting)) return refuse('meeting-cannot-approve', { field })
  const until = heldUntil(meeting)
  if (until < read.report.draftedAt) return refuse('meeting-before-draft', { field })
  const after = writtenAfter(read, until)
  if (after.length === 0) return approvalBy(meeting)
  const what = `${after.slice(0, NAMED).join('、')}${after.length > NAMED ? `等${after.length}处` : ''}`
  return refuse('written-after-meeting', { field, detail: { meeting: meeting.title, what } })
}
