import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type Paragraph,
} from 'docx'
import type { Block, Cell, Run } from '../application/ports/documents'
import { TYPEFACE, type Typeface } from './fonts'
import { SIZE } from './page'
import { lettered, paragraphOf, printedRuns } from './paragraphs'
import { printableText } from './printable-text'
import { STYLE } from './styles'

export type TableBlock = Extract<Block, { kind: 'table' }>

interface CellLook {
  readonly style: string
  /** Half-points. */
  readonly size: number
  readonly spacing: { readonly line: number; readonly lineRule: typeof LineRuleType.EXACT }
  readonly padding: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
}

/**
 * 小四 on 20 pt: a table is outside the grid of 22 lines, where two lines of a cell would take a tenth of the page; a long
 * one of an annex is in 五号 on 15 pt, one with a column a month in 小五 on 12 pt, or 六号 on 11 pt.
 */
const LOOKS: Readonly<Record<'plain' | NonNullable<TableBlock['size']>, CellLook>> = {
  plain: lookOf({ style: STYLE.cell, size: SIZE.cell, line: 400 }, 30, 80),
  small: lookOf({ style: STYLE.smallCell, size: SIZE.smallCell, line: 300 }, 20, 60),
  smallest: lookOf({ style: STYLE.smallCell, size: SIZE.smallestCell, line: 240 }, 10, 10),
  least: lookOf({ style: STYLE.smallCell, size: SIZE.leastCell, line: 220 }, 10, 10),
}

/** `line`, and what is left free above and below, and at the sides: in twips. */
function lookOf(
  { line, ...letters }: Pick<CellLook, 'style' | 'size'> & { readonly line: number },
  above: number,
  beside: number,
): CellLook {
  return {
    ...letters,
    spacing: { line, lineRule: LineRuleType.EXACT },
    padding: { top: above, bottom: above, left: beside, right: beside },
  }
}
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const

/** A column whose cells are all this short (dates, numbers, names) is centred; a column of prose is set left. */
const SHORT_CELL = 10

/** The widths in twips of columns given as shares; they fill the text's width exactly. */
export function columnWidths(shares: readonly number[], textWidth: number): number[] {
  const positive = shares.map((share) => (Number.isFinite(share) && share > 0 ? share : 0))
  const total = positive.reduce((sum, share) => sum + share, 0)
  let taken = 0
  let given = 0
  return positive.map((share) => {
    taken += total > 0 ? share / total : 1 / shares.length
    const width = Math.round(taken * textWidth) - given
    given += width
    return width
  })
}

/**
 * Full text width, thin lines, the header repeated on each page, no row parted by a page's end. A row that adds the others up is
 * in the letters of the header and never alone on a page.
 */
export function tableOf(
  { columns, rows, size, hasTotal = false, isWhole = false }: TableBlock,
  textWidth: number,
): Table {
  const look = LOOKS[size ?? 'plain']
  const widths = columnWidths(
    columns.map(({ width }) => width),
    textWidth,
  )
  const last = hasTotal ? rows.length - 1 : rows.length
  const centred = columns.map((_, index) => rows.every((row) => lengthOf(row[index]) <= SHORT_CELL))
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) =>
      cell(title, look, { width: widths[index] ?? 0, typeface: TYPEFACE.levelOne, centred: true, keepNext: true }),
    ),
  })
  const body = rows.map(
    (row, at) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((_, index) =>
          cell(row[index] ?? '', look, {
            width: widths[index] ?? 0,
            typeface: at === last ? TYPEFACE.levelOne : TYPEFACE.body,
            centred: centred[index] ?? false,
            keepNext: isWhole ? at < rows.length - 1 : at === last - 1,
          }),
        ),
      }),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    margins: { marginUnitType: WidthType.DXA, ...look.padding },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [header, ...body],
  })
}

/** Notes under a table, in the letters of a small one. */
export function noteParagraphs(lines: readonly string[]): Paragraph[] {
  const { style, size, spacing } = LOOKS.small
  return lines.map((line) =>
    paragraphOf(lettered(line, { typeface: TYPEFACE.body, size }), {
      style,
      alignment: AlignmentType.LEFT,
      spacing,
      keepLines: true,
    }),
  )
}

interface CellStyle {
  width: number
  typeface: Typeface
  centred: boolean
  keepNext: boolean
}

function runsOf(content: Cell = ''): readonly Run[] {
  return typeof content === 'string' ? [{ text: content }] : content
}

function lengthOf(content: Cell | undefined): number {
  return runsOf(content).reduce((length, { text }) => length + printableText(text).length, 0)
}

function cell(
  content: Cell,
  { style, size, spacing }: CellLook,
  { width, typeface, centred, keepNext }: CellStyle,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      paragraphOf(
        printedRuns(runsOf(content), () => ({ typeface, size })),
        {
          style,
          alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing,
          keepNext,
        },
      ),
    ],
  })
}
