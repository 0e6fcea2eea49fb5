/**
 * Themed Party days convened together, month by month on a relatively fixed day (每月相对固定1天, 支部工作条例（试行）
 * 第十六条). Each is a meeting of its own; what they share is the series they were convened in.
 */
import { monthOf, monthsBetween, sameDayIn, type CivilDate, type Month } from '../time/civil-date'
import type { Meeting } from './meeting'

/** A year's worth; more is planned when the year is over. */
export const MOST_REPEATED = 12

/** The days from the first to the month `until`, both included; the first alone when `until` is earlier. */
export function repeatedOn(first: CivilDate, until: Month): CivilDate[] {
  const [, ...later] = monthsBetween(monthOf(first), until)
  return [first, ...later.map((month) => sameDayIn(month, first))]
}

/** Only themed Party days are repeated: other meetings are convened for what they are to decide. */
export function isRepeatable({ kinds }: Pick<Meeting, 'kinds'>): boolean {
  return kinds.includes('themed-party-day')
}
