/** The days that a report about a year counts: from its first on, up to the cut-off (数据截至). */
import type { CivilDate } from '../time/civil-date'
import { yearPeriod, type Period } from '../time/period'

export interface Drafted {
  readonly year: number
  readonly cutOff: CivilDate
}

export function draftDays({ year, cutOff }: Drafted): Period {
  return { from: yearPeriod(year).from, to: cutOff }
}
