/**
 * A statement of WeChat, Alipay or a bank, row by row: who paid what, when, and what for. Only what came in is read; what was
 * paid back, is not finished, or is a wage is counted and not taken.
 */
import { parseWrittenDate } from '../time/written-date'
import type { CivilDate } from '../time/civil-date'
import { toHalfWidth } from '../values/chinese-text'
import { parseYuan, type Fen } from '../values/money'
import { withoutLongNumbers } from '../values/unsaid-numbers'
import { headingsIn, kindOfStatement, type StatementColumns, type StatementKind } from './statement-columns'

export interface StatementRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  readonly on: CivilDate
  /** As written; empty where nothing is. */
  readonly payer: string
  /** As written, for whoever compares; it never leaves the function. */
  readonly note: string
  readonly fen: Fen
  /** The statement does not say whether it came in or went out. */
  readonly isOpenWay: boolean
  /** What tells this payment from every other, however often and in whatever form the list comes. */
  readonly identity: string
}

/** Came in, and is not taken. */
export interface RowAside {
  readonly row: number
  readonly on: CivilDate
  readonly payer: string
  readonly fen: Fen
  readonly why: 'refunded' | 'unfinished'
}
export interface UnreadRow {
  readonly row: number
  /** `columns`: it has more cells than there are headings, so that none of them is sure. */
  readonly what: 'date' | 'amount' | 'columns'
}

export interface Statement {
  readonly kind: StatementKind
  /** The oldest first. */
  readonly rows: readonly StatementRow[]
  readonly aside: readonly RowAside[]
  readonly unread: readonly UnreadRow[]
  /** Rows that went out, and rows about wages: nothing else is known of them. */
  readonly spent: number
  readonly wages: number
}

/** Rows that came in, of one list: two years of a branch of twenty. */
export const LIST_ROWS = 500

const MARKS = /[¥￥\s\t元+]|RMB|CNY/g
/** 币种, where there is such a column: 156 is the number of the yuan. */
const YUAN = /^(\/|-|人民币.*|CNY|RMB|¥|156|0?1)?$/i
const CLOCK = /(?:^|[ T])(\d{1,2}:\d{2}(?::\d{2})?)$/
/** 20250301193111. */
const FOURTEEN_DIGITS = /^(\d{8})(\d{2})(\d{2})(\d{2})$/
const CAME_IN = /^(收入?|贷方?|转入|存入|入账|来账|C|CR|\+)$/i
const WENT_OUT = /^(支出?|借方?|转出|取出|付|D|DR|-)$/i
/** 退 alone may be of 退休. */
const PAID_BACK = /退款|退还|退回|退汇|冲正|冲销|撤销|抹账/
const FINISHED = /^(|\/|-)$|成功|完成|已收|已存入|已到账|已入账|已转入/
const WAGES = /工资|薪|奖金|津贴|绩效|养老金|退休金|离?退休费|公积金|代发|报销/
const OF_DUES = /党费/
/** No table: a rule, a sum, a remark below. */
const NO_ROW = /^(-{3,}|合计|总计|小计|共\d|共计|已?(收入|支出)[:：]|导出|说明|备注|注[:：])/
/** Of WeChat, Alipay and most banks: no two payments have the same one. Shorter ones begin anew each day, or are filled up. */
const UNIQUE_NUMBER = 16
const LONGEST_SHOWN = 40
/** Of what is compared: no statement has longer ones, and patterns take a cell as long as a file by its square. */
const LONGEST_COMPARED = 200

/** Reads a statement; undefined where no line of headings is found. */
export function readStatement(sheet: readonly (readonly string[])[]): Statement | undefined {
  const found = headingsIn(sheet)
  if (!found) return undefined
  const { at, columns } = found
  const table = sheet.slice(at + 1)
  const isSigned = saysTheWay(table, columns)
  const read = table.map((cells, index) => readRow(cells, at + 2 + index, { columns, isSigned }))
  const paid = read.flatMap((each) => ('paid' in each ? [each.paid] : []))
  return {
    kind: kindOfStatement(sheet.slice(0, at + 1)),
    rows: told(paid),
    aside: read.flatMap((each) => ('aside' in each ? [each.aside] : [])),
    unread: read.flatMap((each) => ('unread' in each ? [each.unread] : [])),
    spent: read.filter((each) => 'other' in each && each.other === 'spent').length,
    wages: read.filter((each) => 'other' in each && each.other === 'wages').length,
  }
}

type PaidRow = Omit<StatementRow, 'identity'> & { readonly number: string; readonly clock: string }
type ReadRow =
  | { readonly paid: PaidRow }
  | { readonly aside: RowAside }
  | { readonly unread: UnreadRow }
  | { readonly other: 'spent' | 'wages' | 'nothing' }
interface Table {
  readonly columns: StatementColumns
  /** Somewhere in the table an amount has a sign. */
  readonly isSigned: boolean
}

function readRow(cells: readonly string[], row: number, { columns, isSigned }: Table): ReadRow {
  const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
  const days = columns.days.map((at) => toHalfWidth(cell(at))).filter((said) => said !== '')
  const amount = cell(columns.income ?? columns.amount)
  if (NO_ROW.test(cells.find((each) => each.trim() !== '')?.trim() ?? '')) return { other: 'nothing' }
  // A line that goes on with the one above has no day either, but no amount with somebody beside it.
  if (days.length === 0 && (amountIn(amount) === undefined || cell(columns.payer) === '')) return { other: 'nothing' }
  const way = wayOf(cell(columns.direction), amount, columns)
  if (way === 'out') return { other: 'spent' }
  const on = days.map(dayIn).find((day) => day !== undefined)
  if (cells.slice(columns.count).some((each) => each.trim() !== '')) return { unread: { row, what: 'columns' } }
  const fen = amountIn(amount)
  // A column of what came in is empty, or nought, where something went out.
  if (fen === 0 || /^-*$/.test(amount)) return { other: columns.income === undefined ? 'nothing' : 'spent' }
  if (fen === undefined || !YUAN.test(cell(columns.currency))) return { unread: { row, what: 'amount' } }
  if (on === undefined) return { unread: { row, what: 'date' } }
  const said = columns.notes
    .map(cell)
    .filter((each) => each !== '' && each !== '/')
    .join(' ')
  const sort = columns.sorts.map(cell).join(' ')
  const who = cell(columns.payer).replace(/^\/$/, '')
  const why = standingOf({ state: cell(columns.state), refunded: cell(columns.refunded), said: `${said} ${sort}` })
  if (isWage(who, said, sort)) return { other: 'wages' }
  const [payer, note] = [who.slice(0, LONGEST_COMPARED), said.slice(0, LONGEST_COMPARED)]
  if (why !== undefined) return { aside: { row, on, payer, fen, why } }
  const isOpenWay = way === undefined && !isSigned
  const clock = days.map((said) => CLOCK.exec(said)?.[1] ?? clockIn(said)).find((said) => said !== '') ?? ''
  return { paid: { row, on, payer, note, fen, isOpenWay, number: cell(columns.number).replace(/\W/g, ''), clock } }
}

/** Undefined where nothing says whether it came in. */
function wayOf(direction: string, amount: string, columns: StatementColumns): 'in' | 'out' | undefined {
  if (/^\s*[¥￥]?\s*-\s*[\d¥￥]/.test(amount)) return 'out'
  if (columns.income !== undefined) return 'in'
  const said = toHalfWidth(direction).trim()
  if (CAME_IN.test(said)) return 'in'
  // 不计收支, `/`: moved between one's own.
  if (WENT_OUT.test(said) || columns.direction !== undefined) return 'out'
  return undefined
}

function saysTheWay(table: readonly (readonly string[])[], { amount }: StatementColumns): boolean {
  return amount !== undefined && table.some((cells) => /^\s*[¥￥]?\s*[-+]\s*[\d¥￥]/.test(cells[amount] ?? ''))
}

function isWage(payer: string, note: string, sort: string): boolean {
  return (WAGES.test(`${note} ${sort}`) || /工资|代发/.test(payer)) && !OF_DUES.test(note)
}

/** What of a row may be shown to whoever brought the list: no long number, and nothing of a wage. */
export function shownOf({ payer, note }: Pick<StatementRow, 'payer' | 'note'>): { payer: string; note: string } {
  return {
    payer: withoutLongNumbers(payer).slice(0, LONGEST_SHOWN),
    note: WAGES.test(note) ? '党费' : withoutLongNumbers(note).slice(0, LONGEST_SHOWN),
  }
}

function standingOf(row: {
  readonly state: string
  readonly refunded: string
  readonly said: string
}): RowAside['why'] | undefined {
  const back = amountIn(row.refunded)
  if (row.state.includes('退') || PAID_BACK.test(row.said) || (back !== undefined && back > 0)) return 'refunded'
  return FINISHED.test(row.state) ? undefined : 'unfinished'
}

function amountIn(cell: string): Fen | undefined {
  return parseYuan(toHalfWidth(cell).replace(MARKS, ''))
}

function dayIn(said: string): CivilDate | undefined {
  const [, day] = FOURTEEN_DIGITS.exec(said) ?? []
  return parseWrittenDate(day ?? said)
}

function clockIn(said: string): string {
  const [, , hour, minute, second] = FOURTEEN_DIGITS.exec(said) ?? []
  return hour === undefined ? '' : `${hour}:${minute}:${second}`
}

/**
 * The oldest first, each with its identity: the number of the payment where that is one of a kind, or else the day, the clock,
 * the payer (where none is written, what it was for) and the amount, those that are alike counted. The same number twice is one payment that was copied twice.
 */
function told(paid: readonly PaidRow[]): StatementRow[] {
  const inOrder = [...paid].sort(
    (a, b) => compare(a.on, b.on) || compare(minuteOf(a.clock), minuteOf(b.clock)) || a.row - b.row,
  )
  const alike = new Map<string, number>()
  const rows = new Map<string, StatementRow>()
  for (const { number, clock, ...row } of inOrder) {
    // What was pasted comes without long numbers (packages/dues/payment-list/pasted-list.ts).
    const who = withoutLongNumbers(row.payer.trim() === '' ? row.note : row.payer).replace(/[\s…]/g, '')
    const facts = [number, row.on, minuteOf(clock), who, row.fen].join('|')
    const place = alike.get(facts) ?? 0
    alike.set(facts, place + 1)
    const identity = number.length >= UNIQUE_NUMBER ? number : `${facts}|${place}`
    if (!rows.has(identity)) rows.set(identity, { ...row, identity })
  }
  return [...rows.values()]
}

/** Exports differ in the seconds and in a nought before the hour. */
function minuteOf(clock: string): string {
  return clock.split(':').slice(0, 2).join(':').padStart(5, '0')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
