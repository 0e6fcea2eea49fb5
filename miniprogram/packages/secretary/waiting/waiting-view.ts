import type { OutputOf } from '#contract'
import type { EntryCollection } from '../../../domain/entries/entry'
import type { CivilDate } from '../../../domain/time/civil-date'
import { dayWithWeekday, momentText } from '../../../text/dates'

type Waiting = OutputOf<'entry.waiting'>

export interface WaitingRow {
  readonly entryId: string
  readonly book: EntryCollection
  readonly head: string
  readonly line: string
  readonly note: string
  readonly isDisputed: boolean
  readonly maySettle: boolean
  /** `由第二党支部的书记、副书记、组织委员确认`, to who may not; '' to who may. */
  readonly settlers: string
  /** What taking it back is called: one takes back one's own, and gives back another's. */
  readonly withdrawal: '撤回' | '退回'
  readonly occurredOn: CivilDate
}

export function waitingRows({ items }: Waiting, thisYear: number): WaitingRow[] {
  return items.map((item) => {
    const { entryId, book, title, line, occurredOn, memberName, recordedByName, state, reason, isLateEntry } = item
    const { maySettle, settlers, isOwn, recordedAt } = item
    const isTwin = items.some((other) => other !== item && isAlike(other, item))
    const by = recordedByName !== null && (isTwin || recordedByName !== memberName) ? recordedByName : ''
    const notes = [
      // What says the same is told apart by when it was entered.
      ...(isTwin ? [`${by}${momentText(recordedAt, thisYear)} 登记`] : by === '' ? [] : [`${by}登记`]),
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
      settlers: maySettle ? '' : `由${settlers}确认`,
      withdrawal: isOwn ? '撤回' : '退回',
      occurredOn,
    }
  })
}

/** Whether two cards would say the same. */
function isAlike(one: Waiting['items'][number], other: Waiting['items'][number]): boolean {
  const said = ({ title, line, occurredOn, memberName }: typeof one) => [title, line, occurredOn, memberName].join('\n')
  return said(one) === said(other)
}

/** `另有 3 条由书记、副书记、组织委员查看和确认`: what the person does not read is never as if it were not there. */
export function withheldLine({ withheld }: Waiting): string {
  return withheld.map(({ count, who }) => `另有 ${count} 条由${who}查看和确认`).join('；')
}

/** `共 120 条，先列出最早的 100 条`; empty when all are listed. */
export function moreLine({ items, total }: Waiting): string {
  return total > items.length ? `共 ${total} 条，先列出最早的 ${items.length} 条，处理后会接着列出` : ''
}
