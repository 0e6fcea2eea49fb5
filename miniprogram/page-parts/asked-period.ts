/** A form that is opened to fill what a report has no record of: its date belongs to the period that the report asks about. */
import { civilDate, isCivilDate, type CivilDate } from '../domain/time/civil-date'
import { contains, formatPeriodWithYear, nearestDay, type Period } from '../domain/time/period'
import { today } from '../services/clock'
import { dayText } from '../text/dates'
import { agreed } from './telling'

/** What such a page is opened with: both days, or the last one alone where it does not matter when something began. */
export interface Asked {
  readonly from?: CivilDate
  readonly to?: CivilDate
}

/** Which field of a form is the record's day, and the period asked about. */
export interface AskedDay {
  readonly field: string
  readonly asked: Asked
}

/** The day to begin with: today, or the nearest of the period. */
export function firstDayIn(asked: Asked): CivilDate {
  const period = periodOf(asked)
  return period ? nearestDay(period, today()) : today()
}

/** That the day is not one of the period, and what follows; '' where it is, and where nothing is asked about. */
export function outsideWords(asked: Asked, day: unknown): string {
  const period = periodOf(asked)
  if (!period || typeof day !== 'string' || !isCivilDate(day) || contains(period, day)) return ''
  const wanted = asked.from ? formatPeriodWithYear(period) : `${dayText(period.to, 0)}及以前`
  return `报告要的是${wanted}的，${dayText(day, 0)}不在其中：登记以后，报告里这一项可能还是空着。`
}

/** That the day is not one of the latest draft, for a form that was opened apart from it; '' where it is, and without a draft. */
export function besideDraftWords(drafted: Period | undefined, day: unknown): string {
  if (!drafted || typeof day !== 'string' || !isCivilDate(day) || contains(drafted, day)) return ''
  return `最近起草的述职报告写的是${formatPeriodWithYear(drafted)}：这一天的记录不写进那一份，要写进去请改日期。`
}

/** Whether it is to be recorded all the same. */
export async function isMeant(outside: string): Promise<boolean> {
  return outside === '' || (await agreed('日期不在报告的期间内', outside, '仍然登记'))
}

const EVER = civilDate('1900-01-01')
function periodOf({ from = EVER, to }: Asked): Period | undefined {
  return to && { from, to }
}
