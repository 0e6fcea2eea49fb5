/** How the calendar of a year says a period: on the phone and in its export. */
import type { CalendarPeriod } from './norm-calendar'

/** 已完成, 还差1次, 未到, 没有记录 …: plain words, for a calendar and its export. */
export function calendarText({ status, done, atLeast }: Pick<CalendarPeriod, 'status' | 'done' | 'atLeast'>): string {
  switch (status) {
    case 'met':
      return '已完成'
    case 'open':
      return `还差${atLeast - done}次`
    case 'upcoming':
      return '未到'
    case 'no-record':
      return done === 0 ? '没有记录' : `有${done}次记录`
    case 'not-applicable':
      return '不适用'
  }
}
