import { readSheet } from 'read-excel-file/universal'
import { UnreadableSheet, type Sheet } from '../application/ports/documents'
import { booleanCell, dateCell, numberCell, textCell } from './cell-text'
import {
  damaged,
  MAX_CELL_CHARACTERS,
  MAX_CHARACTERS,
  MAX_ELEMENTS,
  tooManyCharacters,
  tooManyElements,
} from './sheet-limits'
import { repacked, sheetIn, textOf, unpackedSheet } from './xlsx-archive'
import { shapeOf, type SheetShape } from './xlsx-extent'
import { elementsOf } from './xml-elements'
import { XmlBudget } from './xml-walk'

/** A number cell as its digits stand in the file: as a number, an id of 18 digits would lose its last ones. */
class StoredNumber {
  constructor(readonly digits: string) {}
}

/**
 * A sheet of an .xlsx, by its name or the first that can be seen. Formula cells give the value last computed, or `#N/A` and
 * the like; every cell of a merged one gives what it shows. Throws `UnreadableSheet`.
 */
export async function readXlsx(bytes: Uint8Array, wanted?: string): Promise<Sheet> {
  try {
    const parts = await unpackedSheet(bytes)
    const budget = sheetBudget()
    const { name, number, tabs, path, beside, read } = await sheetIn(parts, wanted, budget)
    const shape = await shapeOf(textOf(parts, path), budget)
    for (const each of beside) if (parts[each]) await elementsOf(textOf(parts, each), '', budget)
    const rows = await readSheet(repacked(parts, [...read, path, ...beside]), number, {
      parseNumber: (digits) => new StoredNumber(digits),
    })
    refuseEndlessText(rows)
    const texts = rows.map((row) => row.map(cellText))
    spread(texts, shape)
    return { name, rows: texts, tabs }
  } catch (error) {
    // The libraries fail in many ways over a file that is none; for the person they are one.
    throw error instanceof UnreadableSheet ? error : damaged()
  }
}

/** Puts in what the library left out: why a formula failed, and what a merged cell says to the cells it covers. */
function spread(rows: string[][], { merged, failed }: SheetShape): void {
  for (const { row, column, text } of failed) put(rows, row, column, text.trim())
  let characters = 0
  for (const { top, left, bottom, right } of merged) {
    const said = rows[top]?.[left] ?? ''
    if (said === '') continue
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      for (let column = left; column <= right; column++) {
        characters += said.length
        if (characters > MAX_CHARACTERS) throw tooManyCharacters()
        put(rows, row, column, said)
      }
  }
}

function put(rows: string[][], row: number, column: number, text: string): void {
  while (rows.length <= row) rows.push([])
  const cells = rows[row]
  if (!cells) return
  while (cells.length < column) cells.push('')
  cells[column] = text
}

function sheetBudget(): XmlBudget {
  const limits = { elements: MAX_ELEMENTS, characters: MAX_CHARACTERS, longest: MAX_CELL_CHARACTERS }
  return new XmlBudget(limits, (of) => (of === 'elements' ? tooManyElements() : tooManyCharacters()))
}

/** A text that is stored once may stand in every cell. */
function refuseEndlessText(rows: readonly (readonly unknown[])[]): void {
  let characters = 0
  for (const cell of rows.flat()) {
    if (typeof cell === 'string') characters += cell.length
    if (cell instanceof StoredNumber) characters += cell.digits.length
  }
  if (characters > MAX_CHARACTERS) throw tooManyCharacters()
}

function cellText(cell: unknown): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textCell(cell)
  if (typeof cell === 'boolean') return booleanCell(cell)
  if (cell instanceof StoredNumber) return numberCell(cell.digits)
  if (cell instanceof Date) return dateCell(cell)
  throw new TypeError(`unexpected cell of type ${typeof cell}`)
}
