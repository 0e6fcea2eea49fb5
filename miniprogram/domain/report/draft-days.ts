/** The days that a report about a year counts: from its first on, up to the cut-off (数据截至). */
import { formatDate, type CivilDate } from '../time/civil-date'
import { yearPeriod, type Period } from '../time/period'

export interface Drafted {
  readonly year: number
  readonly cutOff: CivilDate
}

export function draftDays({ year, cutOff }: Drafted): Period {
  return { from: yearPeriod(year).from, to: cutOff }
}

/** What tells a report up to a day in its year from that of the whole year: “（截至6月30日）”, or nothing. */
export function upToWords({ year, cutOff }: Drafted): string {
  return cutOff < yearPeriod(year).to ? `（截至${formatDate(cutOff, 'M月D日')}）` : ''
}
