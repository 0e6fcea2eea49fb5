/**
 * A table of dues as branches keep it, pasted: which column holds the name, the amount a month, the category. Every other
 * column (工资, 身份证号, 手机, 全年合计 …) is not read.
 */
import { toHalfWidth } from '../../../domain/values/chinese-text'
import { parseYuan } from '../../../domain/values/money'

export type Meaning = 'name' | 'amount' | 'category' | 'none'
export interface PastedColumn {
  readonly title: string
  readonly meaning: Meaning
}
export interface PastedTable {
  /** Empty where there is no line of headings. */
  readonly columns: readonly PastedColumn[]
  /** Below the headings. */
  readonly rows: readonly (readonly string[])[]
  /** The columns that could each be the amount a month, by their place, where it is not plain which is. */
  readonly doubtful: readonly number[]
}

/** A title may stand above the headings. */
const HEADINGS_WITHIN = 5
const NAME = /^(党员)?(姓名|名字)$/
const CATEGORY = /类别|身份|类型|人员/
/** What is no amount a month, whatever else its heading says. */
const NO_AMOUNT =
  /工资|收入|基数|待遇|离退休费|养老金|比例|全年|年度|年[应合金额]|累计|合计|实[交缴收]|已[交缴]|欠|补|身份证|手机|电话|日期|时间|序号|编号/
const OF_DUES = /党费|应[交缴]|[交缴]纳|[交缴]费|核定|金额|数额|标准/

/** `chosen`: the place of the amount's column, where somebody has said it. */
export function tableIn(text: string, chosen?: number): PastedTable {
  const rows = rowsIn(text)
  const head = rows.slice(0, HEADINGS_WITHIN).findIndex((cells) => cells.some((cell) => NAME.test(plain(cell))))
  if (head < 0) return { columns: [], rows, doubtful: [] }
  const titles = rows[head] ?? []
  const below = rows.slice(head + 1)
  const amounts = amountColumns(titles, below)
  const amount = chosen ?? (amounts.length === 1 ? amounts[0] : undefined)
  return {
    columns: titles.map((title, at) => ({ title, meaning: at === amount ? 'amount' : meaningOf(title) })),
    rows: below,
    doubtful: amounts.length === 1 ? [] : amounts,
  }
}

/** A name or heading without the blanks that tables are filled up with (李　明). */
export function plain(cell: string): string {
  return cell.replace(/\s/g, '')
}

/** `45.00`, `¥45`, `45元/月` as typed in yuan; undefined for what is no amount. */
export function yuanIn(cell: string): string | undefined {
  const said = cell
    .replace(/^[¥￥]/, '')
    .replace(/元(\/月)?$/, '')
    .trim()
  return parseYuan(said) === undefined ? undefined : said
}

function meaningOf(title: string): Meaning {
  if (NAME.test(plain(title))) return 'name'
  return CATEGORY.test(title) && !NO_AMOUNT.test(title) ? 'category' : 'none'
}

/** Those that say 月 before those that do not; where no heading speaks of dues, those that hold amounts. */
function amountColumns(titles: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const possible = titles.flatMap((title, at) => (NO_AMOUNT.test(title) || meaningOf(title) !== 'none' ? [] : [at]))
  const ofDues = possible.filter((at) => OF_DUES.test(titles[at] ?? ''))
  const monthly = ofDues.filter((at) => (titles[at] ?? '').includes('月'))
  const named = monthly.length > 0 ? monthly : ofDues
  return named.length === 1 ? named : (named.length > 0 ? named : possible).filter((at) => holdsAmounts(rows, at))
}

function holdsAmounts(rows: readonly (readonly string[])[], at: number): boolean {
  return rows.some((cells) => yuanIn(cells[at] ?? '') !== undefined)
}

/** Cells of a spreadsheet keep their places; what was typed is cut at blanks and commas that do not group digits. */
function rowsIn(text: string): string[][] {
  const isSheet = text.includes('\t')
  return text
    .split(/\r?\n/)
    .map((row) => (isSheet ? row.split('\t') : (row.match(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|[^\s,，、;；]+/g) ?? [])))
    .map((cells) => cells.map((cell) => toHalfWidth(cell).trim()))
    .filter((cells) => cells.some((cell) => cell !== ''))
}
