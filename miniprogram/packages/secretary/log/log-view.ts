import type { OutputOf } from '#contract'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { beijingDate, beijingTime } from '../../../domain/time/instant'
import { dayWithWeekday } from '../../../text/dates'

type Journal = OutputOf<'journal.list'>

export interface LogRow {
  readonly key: string
  /** The day, where it is another than the row's before. */
  readonly day: string
  readonly who: string
  readonly what: string
}

/** Rows by day, the latest first. `before` is the last row's day of what is shown already. */
export function logRows({ items }: Journal, today: CivilDate, from: number, before: string): LogRow[] {
  let last = before
  return items.map(({ at, byName, summary, subjectName }, index) => {
    const day = dayWithWeekday(beijingDate(at), yearOf(today))
    const isNew = day !== last
    last = day
    return {
      key: String(from + index),
      day: isNew ? day : '',
      who: `${byName ?? '系统'} ${beijingTime(at)}`,
      what: subjectName === null ? headOf(summary) : `${headOf(summary)} · ${subjectName}`,
    }
  })
}

/** A procedure's summary up to its explanation: `登记一次党费交纳：本人登记待确认，…` → `登记一次党费交纳`. */
function headOf(summary: string): string {
  return summary.split(/[：；，（]/)[0] ?? summary
}
