/** A month of the book of dues as its page says it. Pure. */
import type { OutputOf } from '#contract'
import { formatMonths } from '../../../domain/dues/dues-account'
import { formatDate, monthOf, yearOf, type CivilDate, type Month } from '../../../domain/time/civil-date'
import { formatYuanGrouped, type Fen } from '../../../domain/values/money'
import { dayText, momentText } from '../../../text/dates'
import { shortWords } from '../dues-text'

type Book = OutputOf<'dues.book'>

export interface BookRow {
  readonly key: string
  readonly head: string
  readonly note: string
  /** For which months, and what is said besides. */
  readonly more: string
  readonly amount: string
  /** What it can be taken back by: only what was handed up and still holds. */
  readonly entryId: string
}
export interface BookView {
  readonly title: string
  readonly sums: readonly { readonly label: string; readonly amount: string }[]
  /** That the month ends below zero, and what to do; empty where it does not. */
  readonly short: string
  readonly rows: readonly BookRow[]
  readonly closed: string
  readonly closings: readonly { readonly key: number; readonly words: string }[]
  readonly mayClose: boolean
  readonly mayReopen: boolean
  readonly hasNext: boolean
}

export function bookView(book: Book, today: CivilDate): BookView {
  const { month, isClosed, closedThrough, openingFen, receivedFen, handedUpFen, closingFen, lines, closings } = book
  const sums: readonly (readonly [string, number])[] = [
    ['上月结存', openingFen],
    ['本月收入', receivedFen],
    ['本月上缴', 0 - handedUpFen],
    ['本月结存', closingFen],
  ]
  return {
    title: monthWords(month),
    sums: sums.map(([label, fen]) => ({ label, amount: `${yuan(fen)} 元` })),
    short: shortWords(0 - closingFen),
    rows: lines.map((line, at) => rowOf(line, at, yearOf(month))),
    closed: closedThrough === null ? '还没有结过账。' : `账已经结到${monthWords(closedThrough)}。`,
    closings: closings.map((closing, key) => ({ key, words: closingWords(closing) })).reverse(),
    mayClose: !isClosed && month <= monthOf(today),
    mayReopen: isClosed,
    hasNext: month < monthOf(today),
  }
}

export function monthWords(month: Month): string {
  return formatDate(month, 'YYYY年M月')
}

function rowOf(line: Book['lines'][number], at: number, year: number): BookRow {
  const { number, who, what, months, note, fen, occurredOn, entryId, isTakenBack } = line
  const told = what === 'handed-up' ? `上缴${who ?? ''}` : (who ?? '已注销的同志')
  const paidFor = months.length > 0 ? formatMonths(months, year) : ''
  const isBack = (what === 'payment') === fen < 0
  return {
    key: `${at}`,
    head: isBack ? `冲销 ${told}` : told,
    note: `${number ?? '以前登记的，没有编号'}，${dayText(occurredOn, year)}`,
    more: [paidFor, note].filter((part) => part !== '').join('，'),
    amount: yuan(fen),
    entryId: what === 'handed-up' && !isTakenBack ? entryId : '',
  }
}

function closingWords({ act, month, at, by, reason }: Book['closings'][number]): string {
  const done = act === 'close' ? `结账到${monthWords(month)}` : `从${monthWords(month)}起重新打开`
  return `${momentText(at)} ${by ?? ''} ${done}${reason === null ? '' : `：${reason}`}`
}

function yuan(fen: number): string {
  return fen < 0 ? `-${formatYuanGrouped((0 - fen) as Fen)}` : formatYuanGrouped(fen as Fen)
}
