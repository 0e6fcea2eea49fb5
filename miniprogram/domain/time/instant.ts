/**
 * Instants: points in time, written in UTC to the millisecond (`2025-03-04T01:30:00.000Z`); as text they sort in time's order.
 * The only file that knows Beijing is eight hours ahead. China keeps no summer time, so this is plain arithmetic.
 */
import { civilDate, type CivilDate } from './civil-date'

declare const instantBrand: unique symbol
/** A point in time that falls on a Beijing day from 1900-01-01 to 9999-12-31. */
export type Instant = string & { readonly [instantBrand]: true }

const MILLIS_A_MINUTE = 60_000
const BEIJING_AHEAD = 8 * 60 * MILLIS_A_MINUTE
const EARLIEST = Date.UTC(1900, 0, 1) - BEIJING_AHEAD
const LATEST = Date.UTC(10_000, 0, 1) - BEIJING_AHEAD - 1

export function isInstant(text: string): text is Instant {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false
  const millis = Date.parse(text)
  // The round trip refuses 30 February and 24:00, which Date would silently carry over.
  return millis >= EARLIEST && millis <= LATEST && new Date(millis).toISOString() === text
}

export function parseInstant(text: string): Instant | undefined {
  return isInstant(text) ? text : undefined
}

/** For literals and computed text. Throws a RangeError unless `text` is an instant. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`not an instant: ${text}`)
  return text
}

/** `millis` since 1970 in UTC, as clocks give it. Throws a RangeError outside the range of instants. */
export function instantFromMillis(millis: number): Instant {
  if (!Number.isSafeInteger(millis) || millis < EARLIEST || millis > LATEST)
    throw new RangeError(`not the millis of an instant: ${millis}`)
  return instant(new Date(millis).toISOString())
}

/** Milliseconds since 1970 in UTC. */
export function millisOf(at: Instant): number {
  return Date.parse(at)
}

/** The date on Beijing's calendar. */
export function beijingDate(at: Instant): CivilDate {
  return civilDate(beijingText(at).slice(0, 10))
}

/** The time on Beijing's clock, `HH:mm`, seconds cut off. */
export function beijingTime(at: Instant): string {
  return beijingText(at).slice(11, 16)
}

/** Whether `text` is a time of day, `00:00` to `23:59`. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The instant at which Beijing's clock shows `time` (`HH:mm`) on `date`. Throws a RangeError on any other time. */
export function instantAt(date: CivilDate, time: string): Instant {
  if (!isTimeOfDay(time)) throw new RangeError(`not a time of day: ${time}`)
  return instantFromMillis(Date.parse(`${date}T${time}:00.000Z`) - BEIJING_AHEAD)
}

export function addSeconds(at: Instant, seconds: number): Instant {
  return instantFromMillis(millisOf(at) + seconds * 1000)
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return instantFromMillis(millisOf(at) + minutes * MILLIS_A_MINUTE)
}

/** Whole minutes from `from` to `to`, a begun minute not counted; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  const minutes = Math.trunc((millisOf(to) - millisOf(from)) / MILLIS_A_MINUTE)
  return minutes === 0 ? 0 : minutes
}

function beijingText(at: Instant): string {
  return new Date(millisOf(at) + BEIJING_AHEAD).toISOString()
}
