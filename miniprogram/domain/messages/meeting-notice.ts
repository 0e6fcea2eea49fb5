/**
 * What somebody due at a meeting is told of it, and when. Rule: 减负, "no instant-reply pressure": as little as serves,
 * nothing once the matter is done. Why just so: docs/decisions/0006-messages-about-meetings.md.
 */
import type { MemberId } from '../people/identity'
import { addMinutes, type Instant } from '../time/instant'
import type { CancelledMeeting, Meeting } from '../meeting/meeting'
import { firstPlan, movesBetween, planAt, type Move, type WhenAndWhere } from '../meeting/meeting-plan'
import { isDueAgain, meetingReminderId, type MeetingOccasion, type Reminder } from './reminder'

const MINUTES_A_DAY = 24 * 60
/** A reminder comes within the day before the meeting. */
const REMINDED_WITHIN = MINUTES_A_DAY
/** A change or cancellation further ahead than three days waits: till then it may change again, or be seen in the app. */
export const TOLD_WITHIN = 3 * MINUTES_A_DAY

type Told = Pick<Reminder, '_id' | 'at' | 'state' | 'tries'>
type Known = Pick<Meeting, '_id' | 'startsAt' | 'place' | 'earlierPlans'> &
  (Pick<Exclude<Meeting, CancelledMeeting>, 'state'> | Pick<CancelledMeeting, 'state' | 'cancelledAt'>)

export interface MeetingNotice {
  readonly _id: string
  readonly occasion: MeetingOccasion
  /** What differs from what the person knows; empty unless it was changed. */
  readonly moves: readonly Move[]
}

export interface Listener {
  readonly memberId: MemberId
  /** What the person was told of this meeting before, or what it was tried to tell them. */
  readonly told: readonly Told[]
  /** Since when the person consents to be told: what was moved or cancelled before, the mini-program had shown them. */
  readonly since?: Instant | undefined
}

/**
 * What is to be told now; undefined when nothing is. Quiet hours, consent and whether the person is noted already are
 * the caller's to ask.
 */
export function meetingNotice(meeting: Known, listener: Listener, now: Instant): MeetingNotice | undefined {
  if (meeting.state === 'closed' || meeting.startsAt <= now) return undefined
  const { memberId, told, since } = listener
  const known = knownPlan(meeting, listener)
  const moves = movesBetween(known, meeting)
  const notice = (occasion: MeetingOccasion): MeetingNotice => ({
    _id: meetingReminderId(memberId, meeting, occasion),
    occasion,
    moves: occasion === 'changed' ? moves : [],
  })
  const isTold = ({ _id }: MeetingNotice) => told.some((each) => each._id === _id && !isDueAgain(each, now))
  const isNear = [known.startsAt, meeting.startsAt].some((at) => now < at && at <= addMinutes(now, TOLD_WITHIN))
  if (meeting.state === 'cancelled') {
    const isNews = since === undefined || meeting.cancelledAt === undefined || since <= meeting.cancelledAt
    return isNear && isNews ? [notice('cancelled')].find((each) => !isTold(each)) : undefined
  }
  const due = [
    ...(moves.length > 0 && isNear ? [notice('changed')] : []),
    ...(isToBeReminded(meeting, told, now) ? [notice('upcoming')] : []),
  ]
  return due.find((each) => !isTold(each))
}

/** Whether there is nothing to tell anybody, whatever they know: it stands as convened and is more than a day ahead. */
export function isSilent({ state, startsAt, earlierPlans = [] }: Known, now: Instant): boolean {
  return state === 'convened' && earlierPlans.length === 0 && addMinutes(now, REMINDED_WITHIN) < startsAt
}

/** The plan as the person knows it: as it stood when they were last told of it or consented, else as it was convened. */
function knownPlan(meeting: Known, { told, since }: Listener): WhenAndWhere {
  const heard = told.filter(hasLeft).map(({ at }) => at)
  const [last] = [...heard, ...(since === undefined ? [] : [since])].sort().reverse()
  return last === undefined ? firstPlan(meeting) : planAt(meeting, last)
}

/** Within the day before, unless the person has heard of the meeting within that day. */
function isToBeReminded({ startsAt }: Known, told: readonly Told[], now: Instant): boolean {
  const from = addMinutes(startsAt, -REMINDED_WITHIN)
  return from <= now && !told.some((each) => hasLeft(each) && each.at >= from)
}

/** Claimed counts as sent: it may have left, and nothing is sent twice. */
function hasLeft({ state }: Told): boolean {
  return state === 'sent' || state === 'claimed'
}
