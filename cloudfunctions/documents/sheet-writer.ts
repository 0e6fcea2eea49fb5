import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { SheetToWrite, SheetWriter } from '../application/ports/documents'
import { storedText } from './stored-text'

/** The sheet that explains the columns: the library writes no cell comments, and on a phone nobody finds them. */
const NOTES_NAME = '填写说明'

/** Excel's limits for the name of a sheet. */
const LONGEST_NAME = 31
const FORBIDDEN_IN_NAME = /[[\]/\\:*?\n]/g

/**
 * Writes .xlsx files: a bold header row that stays in sight, text as text (`007` keeps its noughts, `=1+1` computes
 * nothing), numbers as numbers. Columns with a note are explained on a last sheet 填写说明. Throws RangeError for a number
 * that is none, or for no sheets at all.
 */
export const sheetWriter: SheetWriter = {
  async writeSheets(sheets) {
    if (sheets.length === 0) throw new RangeError('a workbook needs a sheet')
    const all = [...sheets, ...notesOf(sheets)]
    const names = sheetNames(all.map(({ name }) => name))
    const buffer = await writeExcelFile(
      all.map(({ columns, rows }, index) => ({
        sheet: names[index] ?? '',
        stickyRowsCount: 1,
        columns: columns.map(({ width }) => ({ width })),
        data: [columns.map(({ title }) => headerCell(title)), ...rows.map(dataRow)],
      })),
    ).toBuffer()
    return new Uint8Array(buffer)
  },
}

function headerCell(title: string): CellObject {
  return {
    value: storedText(title),
    type: String,
    format: '@',
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'center',
  }
}

function dataRow(row: readonly (string | number)[]): Row {
  return row.map((value) => {
    if (typeof value === 'number') return numberCell(value)
    const text = storedText(value)
    return text === '' ? null : { value: text, type: String, format: '@', wrap: text.includes('\n') }
  })
}

function numberCell(value: number): CellObject {
  if (!Number.isFinite(value)) throw new RangeError(`no cell can hold ${value}`)
  return { value, type: Number }
}

/** 填写说明, if any column has a note. With several sheets it also says which one a column is on. */
function notesOf(sheets: readonly SheetToWrite[]): SheetToWrite[] {
  const several = sheets.length > 1
  const rows = sheets.flatMap(({ name, columns }) =>
    columns.flatMap(({ title, note }) => (note === undefined ? [] : [several ? [name, title, note] : [title, note]])),
  )
  if (rows.length === 0) return []
  const columns = [
    { title: '栏目', width: 20 },
    { title: '说明', width: 60 },
  ]
  return [{ name: NOTES_NAME, columns: several ? [{ title: '工作表', width: 20 }, ...columns] : columns, rows }]
}

/** Names Excel accepts: no forbidden marks, 31 characters at most, none empty, no two alike. */
function sheetNames(wished: readonly string[]): string[] {
  const taken = new Set<string>()
  return wished.map((wish, index) => {
    const allowed = storedText(wish)
      .replace(FORBIDDEN_IN_NAME, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    const stem = allowed === '' ? `表${index + 1}` : allowed
    let name = cutTo(LONGEST_NAME, stem)
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) {
      const suffix = `（${copy}）`
      name = cutTo(LONGEST_NAME - suffix.length, stem) + suffix
    }
    taken.add(name.toLowerCase())
    return name
  })
}

/** The beginning of `text` in at most `length` UTF-16 units, no character halved. */
function cutTo(length: number, text: string): string {
  return text
    .slice(0, length)
    .replace(/\p{Cs}$/u, '')
    .trim()
}
