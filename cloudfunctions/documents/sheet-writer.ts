import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { CivilDate } from '#domain/time/civil-date'
import type { SheetOnPaper, SheetToWrite, SheetWriter } from '../application/ports/documents'
import { printing } from './sheet-printing'
import { storedText } from './stored-text'

/** The sheet that explains the columns: the library writes no cell comments, and on a phone nobody finds them. */
const NOTES_NAME = '填写说明'

/** Excel's limits for the name of a sheet. */
const LONGEST_NAME = 31
const FORBIDDEN_IN_NAME = /[[\]/\\:*?\n]/g

/**
 * Writes .xlsx files: a bold header row that stays in sight, text as text (`007` keeps its noughts, `=1+1` computes
 * nothing), numbers as numbers, amounts with two decimals. Columns with a note are explained on a last sheet 填写说明. A sheet for
 * paper has its lines above and below the table, which is ruled. Throws RangeError for a number that is none, or for no sheets at
 * all.
 */
export const sheetWriter: SheetWriter = {
  async writeSheets(sheets) {
    if (sheets.length === 0) throw new RangeError('a workbook needs a sheet')
    const all = [...sheets, ...notesOf(sheets)]
    const names = sheetNames(all.map(({ name }) => name))
    const buffer = await writeExcelFile(
      all.map(({ columns, rows, paper }, index) => ({
        sheet: names[index] ?? '',
        stickyRowsCount: (paper?.above.length ?? 0) + 1,
        columns: columns.map(({ width }) => ({ width })),
        data: paper
          ? paperRows({ columns, rows, paper })
          : [columns.map(({ title }) => headerCell(title)), ...rows.map(dataRow)],
      })),
      { features: [printing(all.map(({ paper }, index) => ({ name: names[index] ?? '', paper })))] },
    ).toBuffer()
    return new Uint8Array(buffer)
  },
}

type Value = SheetToWrite['rows'][number][number]

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

function dataRow(row: readonly Value[]): Row {
  return row.map(dataCell)
}

function dataCell(value: Value): CellObject | null {
  if (typeof value === 'number') return numberCell(value)
  if (typeof value === 'object')
    return 'day' in value ? dayCell(value.day) : { ...numberCell(value.yuan), format: '0.00' }
  const text = storedText(value)
  return text === '' ? null : { value: text, type: String, format: '@', wrap: text.includes('\n') }
}

/** The library reckons days in UTC. */
function dayCell(day: CivilDate): CellObject {
  return { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
}

function numberCell(value: number): CellObject {
  if (!Number.isFinite(value)) throw new RangeError(`no cell can hold ${value}`)
  return { value, type: Number }
}

/** Points. */
const TITLE = { fontSize: 16, height: 30 } as const
const LINE_HEIGHT = 14
const LETTERS = { fontFamily: '宋体', fontSize: 9 } as const
const RULED = { ...LETTERS, borderStyle: 'thin', borderColor: '#000000', alignVertical: 'center', wrap: true } as const

/** The first line above is the title; every line above and below goes over all columns. */
function paperRows({
  columns,
  rows,
  paper: { above, below, hasTotal },
}: Pick<SheetToWrite, 'columns' | 'rows'> & { readonly paper: SheetOnPaper }): Row[] {
  const wide = columns.reduce((sum, { width }) => sum + width, 0)
  const across = (text: string, look: Omit<CellObject, 'value'>): Row => [
    {
      value: storedText(text),
      type: String,
      format: '@',
      wrap: true,
      alignVertical: 'center',
      columnSpan: columns.length,
      ...LETTERS,
      ...look,
    },
    ...columns.slice(1).map(() => null),
  ]
  const last = hasTotal ? rows.length - 1 : rows.length
  return [
    ...above.map((line, at) =>
      at === 0 ? across(line, { align: 'center', fontWeight: 'bold', ...TITLE }) : across(line, { align: 'right' }),
    ),
    columns.map(({ title }) => ({ ...headerCell(title), ...RULED, align: 'center' })),
    ...rows.map((row, at) => {
      const height = LINE_HEIGHT * Math.max(1, ...row.map((value, of) => linesOf(value, columns[of]?.width ?? 0)))
      return row.map((value): CellObject => {
        const cell = dataCell(value) ?? { value: '', type: String }
        const align = typeof value === 'object' && 'yuan' in value ? 'right' : 'center'
        return { ...cell, ...RULED, height, align, ...(at === last ? { fontWeight: 'bold' } : {}) }
      })
    }),
    ...below.map((line) => across(line, { height: LINE_HEIGHT * Math.max(1, linesOf(line, wide)) })),
  ]
}

/** A column's width is in digits of 11 points, of which a character of Chinese in these letters takes so many. */
const CHARACTER_WIDTH = 1.8

/** Not every reader makes a row as high as its text, and none one of merged cells. */
function linesOf(value: Value, width: number): number {
  if (typeof value !== 'string') return 1
  const wide = [...value].reduce((sum, character) => sum + (character.charCodeAt(0) < 256 ? 0.5 : 1), 0)
  return Math.ceil((wide * CHARACTER_WIDTH) / width)
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
