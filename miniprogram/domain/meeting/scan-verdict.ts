/** Whether a scan brings somebody in, and if not, why: the first reason that applies, in the order of this file. */
import { windowBegan, type Judgement } from './check-in-code'
import { checkInPeriod, isWithin } from './check-in-period'
import { dueOn, isHeldByPost } from './due-roll'
import type { ScanFailure } from './failed-scan'
import type { MemberId } from '../people/identity'
import type { Instant } from '../time/instant'
import type { AttendanceMark } from './attendance'
import type { ClosedMeeting, ConvenedMeeting, Meeting } from './meeting'
import { spanOn, type MemberSpan } from '../people/member-history'

/** Who holds the phone, as far as the register knows. */
export interface Scanner {
  readonly memberId: MemberId
  readonly spans: readonly MemberSpan[]
}

type Gate = Pick<Meeting, 'startsAt' | 'endsAt'> &
  (Pick<Exclude<Meeting, ClosedMeeting>, 'state'> | Pick<ClosedMeeting, 'state' | 'closedAt'>)
type Gathering = Pick<ConvenedMeeting, 'occurredOn' | 'branchId' | 'organ' | 'cellId' | 'dueIds' | 'dueChange'>

/**
 * Why not, by the meeting and the code alone. `isKept`: the phone had no network and sends the scan later. Such a scan is
 * judged by when its code was shown, not by when it arrives: a right code of the meeting's own hours waits for the host
 * also when the meeting is over by then. A cancelled meeting has nobody.
 */
export function whyCodeFails(
  meeting: Gate | undefined,
  { verdict, window }: Judgement,
  now: Instant,
  isKept: boolean,
): ScanFailure | undefined {
  if (!meeting) return 'no-such-meeting'
  if (meeting.state === 'cancelled') return 'meeting-cancelled'
  const period = checkInPeriod(meeting)
  const isOurs = verdict === 'taken' || verdict === 'expired'
  const shownAt = isKept && isOurs && window !== null ? windowBegan(window) : undefined
  const wasInTime = shownAt !== undefined && isWithin(period, shownAt)
  // No code was shown any more once it was closed.
  if (meeting.state === 'closed') return wasInTime && shownAt <= meeting.closedAt ? 'sent-late' : 'meeting-closed'
  if (!isWithin(period, now)) return wasInTime ? 'sent-late' : 'meeting-not-open'
  if (verdict === 'taken') return undefined
  if (verdict === 'wrong') return 'code-wrong'
  if (verdict === 'other-meeting') return verdict
  return wasInTime ? 'sent-late' : 'code-expired'
}

/** What a right code makes of this person: present when due, else an observer, who is of the branch on that day. */
export function markOfScanner(
  meeting: Gathering,
  scanner: Scanner | null,
): Extract<AttendanceMark, 'present' | 'observer'> | Extract<ScanFailure, 'not-bound' | 'not-on-roll'> {
  if (!scanner) return 'not-bound'
  if (isDue(meeting, scanner)) return 'present'
  return spanOn(scanner.spans, meeting.occurredOn)?.branchId === meeting.branchId ? 'observer' : 'not-on-roll'
}

/**
 * By the register as it stands, from the person's own history. Who is of a committee or a leading group follows from
 * posts, which a scan does not read: for their meetings it is as when they were convened, and the sheet puts right who
 * took office since.
 */
function isDue(meeting: Gathering, { memberId, spans }: Scanner): boolean {
  const { organ, dueIds, dueChange, occurredOn } = meeting
  if (isHeldByPost(organ)) return dueIds.includes(memberId)
  return dueOn(meeting, occurredOn, dueChange, [{ _id: memberId, spans }], []).includes(memberId)
}
