/**
 * Civil dates and months: days of the calendar on the wall, without a clock and without a zone.
 * Both are plain text (`2025-03-04`, `2025-03`), so `<` and `===` order and compare them.
 * Years 1900 to 9999; arithmetic that leaves this range throws a RangeError.
 */
declare const civilDateBrand: unique symbol
declare const monthBrand: unique symbol

/** A real day of the calendar, `YYYY-MM-DD`. */
export type CivilDate = string & { readonly [civilDateBrand]: true }
/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly [monthBrand]: true }

const MONTH_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const
/** The month in its year, 1 for January. */
export type MonthNumber = (typeof MONTH_NUMBERS)[number]
/** The day in its week, 0 for Sunday. */
export type Weekday = (typeof WEEKDAYS)[number]
export type QuarterNumber = 1 | 2 | 3 | 4

const MILLIS_A_DAY = 86_400_000

export function isMonth(text: string): text is Month {
  return /^(19|[2-9]\d)\d\d-(0[1-9]|1[0-2])$/.test(text)
}

export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isMonth(text.slice(0, 7))) return false
  const day = Number(text.slice(8))
  return day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
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

export function monthOf(date: CivilDate): Month {
  return month(date.slice(0, 7))
}

export function yearOf(dateOrMonth: CivilDate | Month): number {
  return Number(dateOrMonth.slice(0, 4))
}

export function monthNumber(dateOrMonth: CivilDate | Month): MonthNumber {
  return pick(MONTH_NUMBERS, Number(dateOrMonth.slice(5, 7)) - 1)
}

export function quarterOf(dateOrMonth: CivilDate | Month): QuarterNumber {
  const number = monthNumber(dateOrMonth)
  if (number <= 3) return 1
  if (number <= 6) return 2
  return number <= 9 ? 3 : 4
}

export function monthsOfYear(year: number): Month[] {
  return MONTH_NUMBERS.map((number) => monthFrom(year, number))
}

export function addMonths(start: Month, count: number): Month {
  const index = yearOf(start) * 12 + monthNumber(start) - 1 + count
  return monthFrom(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1)
}

/** The months from `from` to `to`, both included; none when `to` is before `from`. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let next = from; next <= to; next = addMonths(next, 1)) {
    months.push(next)
    if (next === to) break
  }
  return months
}

export function firstDay(of: Month): CivilDate {
  return civilDate(`${of}-01`)
}

export function lastDay(of: Month): CivilDate {
  return civilDate(`${of}-${daysInMonth(yearOf(of), monthNumber(of))}`)
}

export function addDays(date: CivilDate, count: number): CivilDate {
  const moved = new Date((dayNumber(date) + count) * MILLIS_A_DAY)
  if (Number.isNaN(moved.getTime())) throw new RangeError(`cannot add ${count} days to ${date}`)
  return civilDate(moved.toISOString().slice(0, -14))
}

/** Days from `from` to `to`: 1 from a day to the next, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

export function weekdayOf(date: CivilDate): Weekday {
  return pick(WEEKDAYS, (((dayNumber(date) + 4) % 7) + 7) % 7)
}

/** `2025年3月4日`: without leading zeros, as documents write it. */
export function formatChineseDate(date: CivilDate): string {
  return `${yearOf(date)}年${monthNumber(date)}月${Number(date.slice(8))}日`
}

/** Days since 1970-01-01, which was a Thursday. */
function dayNumber(date: CivilDate): number {
  return Date.UTC(yearOf(date), monthNumber(date) - 1, Number(date.slice(8))) / MILLIS_A_DAY
}

function daysInMonth(year: number, number: number): number {
  if (number === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return number === 4 || number === 6 || number === 9 || number === 11 ? 30 : 31
}

function monthFrom(year: number, number: number): Month {
  return month(`${year}-${String(number).padStart(2, '0')}`)
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`nothing at ${index}`)
  return found
}
