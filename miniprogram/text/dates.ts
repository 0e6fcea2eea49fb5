/** Days and moments as the pages say them. */
import { formatDate, isCivilDate, yearOf, type CivilDate, type Month } from '../domain/time/civil-date'
import { beijingDate, beijingTime, type Instant } from '../domain/time/instant'

/** `3月4日`; with its year when that is not `thisYear`. */
export function dayText(date: CivilDate, thisYear?: number): string {
  return formatDate(date, thisYear === undefined || yearOf(date) === thisYear ? 'M月D日' : 'YYYY年M月D日')
}

/** `3月4日 周二`; with its year when that is not `thisYear`. */
export function dayWithWeekday(date: CivilDate, thisYear?: number): string {
  return `${dayText(date, thisYear)} ${formatDate(date, 'ddd')}`
}

/** `3月4日 09:30` on Beijing's clock. */
export function momentText(at: Instant, thisYear?: number): string {
  return `${dayText(beijingDate(at), thisYear)} ${beijingTime(at)}`
}

/** `3月` */
export function monthText(month: Month): string {
  return formatDate(month, 'M月')
}

/** What stands in a date control: the day in full, or `empty` while none is chosen. */
export function chosenDay(text: string, empty = '请选择日期'): string {
  return isCivilDate(text) ? formatDate(text, 'YYYY年M月D日 ddd') : empty
}
