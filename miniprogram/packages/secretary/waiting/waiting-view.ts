import type { OutputOf } from '#contract'
import type { EntryCollection } from '../../../domain/entries/entry'
import { dayWithWeekday } from '../../../text/dates'

type Waiting = OutputOf<'entry.waiting'>

export interface WaitingRow {
  readonly entryId: string
  readonly book: EntryCollection
  readonly head: string
  readonly line: string
  readonly note: string
  readonly isDisputed: boolean
  readonly maySettle: boolean
}

export function waitingRows({ items }: Waiting, thisYear: number): WaitingRow[] {
  return items.map((item) => {
    const { entryId, book, title, line, occurredOn, memberName, recordedByName, state, reason, isLateEntry } = item
    const { maySettle } = item
    const notes = [
      ...(recordedByName !== null && recordedByName !== memberName ? [`${recordedByName}登记`] : []),
      ...(isLateEntry ? ['补录'] : []),
      ...(reason === null ? [] : [`异议：${reason}`]),
    ]
    const when = dayWithWeekday(occurredOn, thisYear)
    return {
      entryId,
      book,
      head: [memberName, title, when].filter((part) => part !== null).join(' · '),
      line: line === '' ? title : line,
      note: notes.join(' · '),
      isDisputed: state === 'disputed',
      maySettle,
    }
  })
}

/** `另有 3 条由书记、副书记、组织委员查看和确认`: what the person does not read is never as if it were not there. */
export function withheldLine({ withheld }: Waiting): string {
  return withheld.map(({ count, who }) => `另有 ${count} 条由${who}查看和确认`).join('；')
}

/** `共 120 条，先列出最早的 100 条`; empty when all are listed. */
export function moreLine({ items, total }: Waiting): string {
  return total > items.length ? `共 ${total} 条，先列出最早的 ${items.length} 条，处理后会接着列出` : ''
}
