/**
 * A list of members as a spreadsheet gives it, row by row: what each row says, or everything that is wrong with it.
 * Nothing is guessed and nothing is corrected silently.
 */
import { formatChineseDate, yearOf, type CivilDate } from '../time/civil-date'
import type { Sex } from './member'
import type { Education, RegisterStage } from './member-history'
import {
  columnOf,
  EDUCATION_WORDS,
  IMPORT_COLUMNS,
  plainWord,
  SEX_WORDS,
  STAGE_WORDS,
  YES_NO_WORDS,
  type ImportColumnCode,
  type ImportColumnTitle,
} from './register-columns'
import { isOldEnough, YOUNGEST } from './register-person'
import { isPartyMember } from './roll'
import { parseWrittenDate, parseWrittenYear } from '../time/written-date'

/** What a row says of a person. Undefined where its cell is empty: nothing is said. */
export interface ListedPerson {
  readonly number: string | undefined
  readonly name: string
  readonly sex: Sex
  readonly birthYear: number
  readonly stage: RegisterStage
  /** Null for 无. */
  readonly cellName: string | null | undefined
  readonly education: Education | undefined
  readonly admittedOn: CivilDate | undefined
  readonly joinedOn: CivilDate | undefined
  readonly isMigrant: boolean | undefined
  readonly isRetired: boolean | undefined
  readonly isLeadingCadre: boolean | undefined
}

/** `column` is the template's title; null for the whole row. `row` counts as the spreadsheet does, from 1. */
export interface RowProblem {
  readonly row: number
  readonly column: ImportColumnTitle | null
  readonly reason: string
}

export interface ListedRow {
  readonly row: number
  readonly name: string | null
  /** Undefined exactly where there are problems. */
  readonly person: ListedPerson | undefined
  readonly problems: readonly RowProblem[]
}

export type ReadList =
  | { readonly ok: true; readonly rows: readonly ListedRow[]; readonly ignoredColumns: readonly string[] }
  | { readonly ok: false; readonly missing: readonly ImportColumnTitle[] }

/** A list may have a title and remarks above its headings. */
const HEADINGS_WITHIN = 10
const IN_SIGHT = new RegExp(String.raw`^[^\p{C}]+$`, 'u')
const LONGEST_NAME = 60
const NUMBER = /^[\w-]{1,12}$/

/** Reads a list that is true on `effectiveOn`. Rows without anything in a known column are passed over. */
export function readRegisterList(sheet: readonly (readonly string[])[], effectiveOn: CivilDate): ReadList {
  const at = sheet.slice(0, HEADINGS_WITHIN).findIndex((row) => row.some((cell) => columnOf(cell) === 'name'))
  const headings = at < 0 ? [] : (sheet[at] ?? [])
  const places = new Map<ImportColumnCode, number>()
  const ignoredColumns: string[] = []
  for (const [place, heading] of headings.entries()) {
    const code = columnOf(heading)
    if (code && !places.has(code)) places.set(code, place)
    else if (heading.trim() !== '') ignoredColumns.push(heading.trim())
  }
  const missing = IMPORT_COLUMNS.filter(({ isRequired, code }) => isRequired && !places.has(code))
  if (missing.length > 0) return { ok: false, missing: missing.map(({ title }) => title) }
  const rows: ListedRow[] = []
  for (const [index, cells] of sheet.entries()) {
    const said = (code: ImportColumnCode) => (cells[places.get(code) ?? -1] ?? '').trim()
    if (index > at && IMPORT_COLUMNS.some(({ code }) => said(code) !== ''))
      rows.push(readRow(index + 1, said, effectiveOn))
  }
  return { ok: true, rows, ignoredColumns }
}

type Said = (code: ImportColumnCode) => string

function readRow(row: number, said: Said, effectiveOn: CivilDate): ListedRow {
  const problems: RowProblem[] = []
  const bad = (code: ImportColumnCode, reason: string): undefined => {
    problems.push({ row, column: IMPORT_COLUMNS.find((column) => column.code === code)?.title ?? null, reason })
    return undefined
  }
  for (const { code, isRequired, title } of IMPORT_COLUMNS)
    if (isRequired && said(code) === '') bad(code, `请填写${title}`)
  const cells = reader(said, bad)
  const person = {
    number: cells.number(),
    name: cells.name(),
    sex: cells.word('sex', SEX_WORDS),
    birthYear: cells.birthYear(effectiveOn),
    stage: cells.word('stage', STAGE_WORDS),
    cellName: cells.cellName(),
    education: cells.word('education', EDUCATION_WORDS),
    admittedOn: cells.date('admittedOn', effectiveOn),
    joinedOn: cells.date('joinedOn', effectiveOn),
    isMigrant: cells.word('isMigrant', YES_NO_WORDS),
    isRetired: cells.word('isRetired', YES_NO_WORDS),
    isLeadingCadre: cells.word('isLeadingCadre', YES_NO_WORDS),
  }
  const { name, sex, birthYear, stage, admittedOn } = person
  if (admittedOn !== undefined && stage !== undefined && !isPartyMember(stage))
    bad('admittedOn', '尚未入党的同志不填入党日期')
  const isWhole = name !== undefined && sex !== undefined && birthYear !== undefined && stage !== undefined
  return {
    row,
    name: unpadded(said('name')).slice(0, LONGEST_NAME) || null,
    person: isWhole && problems.length === 0 ? { ...person, name, sex, birthYear, stage } : undefined,
    problems,
  }
}

/** Reads single cells; an empty one says nothing, a wrong one is reported by `bad`. */
function reader(said: Said, bad: (code: ImportColumnCode, reason: string) => undefined) {
  return {
    number: () => {
      const number = plainWord(said('number'))
      if (number === '' || NUMBER.test(number)) return number || undefined
      return bad('number', '编号须为 12 位以内的字母或数字；请勿填写身份证号')
    },
    name: () => {
      const name = unpadded(said('name'))
      if (name === '') return undefined
      return name.length <= LONGEST_NAME && IN_SIGHT.test(name) ? name : bad('name', '姓名过长或含有不可用的字符')
    },
    birthYear: (effectiveOn: CivilDate) => {
      if (said('birthYear') === '') return undefined
      const year = parseWrittenYear(said('birthYear'))
      if (year === undefined || year < 1900 || year > yearOf(effectiveOn)) return bad('birthYear', '须为年份，如 1980')
      return isOldEnough(year, effectiveOn) ? year : bad('birthYear', `入党须年满 ${YOUNGEST} 岁，请核对出生年份`)
    },
    cellName: () => {
      const cell = said('cell')
      if (cell === '') return undefined
      return cell === '无' ? null : cell
    },
    date: (code: 'admittedOn' | 'joinedOn', effectiveOn: CivilDate) => {
      if (said(code) === '') return undefined
      const date = parseWrittenDate(said(code))
      if (date === undefined) return bad(code, '须为写到日的日期，如 2012-07-01')
      return date <= effectiveOn ? date : bad(code, `不能晚于名单日期${formatChineseDate(effectiveOn)}`)
    },
    word: <T>(code: ImportColumnCode, known: ReadonlyMap<string, T>): T | undefined => {
      if (said(code) === '') return undefined
      const value = known.get(plainWord(said(code)))
      return value ?? bad(code, `须为${accepted(known)}之一`)
    },
  }
}

/** Lists pad Chinese names of two characters with a blank (张 三); names in other scripts keep theirs. */
function unpadded(name: string): string {
  return /^[\u3400-\u9FFF\uF900-\uFAFF\s]+$/.test(name) ? name.replace(/\s/g, '') : name
}

/** The first word for each value: 男、女. */
function accepted<T>(known: ReadonlyMap<string, T>): string {
  const first = new Map<T, string>()
  for (const [word, value] of known) if (!first.has(value)) first.set(value, word)
  return [...first.values()].map((word) => `“${word}”`).join('、')
}
