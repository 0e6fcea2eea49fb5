/**
 * Instants: points in time, written in UTC to the millisecond (`2025-03-04T01:30:00.000Z`); as text they sort in time's order.
 * The only file that knows Beijing is eight hours ahead. China keeps no summer time, so that is eight hours on any day.
 */
import type { Dayjs } from 'dayjs'
import { utc } from './calendar'
import { civilDate, type CivilDate } from './civil-date'

declare const instantBrand: unique symbol
/** A point in time that falls on a Beijing day from 1900-01-01 to 9999-12-31. */
export type Instant = string & { readonly [instantBrand]: true }

const BEIJING_HOURS_AHEAD = 8
const EARLIEST = '1899-12-31T16:00:00.000Z'
const LATEST = '9999-12-31T15:59:59.999Z'

export function isInstant(text: string): text is Instant {
  // The round trip refuses 30 February and 24:00, which dayjs carries over.
  return text.length === LATEST.length && text >= EARLIEST && text <= LATEST && utc(text).toJSON() === text
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
  if (!Number.isSafeInteger(millis)) throw new RangeError(`not the millis of an instant: ${millis}`)
  return written(utc(millis))
}

/** Milliseconds since 1970 in UTC. */
export function millisOf(at: Instant): number {
  return utc(at).valueOf()
}

/** The date on Beijing's calendar. */
export function beijingDate(at: Instant): CivilDate {
  return civilDate(inBeijing(at).format('YYYY-MM-DD'))
}

/** The time on Beijing's clock, `HH:mm`, seconds cut off. */
export function beijingTime(at: Instant): string {
  return inBeijing(at).format('HH:mm')
}

/** Whether `text` is a time of day, `00:00` to `23:59`. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The instant at which Beijing's clock shows `time` (`HH:mm`) on `date`. Throws a RangeError on any other time. */
export function instantAt(date: CivilDate, time: string): Instant {
  if (!isTimeOfDay(time)) throw new RangeError(`not a time of day: ${time}`)
  return written(utc(`${date}T${time}`).subtract(BEIJING_HOURS_AHEAD, 'hour'))
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return written(utc(at).add(minutes, 'minute'))
}

/** Whole minutes from `from` to `to`, a begun minute not counted; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return utc(to).diff(utc(from), 'minute')
}

function inBeijing(at: Instant): Dayjs {
  return utc(at).add(BEIJING_HOURS_AHEAD, 'hour')
}

function written(time: Dayjs): Instant {
  return instant(time.toISOString())
}
