/** Rows that can be confirmed together, as the cards, the bar below them and the page see them. Pure. */
import type { EntryCollection } from '../../domain/entries/entry'

/** More are not confirmed in one decision. */
export const MOST_CONFIRMED = 100

/**
 * `held`: will be sent, and can be taken back. `sent`: on its way. `done` and `refused`: nothing more is done here, `said`
 * tells what came of it.
 */
export type Mark = '' | 'picked' | 'held' | 'sent' | 'done' | 'refused'

/** A row as confirming sees it. `doubt`: why it is looked at by itself; it is then never among all. */
export interface ConfirmRow {
  readonly entryId: string
  readonly book: EntryCollection
  readonly mayConfirm: boolean
  readonly doubt: string
  readonly mark: Mark
  readonly said: string
}

/** What the bar below the rows shows besides what it reads from them. */
export interface Confirming {
  readonly isSending: boolean
  readonly fault: string
  readonly said: string
}
export const NOT_CONFIRMING: { readonly confirming: Confirming } = {
  confirming: { isSending: false, fault: '', said: '' },
}

/** Whether 全选 takes it. */
export function isPlain({ mayConfirm, doubt, mark }: ConfirmRow): boolean {
  return mayConfirm && doubt === '' && (mark === '' || mark === 'picked')
}

/** Those that 全选 takes: as many as one decision does. */
export function plainOnes<Row extends ConfirmRow>(rows: readonly Row[]): Row[] {
  return rows.filter(isPlain).slice(0, MOST_CONFIRMED)
}

/** Rows that would say the same are each looked at: one of them may have been entered twice. */
export function withTwins<Row extends ConfirmRow & { readonly head: string; readonly line: string }>(
  rows: readonly Row[],
): Row[] {
  const isTwin = (row: Row) => rows.some((other) => other !== row && other.head === row.head && other.line === row.line)
  return rows.map((row) =>
    row.mayConfirm && isTwin(row)
      ? { ...row, doubt: [row.doubt, '有一条一样的'].filter((part) => part !== '').join('；') }
      : row,
  )
}

/** The row's mark and words, where it is among those named. */
export function marked<Row extends ConfirmRow>(
  rows: readonly Row[],
  ids: readonly string[],
  mark: Mark,
  said = '',
): Row[] {
  return rows.map((row) => (ids.includes(row.entryId) ? { ...row, mark, said } : row))
}
