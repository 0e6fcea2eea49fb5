/** Records as a sheet: a column for each thing they say, as wide as its longest text within reason. */
import type { CivilDate } from '#domain/time/civil-date'
import { titleIn, type RecordWords } from '#domain/records/record-words'
import type { SheetToWrite } from './ports/documents'

export type CellValue = SheetToWrite['rows'][number][number]
export type Column<Row> = readonly [title: string, of: (row: Row) => CellValue]

/** A column for each part; the first names the kind of record where the sheet has several. */
export function partColumns<Doc>(words: RecordWords<Doc>): Column<Doc>[] {
  const kind: Column<Doc>[] = typeof words.title === 'string' ? [] : [['类别', (doc) => titleIn(words, doc)]]
  const parts = words.parts.map(({ label, text, amount }): Column<Doc> =>
    amount ? [`${label}（${amount.unit}）`, (doc) => amountCell(amount, doc)] : [label, text],
  )
  return [...kind, ...parts]
}

const [NARROWEST, WIDEST] = [10, 60]

/** Every column as wide as its longest text, within reason. */
export function sheetOf<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): SheetToWrite {
  const cells = rows.map((row) => columns.map(([, of]) => of(row)))
  const widthAt = (at: number, title: string) =>
    Math.max(...[title, ...cells.map((row) => row[at] ?? '')].map((cell) => roomOf(textOf(cell))))
  return {
    name,
    columns: columns.map(([title], at) => ({
      title,
      width: Math.min(WIDEST, Math.max(NARROWEST, widthAt(at, title) + 2)),
    })),
    rows: cells,
  }
}

/** In digits: a Chinese character takes the room of two. */
function roomOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0)
}

/** An amount of money is shown with two places. */
function amountCell<Doc>({ unit, of }: NonNullable<RecordWords<Doc>['parts'][number]['amount']>, doc: Doc): CellValue {
  return unit === '元' ? { yuan: of(doc) } : of(doc)
}

/** A day that a sheet can reckon with. */
export function dayCell(day: CivilDate): CellValue {
  return { day }
}

function textOf(cell: CellValue): string {
  if (typeof cell !== 'object') return String(cell)
  return 'day' in cell ? cell.day : cell.yuan.toFixed(2)
}
