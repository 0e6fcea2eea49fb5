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
import { firstSheetOf, repacked, textOf, unpackedSheet } from './xlsx-archive'
import { refuseVastSheet } from './xlsx-extent'
import { elementsOf } from './xml-elements'
import { XmlBudget } from './xml-walk'

/** A number cell as its digits stand in the file: as a number, an id of 18 digits would lose its last ones. */
class StoredNumber {
  constructor(readonly digits: string) {}
}

/** The first sheet of an .xlsx. Formula cells give the value last computed. Throws `UnreadableSheet`. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet> {
  try {
    const parts = await unpackedSheet(bytes)
    const budget = sheetBudget()
    const { name, path, beside, read } = await firstSheetOf(parts, budget)
    await refuseVastSheet(textOf(parts, path), budget)
    for (const each of beside) if (parts[each]) await elementsOf(textOf(parts, each), '', budget)
    const rows = await readSheet(repacked(parts, [...read, path, ...beside]), {
      parseNumber: (digits) => new StoredNumber(digits),
    })
    refuseEndlessText(rows)
    return { name, rows: rows.map((row) => row.map(cellText)) }
  } catch (error) {
    // The libraries fail in many ways over a file that is none; for the person they are one.
    throw error instanceof UnreadableSheet ? error : damaged()
  }
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
