/** When one can check in to a meeting, by scanning or by being called. */
import { addMinutes, type Instant } from '../time/instant'
import type { Meeting } from './meeting'

/** Local: no national text. An hour to arrive, and four hours for the code of a meeting that runs over. */
export const OPENS_MINUTES_BEFORE_START = 60
export const CLOSES_MINUTES_AFTER_END = 4 * 60

export interface CheckInPeriod {
  readonly opensAt: Instant
  /** The first instant at which it is too late. */
  readonly closesAt: Instant
}

export function checkInPeriod(meeting: Pick<Meeting, 'startsAt' | 'endsAt'>): CheckInPeriod {
  return {
    opensAt: addMinutes(meeting.startsAt, -OPENS_MINUTES_BEFORE_START),
    closesAt: addMinutes(meeting.endsAt, CLOSES_MINUTES_AFTER_END),
  }
}

export function isWithin({ opensAt, closesAt }: CheckInPeriod, at: Instant): boolean {
  return opensAt <= at && at < closesAt
}
