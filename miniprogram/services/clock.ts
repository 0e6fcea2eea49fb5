import type { CivilDate } from '../domain/time/civil-date'
import { beijingDate, instantFromMillis, isInstant, millisOf, type Instant } from '../domain/time/instant'

/** By how much the server's clock is ahead of the phone's, in milliseconds, as the last answer showed. */
let ahead = 0

/**
 * The server's clock, as far as an answer has shown it; before the first one the phone's. Only for what is shown: what
 * counts is decided by the server. A phone whose clock is a day off offers the same as any other.
 */
export function clockNow(): Instant {
  return instantFromMillis(Date.now() + ahead)
}

/** Today on Beijing's calendar. */
export function today(): CivilDate {
  return beijingDate(clockNow())
}

/**
 * Takes the server's time from an answer to what was sent when the phone's own clock (`Date.now()`) showed `sentAt`. A
 * phone by whose clock the server was asked between sending and now is right: however slow the answer, it is not moved.
 */
export function hearServerTime(now: unknown, sentAt: number): void {
  if (typeof now !== 'string' || !isInstant(now)) return
  const server = millisOf(now)
  ahead = Math.min(0, server - sentAt) + Math.max(0, server - Date.now())
}
