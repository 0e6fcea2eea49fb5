/** The stretches of time that are reviewed: a month, a quarter, a year; and what stands beside each. */
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  firstDay,
  monthOf,
  quarterOf,
  yearOf,
  type CivilDate,
} from './civil-date'
import { formatPeriodWithYear, monthPeriod, quarterPeriod, until, yearPeriod, type Period } from './period'

export const STRETCHES = ['month', 'quarter', 'year'] as const
export type Stretch = (typeof STRETCHES)[number]

/** The whole month, quarter or year of that day. */
export function stretchOf(stretch: Stretch, on: CivilDate): Period {
  if (stretch === 'month') return monthPeriod(monthOf(on))
  return stretch === 'quarter' ? quarterPeriod(yearOf(on), quarterOf(on)) : yearPeriod(yearOf(on))
}

const MONTHS: Readonly<Record<Stretch, number>> = { month: 1, quarter: 3, year: 12 }

/** A day of the stretch before (-1) or after (1). */
export function stretchBeside(stretch: Stretch, on: CivilDate, by: -1 | 1): CivilDate {
  return firstDay(addMonths(monthOf(stretchOf(stretch, on).from), by * MONTHS[stretch]))
}

export interface Reviewed {
  /** Up to today where it still runs. */
  readonly period: Period
  readonly isOver: boolean
  /** The one before: up to the same day where this one still runs, and never beyond its end. */
  readonly before: Period
  /** `2026年11月` */
  readonly title: string
  /** `上月`, `上月同期` */
  readonly beforeWords: string
}

const BEFORE: Readonly<Record<Stretch, string>> = { month: '上月', quarter: '上季度', year: '上年' }

/** Undefined where it has not begun. */
export function reviewed(stretch: Stretch, on: CivilDate, today: CivilDate): Reviewed | undefined {
  const whole = stretchOf(stretch, on)
  const period = until(whole, today)
  if (!period) return undefined
  const isOver = period.to === whole.to
  const earlier = stretchOf(stretch, stretchBeside(stretch, on, -1))
  // A year is compared up to the same day, whether or not one of the two has a 29 February.
  const same = stretch === 'year' ? addYears(period.to, -1) : addDays(earlier.from, daysBetween(period.from, period.to))
  const before = isOver || same > earlier.to ? earlier : { from: earlier.from, to: same }
  const beforeWords = `${BEFORE[stretch]}${before.to === earlier.to ? '' : '同期'}`
  return { period, isOver, before, title: formatPeriodWithYear(period), beforeWords }
}
