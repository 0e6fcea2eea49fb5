import type { OutputOf } from '#contract'
import { POST_LABELS } from '../../../domain/people/labels'
import { LOG_KIND_LABELS, LOG_KINDS } from '../../../domain/records/log-kinds'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { beijingDate, beijingTime } from '../../../domain/time/instant'
import { dayWithWeekday } from '../../../text/dates'
import { changeWords, type LoggedRecord } from './log-words'

type Journal = OutputOf<'journal.list'>
type Item = Journal['items'][number]

export interface LogRow {
  readonly key: string
  /** The day, where it is another than the row's before. */
  readonly day: string
  readonly who: string
  readonly what: string
  /** What became of the records; empty where the line says enough. */
  readonly changes: readonly string[]
  /** The record that it leads to, where there is one with a page. */
  readonly record: LoggedRecord | null
}

export const ALL_KINDS = 'all'
export const LOG_CHOICES = [
  { key: ALL_KINDS, label: '全部' },
  ...LOG_KINDS.map((key) => ({ key, label: LOG_KIND_LABELS[key] })),
]

/** Rows by day, the latest first, to stand below those of `before`: a day is said once. */
export function logRows(items: Journal['items'], today: CivilDate, before: readonly LogRow[]): LogRow[] {
  let last = [...before].reverse().find(({ day }) => day !== '')?.day
  return items.map((item, index) => {
    const { at, summary, subjectName, records } = item
    const day = dayWithWeekday(beijingDate(at), yearOf(today))
    const isNew = day !== last
    last = day
    return {
      key: String(before.length + index),
      day: isNew ? day : '',
      who: whoWords(item),
      what: subjectName === null ? headOf(summary) : `${headOf(summary)} · ${subjectName}`,
      changes: changesOf(item),
      record: records.find(hasPage) ?? null,
    }
  })
}

function whoWords({ at, byName, post }: Item): string {
  const who = byName ?? '系统'
  return `${post === null ? who : `${who}（${POST_LABELS[post]}）`} ${beijingTime(at)}`
}

function changesOf({ records, more, withheld }: Item): string[] {
  const told = [...new Set(records.map(changeWords))].filter((words) => words !== '')
  return [
    ...told,
    ...(more > 0 ? [`另有 ${more} 条记录`] : []),
    ...(withheld > 0 ? [`涉及的 ${withheld} 条记录由有权查看的同志查看`] : []),
  ]
}

const WITH_PAGE = ['meetings', 'ledger', 'members', 'shiftOffers', 'reports']

function hasPage({ in: collection, id, did }: LoggedRecord): boolean {
  return id !== null && did !== 'removed' && WITH_PAGE.includes(collection)
}

/** `已封存 128 行，校验码 9F3A-12C4-77B0-E1D5`; empty where nothing is sealed yet. */
export function headWords(head: Journal['head']): string {
  return head ? `已封存 ${head.lines} 行，校验码 ${head.code}。抄在别处，以后可以核对有没有被改过。` : ''
}

/** A procedure's summary up to its explanation: `登记一次党费交纳：本人登记待确认，…` → `登记一次党费交纳`. */
function headOf(summary: string): string {
  return summary.split(/[：；，（]/)[0] ?? summary
}
