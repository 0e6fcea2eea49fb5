/**
 * Civil dates and months: days of the calendar on the wall, without a clock and without a zone.
 * Both are plain text (`2025-03-04`, `2025-03`), so `<` and `===` order and compare them; dayjs counts and writes them.
 * Years 1900 to 9999; arithmetic that leaves this range throws a RangeError.
 */
import type { Dayjs } from 'dayjs'
import { utc } from './calendar'

declare const civilDateBrand: unique symbol
declare const monthBrand: unique symbol

/** A real day of the calendar, `YYYY-MM-DD`. */
export type CivilDate = string & { readonly [civilDateBrand]: true }
/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly [monthBrand]: true }
export type QuarterNumber = 1 | 2 | 3 | 4

export function isMonth(text: string): text is Month {
  return /^(19|[2-9]\d)\d\d-(0[1-9]|1[0-2])$/.test(text)
}

export function isCivilDate(text: string): text is CivilDate {
  // dayjs carries 30 February over into March: what does not come back as it was written is no date.
  return isInRange(text) && utc(text).format('YYYY-MM-DD') === text
}

/** For text whose day, if it is one at all, exists. */
function isInRange(text: string): text is CivilDate {
  return text.length === 'YYYY-MM-DD'.length && text >= '1900'
}

export function parseCivilDate(text: string): CivilDate | undefined {
  return isCivilDate(text) ? text : undefined
}

export function parseMonth(text: string): Month | undefined {
  return isMonth(text) ? text : undefined
}

/** For literals and computed text. Throws a RangeError unless `text` is a real date of 1900 to 9999. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`not a civil date: ${text}`)
  return text
}

/** For literals and computed text. Throws a RangeError unless `text` is a month of 1900 to 9999. */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`not a month: ${text}`)
  return text
}

/** Stands for "no end recorded": an open span ends on this day. */
export const FAR_FUTURE: CivilDate = civilDate('9999-12-31')

const FIRST_DAY: CivilDate = civilDate('1900-01-01')

export function monthOf(date: CivilDate): Month {
  return month(date.slice(0, 7))
}

export function yearOf(dateOrMonth: CivilDate | Month): number {
  return Number(dateOrMonth.slice(0, 4))
}

/** The month in its year, 1 for January. */
export function monthNumber(dateOrMonth: CivilDate | Month): number {
  return Number(dateOrMonth.slice(5, 7))
}

/** The day in its month, 1 to 31. */
export function dayNumber(date: CivilDate): number {
  return Number(date.slice(8))
}

/** The day in its week, 0 for Sunday. */
export function weekdayOf(date: CivilDate): number {
  return utc(date).day()
}

export function quarterOf(dateOrMonth: CivilDate | Month): QuarterNumber {
  const number = monthNumber(dateOrMonth)
  if (number <= 3) return 1
  if (number <= 6) return 2
  return number <= 9 ? 3 : 4
}

export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, at) => month(`${year}-${String(at + 1).padStart(2, '0')}`))
}

export function addMonths(start: Month, count: number): Month {
  return month(utc(start).add(count, 'month').toISOString().slice(0, 7))
}

/** Months from `from` to `to`: 1 from a month to the next, negative when `to` is earlier. */
export function monthsApart(from: Month, to: Month): number {
  return utc(to).diff(utc(from), 'month')
}

/** The months from `from` to `to`, both included; none when `to` is before `from`. */
export function monthsBetween(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsApart(from, to) + 1) }, (_, count) => addMonths(from, count))
}

export function firstDay(of: Month): CivilDate {
  return civilDate(`${of}-01`)
}

export function lastDay(of: Month): CivilDate {
  return written(utc(of).endOf('month'))
}

/** The same day of another month; its last day where the month is shorter. */
export function sameDayIn(of: Month, date: CivilDate): CivilDate {
  return written(utc(date).add(monthsApart(monthOf(date), of), 'month'))
}

/** The same day so many years later; the 28th of February where that year has no 29th. */
export function addYears(date: CivilDate, count: number): CivilDate {
  return written(utc(date).add(count, 'year'))
}

/** The day so many days before, or the calendar's first where that were earlier. */
export function daysBefore(date: CivilDate, days: number): CivilDate {
  return date < addDays(FIRST_DAY, days) ? FIRST_DAY : addDays(date, -days)
}

export function addDays(date: CivilDate, count: number): CivilDate {
  return written(utc(date).add(count, 'day'))
}

/** Days from `from` to `to`: 1 from a day to the next, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return utc(to).diff(utc(from), 'day')
}

/** As dayjs writes it, without leading zeros where the pattern has none: `M月D日 ddd` is 3月4日 周二. */
export function formatDate(dateOrMonth: CivilDate | Month, pattern: string): string {
  return utc(dateOrMonth).format(pattern)
}

/** `1998年7月`, or with the day where that is known. */
export function formatDayOrMonth(date: CivilDate | Month): string {
  return isMonth(date) ? formatDate(date, 'YYYY年M月') : formatChineseDate(date)
}

/** `2025年3月4日`, as documents write it. */
export function formatChineseDate(date: CivilDate): string {
  return formatDate(date, 'YYYY年M月D日')
}

function written(time: Dayjs): CivilDate {
  const text = time.toISOString().slice(0, 10)
  if (!isInRange(text)) throw new RangeError(`past the calendar's end: ${text}`)
  return text
}
