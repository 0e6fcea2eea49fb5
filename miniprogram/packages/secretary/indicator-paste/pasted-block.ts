/**
 * Reads a block copied from a spreadsheet: months down and indicators across, or the other way round. Headings are the
 * names of the indicators, with a category as `转办·防疫` or `转办（防疫）`; without headings the columns are taken in the
 * order of the grid. Lines of totals are passed over; empty cells are no figure.
 */
import { toHalfWidth } from '../../../domain/values/chinese-text'
import { monthsOfYear, type Month } from '../../../domain/time/civil-date'
import type { IndicatorDefinition, IndicatorValue } from '../../../domain/entries/indicator'
import { monthText } from '../../../text/dates'
import { keyOf } from '../indicator-columns'

export interface PastedMonth {
  readonly month: Month
  readonly values: readonly IndicatorValue[]
}
export interface PastedBlock {
  readonly months: readonly PastedMonth[]
  /** What was not understood, each in one sentence. Nothing may be saved while there is any. */
  readonly problems: readonly string[]
  /** Headings that are no indicator of the branch; nothing of them is read. */
  readonly ignored: readonly string[]
}
interface Place {
  readonly indicator: string
  readonly category: string | null
}
type Table = readonly (readonly string[])[]

const TOTAL = /^(合计|总计|全年|小计|累计)/
const EMPTY = /^[-–—/\s]*$/
const LARGEST = 1_000_000_000
const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

export function readBlock(text: string, definitions: readonly IndicatorDefinition[], year: number): PastedBlock {
  const table = cellsOf(text)
  const [head = []] = table
  const across = head.slice(1).filter((cell) => monthIn(cell, year) !== undefined).length
  return readDown(across >= 1 && across >= head.length - 2 ? turned(table) : table, definitions, year)
}

function readDown(table: Table, definitions: readonly IndicatorDefinition[], year: number): PastedBlock {
  const [head = [], ...rest] = table
  const hasHead = monthIn(head[0] ?? '', year) === undefined
  const titles = hasHead ? head.slice(1) : definitions.map(({ name }) => name).slice(0, Math.max(0, head.length - 1))
  const places = titles.map((title) => placeOf(title, definitions))
  const problems: string[] = []
  const months = new Map<Month, IndicatorValue[]>()
  for (const [label = '', ...cells] of hasHead ? rest : table) {
    if (TOTAL.test(label) || [label, ...cells].every((cell) => EMPTY.test(cell))) continue
    const of = monthIn(label, year)
    if (of === undefined) problems.push(`“${label}”不是${year}年的月份`)
    else if (months.has(of)) problems.push(`${label}出现了两次`)
    else months.set(of, valuesIn(cells, places, monthText(of), titles, problems))
  }
  return {
    months: [...months].filter(([, values]) => values.length > 0).map(([of, values]) => ({ month: of, values })),
    problems: [...problems, ...twice(places, titles)],
    ignored: titles.filter((title, at) => places[at] === undefined && title !== '' && !TOTAL.test(title)),
  }
}

function valuesIn(
  cells: readonly string[],
  places: readonly (Place | undefined)[],
  label: string,
  titles: readonly string[],
  problems: string[],
): IndicatorValue[] {
  return cells.flatMap((cell, at) => {
    const place = places[at]
    if (!place || EMPTY.test(cell)) return []
    const value = wholeNumber(cell)
    if (value === undefined) {
      problems.push(`${label}的“${titles[at] ?? ''}”填的是“${cell}”，须为整数`)
      return []
    }
    return [{ ...place, value }]
  })
}

/** Two columns for the same figure cannot both be it. */
function twice(places: readonly (Place | undefined)[], titles: readonly string[]): string[] {
  const keys = places.map((place) => place && keyOf(place))
  return titles
    .filter((_, at) => keys[at] !== undefined && keys.indexOf(keys[at]) < at)
    .map((title) => `“${title}”有两列`)
}

function placeOf(title: string, definitions: readonly IndicatorDefinition[]): Place | undefined {
  const said = title.replace(/\s/g, '')
  // The longest name first, so that 转办办结 is not taken for 转办.
  const byLength = [...definitions].sort((a, b) => b.name.length - a.name.length)
  for (const { code, name, unit } of byLength) {
    if (said === name || said === `${name}(${unit})` || said === `${name}（${unit}）`)
      return { indicator: code, category: null }
    const category = /^[·.（(\-—:：](.+?)[）)]?$/.exec(said.startsWith(name) ? said.slice(name.length) : '')?.[1]
    if (category !== undefined) return { indicator: code, category }
  }
  return undefined
}

/** `3`, `3月`, `三月`, `2025-03`, `2025年3月`, `202503` as a month of that year. */
function monthIn(cell: string, year: number): Month | undefined {
  const said = toHalfWidth(cell).replace(/\s/g, '')
  const chinese = CHINESE_MONTHS.indexOf(said.replace(/月份?$/, ''))
  if (chinese >= 0 && /月/.test(said)) return monthsOfYear(year)[chinese]
  const found = /^(?:(\d{4})(?:年|-|\/|\.)?)?(\d{1,2})(?:月份?)?$/.exec(said)
  return found && Number(found[1] ?? year) === year ? monthsOfYear(year)[Number(found[2]) - 1] : undefined
}

function wholeNumber(cell: string): number | undefined {
  const digits = toHalfWidth(cell).replace(/[,\s]/g, '')
  const value = Number(digits)
  return /^\d+(\.0+)?$/.test(digits) && value <= LARGEST ? value : undefined
}

function cellsOf(text: string): Table {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const separator = lines.some((line) => line.includes('\t')) ? '\t' : /\s+/
  return lines.map((line) => (separator === '\t' ? line : line.trim()).split(separator).map((cell) => cell.trim()))
}

function turned(table: Table): Table {
  const width = Math.max(...table.map((row) => row.length))
  return Array.from({ length: width }, (_, at) => table.map((row) => row[at] ?? ''))
}
