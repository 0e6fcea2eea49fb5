/** “None in this period” (本期无): the periods that are usual, ended by today. */
import { addMonths, monthOf, quarterOf, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { formatPeriod, monthPeriod, quarterPeriod, until, yearPeriod, type Period } from '../../../domain/time/period'

export interface OfferedPeriod {
  readonly key: string
  readonly label: string
  readonly period: Period
}

/** Last month, this year so far, last year …: each ends today at the latest, for what is to come cannot be said yet. */
export function offeredPeriods(today: CivilDate): OfferedPeriod[] {
  const year = yearOf(today)
  const quarter = quarterOf(today)
  const lastQuarter = quarter === 1 ? quarterPeriod(year - 1, 4) : quarterPeriod(year, before(quarter))
  const wanted: readonly (readonly [string, string, Period])[] = [
    ['month', '本月至今', monthPeriod(monthOf(today))],
    ['last-month', '上月', monthPeriod(addMonths(monthOf(today), -1))],
    ['last-quarter', '上季度', lastQuarter],
    ['year', '今年至今', yearPeriod(year)],
    ['last-year', '去年全年', yearPeriod(year - 1)],
  ]
  return wanted.flatMap(([key, label, period]) => {
    const ended = until(period, today)
    return ended
      ? [{ key, label: `${label}（${key === 'last-year' ? `${year - 1}年` : formatPeriod(ended)}）`, period: ended }]
      : []
  })
}

function before(quarter: 1 | 2 | 3 | 4): 1 | 2 | 3 {
  return quarter === 2 ? 1 : quarter === 3 ? 2 : 3
}
