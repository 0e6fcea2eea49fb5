import type { OutputOf } from '#contract'
import type { EntryCollection } from '../../../domain/entries/entry'
import type { Permission } from '../../../domain/people/permission'
import { dayWithWeekday } from '../../../text/dates'

type Waiting = OutputOf<'entry.waiting'>

export const BOOK_LABELS: Readonly<Record<EntryCollection, string>> = {
  shifts: '志愿服务',
  donations: '捐款',
  duesPayments: '党费',
  ledger: '台账',
  indicatorMonths: '业务指标',
}

export interface WaitingRow {
  readonly entryId: string
  readonly book: EntryCollection
  readonly head: string
  readonly summary: string
  readonly note: string
  readonly isDisputed: boolean
  /** Dues are settled by who manages dues, everything else by who confirms records. */
  readonly maySettle: boolean
}

export function waitingRows({ items }: Waiting, permissions: readonly Permission[], thisYear: number): WaitingRow[] {
  return items.map((item) => {
    const { entryId, book, occurredOn, memberName, recordedByName, summary, state, reason, isLateEntry } = item
    const notes = [
      ...(recordedByName !== null && recordedByName !== memberName ? [`${recordedByName}登记`] : []),
      ...(isLateEntry ? ['补录'] : []),
      ...(reason === null ? [] : [`异议：${reason}`]),
    ]
    const when = dayWithWeekday(occurredOn, thisYear)
    return {
      entryId,
      book,
      head: [memberName, BOOK_LABELS[book], when].filter((part) => part !== null).join(' · '),
      summary,
      note: notes.join(' · '),
      isDisputed: state === 'disputed',
      maySettle: permissions.includes(book === 'duesPayments' ? 'manage-dues' : 'confirm-records'),
    }
  })
}

/** `共 120 条，先列出最早的 100 条`; empty when all are listed. */
export function moreLine({ items, total }: Waiting): string {
  return total > items.length ? `共 ${total} 条，先列出最早的 ${items.length} 条，处理后会接着列出` : ''
}
