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

/** Rows by day, the latest first, to stand below those of `before`: a day is said once. */
export function logRows(items: Journal['items'], today: CivilDate, before: readonly LogRow[]): LogRow[] {
  let last = [...before].reverse().find(({ day }) => day !== '')?.day
  return items.map(({ at, byName, summary, subjectName }, index) => {
    const day = dayWithWeekday(beijingDate(at), yearOf(today))
    const isNew = day !== last
    last = day
    return {
      key: String(before.length + index),
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
