/** A form that is opened to fill what a report has no record of: its date belongs to the period that the report asks about. */
import { draftDays, type Drafted } from '../domain/report/draft-days'
import { civilDate, isCivilDate, yearOf, type CivilDate } from '../domain/time/civil-date'
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
  return `报告要的是${wanted}的，${dayText(day, 0)}不在其中。日期请照实填；登记以后，报告里这一项可能还是空着。`
}

/**
 * Of a form that was opened apart from the latest draft: to which report the record of that day belongs, where it is not
 * that one as it stands. The day is what it was; never is another suggested to fit. '' where it fits, and without a draft.
 */
export function besideDraftWords(drafted: Drafted | undefined, day: unknown): string {
  if (!drafted || typeof day !== 'string' || !isCivilDate(day) || contains(draftDays(drafted), day)) return ''
  const { year, cutOff } = drafted
  const own = yearOf(day)
  if (own !== year) return `最近起草的是${year}年度的述职报告：这一条是${own}年的，写进${own}年度的报告。`
  return `最近起草的述职报告数据截至${dayText(cutOff)}：登记以后，截至日期选在这一天以后，重新起草，就写进去。`
}

/** Whether it is to be recorded all the same. */
export async function isMeant(outside: string): Promise<boolean> {
  return outside === '' || (await agreed('日期不在报告的期间内', outside, '仍然登记'))
}

const EVER = civilDate('1900-01-01')
function periodOf({ from = EVER, to }: Asked): Period | undefined {
  return to && { from, to }
}
