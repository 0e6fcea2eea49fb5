/** Days and moments as the pages say them. */
import { isCivilDate, monthNumber, weekdayOf, yearOf, type CivilDate, type Month } from '../domain/time/civil-date'
import { beijingDate, beijingTime, type Instant } from '../domain/time/instant'

const WEEKDAY_LABELS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** `3月4日`; with its year when that is not `thisYear`. */
export function dayText(date: CivilDate, thisYear?: number): string {
  const day = `${monthNumber(date)}月${Number(date.slice(8))}日`
  return thisYear === undefined || yearOf(date) === thisYear ? day : `${yearOf(date)}年${day}`
}

/** `3月4日 周二`; with its year when that is not `thisYear`. */
export function dayWithWeekday(date: CivilDate, thisYear?: number): string {
  return `${dayText(date, thisYear)} ${WEEKDAY_LABELS[weekdayOf(date)]}`
}

/** `3月4日 09:30` on Beijing's clock. */
export function momentText(at: Instant, thisYear?: number): string {
  return `${dayText(beijingDate(at), thisYear)} ${beijingTime(at)}`
}

/** `3月` */
export function monthText(month: Month): string {
  return `${monthNumber(month)}月`
}

/** What stands in a date control: the day in full, or `empty` while none is chosen. */
export function chosenDay(text: string, empty = '请选择日期'): string {
  return isCivilDate(text) ? `${yearOf(text)}年${dayWithWeekday(text)}` : empty
}
