import type { OutputOf } from '#contract'
import { isPlain, withTwins } from '../../../components/entry-cards/confirm-row'
import type { DeskCard } from '../../../components/entry-cards/entry-card'
import type { CivilDate } from '../../../domain/time/civil-date'
import { dayWithWeekday, momentText } from '../../../text/dates'

type Waiting = OutputOf<'entry.waiting'>

/** A card, with whence its record is opened. */
export interface WaitingRow extends DeskCard {
  readonly occurredOn: CivilDate
}

/** Those that can be confirmed together first, then those that are looked at one by one, then those of others. */
export function waitingRows(waiting: Waiting, thisYear: number): WaitingRow[] {
  const rows = withTwins(waiting.items.map((item) => waitingRow(item, waiting, thisYear)))
  const apart = rows.filter(({ mayConfirm, doubt }) => mayConfirm && doubt !== '')
  const others = rows.filter(({ mayConfirm }) => !mayConfirm)
  return [...rows.filter(isPlain), ...headed(apart, '以下请逐条核对'), ...headed(others, '由别的同志确认')]
}

function waitingRow(item: Waiting['items'][number], { items }: Waiting, thisYear: number): WaitingRow {
  const { entryId, book, title, line, occurredOn, memberName, recordedByName, state, reason, isLateEntry } = item
  const { maySettle, settlers, isOwn, recordedAt, doubt } = item
  const isTwin = items.some((other) => other !== item && isAlike(other, item))
  const by = recordedByName !== null && (isTwin || recordedByName !== memberName) ? recordedByName : ''
  const notes = [
    // What says the same is told apart by when it was entered.
    ...(isTwin ? [`${by}${momentText(recordedAt, thisYear)} 登记`] : by === '' ? [] : [`${by}登记`]),
    ...(isLateEntry ? ['补录'] : []),
    ...(reason === null ? [] : [`异议：${reason}`]),
    ...(maySettle ? [] : [`由${settlers}确认`]),
  ]
  const when = dayWithWeekday(occurredOn, thisYear)
  return {
    entryId,
    book,
    head: [memberName, title, when].filter((part) => part !== null).join(' · '),
    line: line === '' ? title : line,
    note: notes.join(' · '),
    ...(state === 'disputed' ? { tag: '有异议', tone: 'wait' } : { tag: '', tone: '' }),
    mayConfirm: maySettle,
    mayCorrect: false,
    mayDispute: maySettle && state !== 'disputed',
    mayWithdraw: maySettle,
    // One takes back one's own, and gives back another's.
    withdrawal: isOwn ? '撤回' : '退回',
    extra: '',
    opens: true,
    doubt: maySettle ? doubt : '',
    mark: '',
    said: '',
    occurredOn,
  }
}

function headed(rows: readonly WaitingRow[], heading: string): WaitingRow[] {
  return rows.map((row, at) => (at === 0 ? { ...row, heading } : row))
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
