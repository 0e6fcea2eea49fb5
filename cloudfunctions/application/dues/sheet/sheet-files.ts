/** The published sheet as an official document, as a workbook, and as texts for the phone. */
import { fen, formatYuan, yuanInCell } from '#domain/values/money'
import type { OfficialDocument, SheetToWrite } from '../../ports/documents'
import type { PrintedSheet, SheetCell, SheetTable } from './printed-sheet'

export function sheetDocument({
  title,
  name,
  byline,
  isWide,
  tables,
  notes,
  signature,
}: PrintedSheet): OfficialDocument {
  return {
    title: titleInTwo(title, name, isWide),
    byline,
    ...(isWide ? { page: 'wide' } : {}),
    blocks: [
      ...tables.flatMap(({ title: heading, columns, rows, hasTotal }, at): OfficialDocument['blocks'] => [
        // The first is what the title says.
        ...(at === 0 ? [] : [{ kind: 'plain-heading', text: heading } as const]),
        {
          kind: 'table',
          size: isWide ? sizeOf(widened(columns, rows)) : 'small',
          columns: widened(columns, rows),
          rows: rows.map((row) => row.map(cellText)),
          hasTotal,
          isWhole: at > 0,
        },
      ]),
      { kind: 'note', lines: [...notes, '', signature] },
    ],
  }
}

/** So many letters of 小五 a page laid across holds beside the lines between its columns. */
const WIDE_LETTERS = 81

/**
 * Of a letter of Chinese, where a machine puts a wide typeface (DejaVu Sans) for the prescribed ones, of whose letters a digit is
 * half.
 */
const [DIGIT, POINT, BESIDE] = [0.64, 0.32, 0.25]

/** No amount and no day is parted by the edge of its cell. */
function widened(columns: SheetTable['columns'], rows: SheetTable['rows']): SheetTable['columns'] {
  return columns.map(({ title, width }, at) => ({
    title,
    width: Math.max(width, ...rows.map((row) => lettersOf(cellText(row[at] ?? '')))),
  }))
}

function sizeOf(columns: SheetTable['columns']): 'smallest' | 'least' {
  return columns.reduce((sum, { width }) => sum + width, 0) > WIDE_LETTERS ? 'least' : 'smallest'
}

/** Nothing of words: they go on in the next line. */
function lettersOf(text: string): number {
  if (!/^[-\d.]+$/.test(text)) return 0
  return [...text].reduce((sum, character) => sum + (character === '.' ? POINT : DIGIT), BESIDE)
}

/** A title that one line does not hold goes on after the branch's name; of its letters a page holds 20, laid across 33. */
function titleInTwo(title: string, name: string, isWide: boolean): string {
  return title.length > (isWide ? 33 : 20) ? `${name}\n${title.slice(name.length)}` : title
}

/** Characters a column of a workbook is wide for each letter of its text. */
const CHARACTERS_A_LETTER = 1.8

export function sheetWorkbook({ title, byline, isWide, tables, notes, signature }: PrintedSheet): SheetToWrite[] {
  return tables.map(({ title: name, columns: least, rows, hasTotal }, at) => {
    const columns = widened(least, rows)
    const shares = columns.reduce((sum, { width }) => sum + width, 0)
    const isFirst = at === 0
    const characters = isFirst && isWide ? CHARACTERS_A_LETTER : PORTRAIT_CHARACTERS / shares
    return {
      name,
      columns: columns.map((column) => ({ title: column.title, width: column.width * characters })),
      rows: rows.map((row) => row.map((cell) => (isAmount(cell) ? { yuan: yuanInCell(fen(cell.fen)) } : cell))),
      paper: {
        isWide: isFirst && isWide,
        hasTotal,
        above: [isFirst ? title : name, byline],
        below: at === tables.length - 1 ? [...notes, '', signature] : [],
      },
    }
  })
}

/** A page upright holds so many at the size of the sheet's letters. */
const PORTRAIT_CHARACTERS = 84

export function cellText(cell: SheetCell): string {
  return isAmount(cell) ? formatYuan(fen(cell.fen)) : String(cell)
}

function isAmount(cell: SheetCell): cell is { readonly fen: number } {
  return typeof cell === 'object'
}
