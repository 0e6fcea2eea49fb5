import { readSheet } from 'read-excel-file/universal'
import { UnreadableSheet, type Sheet } from '../application/ports/documents'
import { booleanCell, dateCell, numberCell, textCell } from './cell-text'
import { damaged } from './sheet-limits'
import { firstSheetOf, repacked, textOf, unpackedSheet } from './xlsx-archive'
import { refuseVastSheet } from './xlsx-extent'

/** A number cell as its digits stand in the file: as a number, an id of 18 digits would lose its last ones. */
class StoredNumber {
  constructor(readonly digits: string) {}
}

/** The first sheet of an .xlsx. Formula cells give the value last computed. Throws `UnreadableSheet`. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet> {
  try {
    const parts = unpackedSheet(bytes)
    const { name, path } = firstSheetOf(parts)
    refuseVastSheet(textOf(parts, path))
    const rows = await readSheet(repacked(parts), {
      parseNumber: (digits) => new StoredNumber(digits),
    })
    return { name, rows: rows.map((row) => row.map(cellText)) }
  } catch (error) {
    // The libraries fail in many ways over a file that is none; for the person they are one.
    throw error instanceof UnreadableSheet ? error : damaged()
  }
}

function cellText(cell: unknown): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textCell(cell)
  if (typeof cell === 'boolean') return booleanCell(cell)
  if (cell instanceof StoredNumber) return numberCell(cell.digits)
  if (cell instanceof Date) return dateCell(cell)
  throw new TypeError(`unexpected cell of type ${typeof cell}`)
}
