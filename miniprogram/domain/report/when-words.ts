/** Of which days a figure speaks, in words: 全年, 截至12月31日, 1月至5月, 全年比2024年全年. */
import { formatChineseDate, formatDate, yearOf, type CivilDate } from '../time/civil-date'
import { formatPeriod, formatPeriodWithYear, inWholeMonths, type Period } from '../time/period'

export const COUNTED = ['as-of', 'months'] as const
/** `as-of`: what stands on the period's last day. `months`: of the months that lie wholly in the period. */
export type Counted = (typeof COUNTED)[number]

interface Days {
  readonly period: Period
  readonly counted?: Counted | undefined
  readonly comparedWith?: Period | undefined
}

/** The days of a figure. Of days in `year` the year goes without saying. */
export function whenWords({ period, counted, comparedWith }: Days, year?: number): string {
  const now = daysWords(period, counted, year)
  return comparedWith ? `${now}比${daysWords(comparedWith, counted, year)}` : now
}

function daysWords(period: Period, counted: Counted | undefined, year: number | undefined): string {
  if (counted === 'as-of') return `截至${dateWords(period.to, year)}`
  const days = counted === 'months' ? (inWholeMonths(period) ?? period) : period
  return yearOf(days.from) === year ? formatPeriod(days) : formatPeriodWithYear(days)
}

function dateWords(date: CivilDate, year: number | undefined): string {
  return yearOf(date) === year ? formatDate(date, 'M月D日') : formatChineseDate(date)
}
