/** The published sheet as an official document, as a workbook, and as texts for the phone. */
import { fen, formatYuan } from '#domain/values/money'
import type { OfficialDocument, SheetToWrite } from '../../ports/documents'
import type { PrintedSheet, SheetCell } from './printed-sheet'

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
          size: isWide ? 'smallest' : 'small',
          columns,
          rows: rows.map((row) => row.map(cellText)),
          hasTotal,
          isWhole: at > 0,
        },
      ]),
      { kind: 'note', lines: [...notes, '', signature] },
    ],
  }
}

/** A title that one line does not hold goes on after the branch's name; of its letters a page holds 20, laid across 33. */
function titleInTwo(title: string, name: string, isWide: boolean): string {
  return title.length > (isWide ? 33 : 20) ? `${name}\n${title.slice(name.length)}` : title
}

/** Characters a column of a workbook is wide, for each share of a column that has a month or an amount. */
const CHARACTERS_A_SHARE = 0.58

export function sheetWorkbook({ title, byline, isWide, tables, notes, signature }: PrintedSheet): SheetToWrite[] {
  return tables.map(({ title: name, columns, rows, hasTotal }, at) => {
    const shares = columns.reduce((sum, { width }) => sum + width, 0)
    const isFirst = at === 0
    const characters = isFirst && isWide ? CHARACTERS_A_SHARE : PORTRAIT_CHARACTERS / shares
    return {
      name,
      columns: columns.map((column) => ({ title: column.title, width: column.width * characters })),
      rows: rows.map((row) => row.map((cell) => (isAmount(cell) ? { yuan: cell.fen / 100 } : cell))),
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
