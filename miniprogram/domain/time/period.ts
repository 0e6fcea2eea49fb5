/** Periods: stretches of days that figures, reports and norms speak of. */
import {
  addMonths,
  civilDate,
  firstDay,
  formatDate,
  lastDay,
  month,
  monthNumber,
  monthOf,
  monthsBetween,
  quarterOf,
  yearOf,
  type CivilDate,
  type Month,
  type QuarterNumber,
} from './civil-date'
import { chineseNumber } from '../values/chinese-text'

/** Both days belong to the period; `from` is never after `to`. */
export interface Period {
  readonly from: CivilDate
  readonly to: CivilDate
}

export function yearPeriod(year: number): Period {
  return { from: civilDate(`${year}-01-01`), to: civilDate(`${year}-12-31`) }
}

export function halfPeriod(year: number, half: 1 | 2): Period {
  return half === 1
    ? { from: civilDate(`${year}-01-01`), to: civilDate(`${year}-06-30`) }
    : { from: civilDate(`${year}-07-01`), to: civilDate(`${year}-12-31`) }
}

export function quarterPeriod(year: number, quarter: QuarterNumber): Period {
  const first = addMonths(month(`${year}-01`), (quarter - 1) * 3)
  return { from: firstDay(first), to: lastDay(addMonths(first, 2)) }
}

export function monthPeriod(of: Month): Period {
  return { from: firstDay(of), to: lastDay(of) }
}

/** The part of the period up to and including `cutOff`; undefined when nothing is left. */
export function until(period: Period, cutOff: CivilDate): Period | undefined {
  if (cutOff < period.from) return undefined
  return cutOff < period.to ? { from: period.from, to: cutOff } : period
}

export function contains(period: Period, date: CivilDate): boolean {
  return period.from <= date && date <= period.to
}

/** The day itself, or that of the period which is nearest to it. */
export function nearestDay({ from, to }: Period, date: CivilDate): CivilDate {
  if (date < from) return from
  return date > to ? to : date
}

/** Every month the period touches, also in part. */
export function monthsOf(period: Period): Month[] {
  return monthsBetween(monthOf(period.from), monthOf(period.to))
}

/** The months that lie wholly within the period; `first` is after `last` when there is none. */
export function wholeMonths({ from, to }: Period): { readonly first: Month; readonly last: Month } {
  const first = monthOf(from)
  const last = monthOf(to)
  // Before the calendar's first month there is none.
  if (first === last && to !== lastDay(last)) return { first: addMonths(first, 1), last }
  return {
    first: from === firstDay(first) ? first : addMonths(first, 1),
    last: to === lastDay(last) ? last : addMonths(last, -1),
  }
}

/** The days of those months; undefined when there is none. */
export function inWholeMonths(period: Period): Period | undefined {
  const { first, last } = wholeMonths(period)
  return first <= last ? { from: firstDay(first), to: lastDay(last) } : undefined
}

/**
 * The period as a sentence names it, the year being understood: 全年, 上半年, 一季度, 1月至9月, 3月, 3月4日至5月6日.
 * A period that crosses New Year names its years: 2024年11月至2025年2月.
 */
export function formatPeriod(period: Period): string {
  const { from, to } = period
  if (yearOf(from) !== yearOf(to)) return formatAcrossYears(period)
  if (!isWholeMonths(period)) return from === to ? dayText(from) : `${dayText(from)}至${dayText(to)}`
  const [first, last] = [monthNumber(from), monthNumber(to)]
  if (first === 1 && last === 12) return '全年'
  if (first === 1 && last === 6) return '上半年'
  if (first === 7 && last === 12) return '下半年'
  if (first % 3 === 1 && last === first + 2) return `${chineseNumber(quarterOf(from))}季度`
  return first === last ? `${first}月` : `${first}月至${last}月`
}

/** The same with its year: 2025年全年, 2025年1月至9月. */
export function formatPeriodWithYear(period: Period): string {
  const text = formatPeriod(period)
  return yearOf(period.from) === yearOf(period.to) ? `${yearOf(period.from)}年${text}` : text
}

function formatAcrossYears(period: Period): string {
  const { from, to } = period
  const [firstYear, lastYear] = [`${yearOf(from)}年`, `${yearOf(to)}年`]
  if (!isWholeMonths(period)) return `${firstYear}${dayText(from)}至${lastYear}${dayText(to)}`
  if (monthNumber(from) === 1 && monthNumber(to) === 12) return `${firstYear}至${lastYear}`
  return `${firstYear}${monthNumber(from)}月至${lastYear}${monthNumber(to)}月`
}

function isWholeMonths({ from, to }: Period): boolean {
  return from === firstDay(monthOf(from)) && to === lastDay(monthOf(to))
}

function dayText(date: CivilDate): string {
  return formatDate(date, 'M月D日')
}
