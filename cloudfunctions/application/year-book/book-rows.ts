/**
 * The last sheet of a year's workbook, which is there to be read again: a row for each record as it is stored, sealed, so that
 * what was changed on the way is known by its row. Its first row tells whose book it is and how many rows there are.
 */
import { canonicalJson } from '#domain/values/canonical-json'
import type { Branch } from '#domain/branch/branch'
import type { Stored } from '#domain/people/identity'
import type { SheetToWrite } from '../ports/documents'
import { isSealed, sealOf } from '../ports/seal'
import { refuse, type BranchContext } from '../ports/handling'
import { KEPT, KEPT_OF_BRANCH, KEPT_TITLES, type KeptCollection, type KeptRecords } from './kept-records'

export const BOOK_SHEET = '供导入（请勿改动）'
const HEAD = '支部'
/** Excel takes 32,767 characters a cell. */
const MOST_A_CELL = 30_000

export interface YearBook {
  readonly branchId: string
  readonly name: string
  readonly year: number
  readonly branch: Partial<Branch>
  readonly records: ReadonlyMap<KeptCollection, readonly Stored[]>
}
interface Head extends Omit<YearBook, 'records'> {
  /** Of this writing alone: a row of another book fits nowhere here. */
  readonly book: string
  readonly rows: number
}

export function bookSheet(records: KeptRecords, year: number, context: BranchContext): SheetToWrite {
  const { branch } = context
  const seal = sealOf(context, 'year book')
  const own = Object.fromEntries(KEPT_OF_BRANCH.map((field) => [field, branch[field]]))
  const texts = KEPT.flatMap((collection) =>
    records[collection].map((record) => [KEPT_TITLES[collection], canonicalJson(record)] as const),
  )
  const book = context.newId()
  const head: Head = { book, branchId: branch._id, name: branch.name, year, branch: own, rows: texts.length }
  const lines = [[HEAD, canonicalJson(head)] as const, ...texts].map(([title, text], at) => {
    return [title, seal(`${book} ${at} ${title} ${text}`), ...piecesOf(text)]
  })
  const widest = Math.max(...lines.map((line) => line.length))
  const columns = ['类别', '校验', ...Array.from({ length: widest - 2 }, (_, at) => `记录${at + 1}`)]
  return { name: BOOK_SHEET, columns: columns.map((title) => ({ title, width: 12 })), rows: lines }
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let rest = text; rest !== '';) {
    let end = Math.min(rest.length, MOST_A_CELL)
    // Readers of sheets take blanks off the ends of a cell, and halve no character.
    while (end < rest.length && /[\s\p{Cs}]/u.test(rest.slice(end - 1, end + 1))) end--
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return pieces
}

/** The book, or the first row that is not as it was written. */
export function readBook(rows: readonly (readonly string[])[], context: BranchContext) {
  const lines = rows.slice(1).filter((row) => row.some((cell) => cell !== ''))
  const broken = (at: number, what: string) =>
    refuse('year-book-broken', { field: 'uploads', detail: { sheet: BOOK_SHEET, row: at + 2, what } })
  // Believed only as far as the seals below hold with it.
  const head = headIn(lines[0])
  if (!head) return refuse('no-year-book', { field: 'uploads' })
  const records = new Map<KeptCollection, Stored[]>(KEPT.map((collection) => [collection, []]))
  for (const [at, [title = '', seal = '', ...pieces]] of lines.entries()) {
    const text = pieces.join('')
    if (!isSealed(context, 'year book', `${head.book} ${at} ${title} ${text}`, seal))
      return broken(at, '与写出时不同，或者次序变了')
    const collection = KEPT.find((each) => KEPT_TITLES[each] === title)
    if (collection) records.get(collection)?.push(JSON.parse(text) as Stored)
  }
  if (lines.length !== head.rows + 1) return broken(lines.length, '缺少后面的行')
  const { branchId, name, year, branch } = head
  return { branchId, name, year, branch, records } satisfies YearBook
}

function headIn(line: readonly string[] | undefined): Head | undefined {
  const [title, , ...pieces] = line ?? []
  if (title !== HEAD) return undefined
  try {
    return JSON.parse(pieces.join('')) as Head
  } catch {
    return undefined
  }
}
