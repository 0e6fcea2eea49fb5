/**
 * A list of members as a spreadsheet gives it, row by row: what each row says, or everything that is wrong with it.
 * Nothing is guessed and nothing is corrected silently.
 */
import { probationOver } from '../rules/probation-rules'
import { formatChineseDate, isMonth, lastDay, yearOf, type CivilDate, type Month } from '../time/civil-date'
import { parseWrittenDate, parseWrittenMonth, parseWrittenYear } from '../time/written-date'
import type { Sex } from './member'
import type { Education, RegisterStage } from './member-history'
import {
  columnOf,
  EDUCATION_WORDS,
  IMPORT_COLUMNS,
  isFailedFormula,
  plainWord,
  saysNothing,
  SEX_WORDS,
  STAGE_WORDS,
  YES_NO_WORDS,
  type ImportColumnCode,
  type ImportColumnTitle,
} from './register-columns'
import { isOldEnough, YOUNGEST } from './register-person'
import { tooEarlyToBeFull } from './stage-steps'
import { isPartyMember } from './roll'

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
  /** The month alone where the list says no day. */
  readonly admittedOn: CivilDate | Month | undefined
  readonly confirmedOn: CivilDate | Month | undefined
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
  /** Whether it holds no more once a person says that this is somebody else than whoever has the name already. */
  readonly asksWhetherOther?: true
}

export interface ListedRow {
  readonly row: number
  readonly name: string | null
  /** Undefined exactly where there are problems. */
  readonly person: ListedPerson | undefined
  readonly problems: readonly RowProblem[]
}

/** What a person wrote into a cell of the list while looking at it on the phone. */
export interface CellChange {
  readonly row: number
  readonly column: ImportColumnTitle
  readonly text: string
}

export type ReadList =
  | {
      readonly ok: true
      readonly rows: readonly ListedRow[]
      readonly ignoredColumns: readonly string[]
      /** Rows that are about nobody: sums, remarks, headings that are repeated; with what stands first in them. */
      readonly passedOver: readonly { readonly row: number; readonly text: string }[]
    }
  | { readonly ok: false; readonly missing: readonly ImportColumnTitle[] }

/** A list may have a title and remarks above its headings. */
const HEADINGS_WITHIN = 10
const IN_SIGHT = new RegExp(String.raw`^[^\p{C}]+$`, 'u')
/** Signs that only the computer shows on which somebody drew them. */
const PRIVATE = new RegExp(String.raw`\p{Co}`, 'u')
const LONGEST_NAME = 60
const NUMBER = /^[\w-]{1,12}$/
const SUM = /^(?:合计|总计|小计|共计|总人数|人数)/
const REMARK = /^(?:备注|注|说明|填表|制表|审核|填报|报送|联系|单位|负责人|党支部书记|支部书记)[^,，]{0,8}(?:[:：]|$)/

/** Reads a list that is true on `effectiveOn`, with what was changed of it. Rows without anything in a known column are passed over. */
export function readRegisterList(
  sheet: readonly (readonly string[])[],
  effectiveOn: CivilDate,
  changes: readonly CellChange[] = [],
): ReadList {
  const { places, ignoredColumns, from } = headingsOf(sheet)
  const isDerived = places.has('confirmedOn') || places.has('admittedOn')
  const missing = IMPORT_COLUMNS.filter(
    ({ isRequired, code }) => (isRequired || (code === 'stage' && !isDerived)) && !places.has(code),
  )
  if (missing.length > 0) return { ok: false, missing: missing.map(({ title }) => title) }
  const rows: ListedRow[] = []
  const passedOver: { row: number; text: string }[] = []
  for (const [index, cells] of sheet.entries()) {
    if (index < from) continue
    const row = index + 1
    const said = (code: ImportColumnCode) => saidIn(cells[places.get(code) ?? -1], code, row, changes)
    if (IMPORT_COLUMNS.every(({ code }) => said(code) === '')) continue
    const beside = asideOf(cells, said)
    if (beside === undefined) rows.push(readRow(row, said, effectiveOn))
    else passedOver.push({ row, text: beside })
  }
  return { ok: true, rows, ignoredColumns, passedOver }
}

interface Headings {
  readonly places: ReadonlyMap<ImportColumnCode, number>
  readonly ignoredColumns: readonly string[]
  /** The first row below them, from 0. */
  readonly from: number
}

/** The row with 姓名; headings may stand in two lines, of which the lower says it more exactly: 入党 over 时间. */
function headingsOf(sheet: readonly (readonly string[])[]): Headings {
  const at = sheet.slice(0, HEADINGS_WITHIN).findIndex((row) => row.some((cell) => columnOf(cell) === 'name'))
  const upper = at < 0 ? [] : (sheet[at] ?? [])
  const below = sheet[at + 1] ?? []
  const isSecondLine = (cell: string, place: number) =>
    cell.trim() === '' || columnOf(cell) !== undefined || columnOf((upper[place] ?? '') + cell) !== undefined
  const namePlace = upper.findIndex((cell) => columnOf(cell) === 'name')
  const belowName = below[namePlace] ?? ''
  const hasTwoLines =
    at >= 0 &&
    (belowName.trim() === '' || columnOf(belowName) === 'name') &&
    below.some((cell, place) => cell.trim() !== '' && isSecondLine(cell, place))
  const lower = hasTwoLines ? below : []
  const places = new Map<ImportColumnCode, number>()
  const ignoredColumns: string[] = []
  for (let place = 0; place < Math.max(upper.length, lower.length); place++) {
    const [above = '', beneath = ''] = [upper[place], lower[place]]
    const code = columnOf(beneath) ?? columnOf(above + beneath) ?? columnOf(above)
    const heading = beneath.trim() || above.trim()
    if (code && !places.has(code)) places.set(code, place)
    else if (heading !== '') ignoredColumns.push(heading)
  }
  return { places, ignoredColumns: [...new Set(ignoredColumns)], from: at + (hasTwoLines ? 2 : 1) }
}

function saidIn(cell: string | undefined, code: ImportColumnCode, row: number, changes: readonly CellChange[]): string {
  const change = changes.find((each) => each.row === row && titleOf(code) === each.column)
  return (change?.text ?? cell ?? '').trim()
}

function titleOf(code: ImportColumnCode): ImportColumnTitle {
  const column = IMPORT_COLUMNS.find((each) => each.code === code)
  if (!column) throw new Error(`There is no column ${code}`)
  return column.title
}

/** What stands first in a row that is about nobody; undefined for a person's. Merged, such a row says the same in every cell. */
function asideOf(cells: readonly string[], said: Said): string | undefined {
  if (columnOf(said('name')) === 'name') return said('name')
  const first = cells.map((cell) => cell.trim()).find((cell) => cell !== '')
  if (first === undefined || !(SUM.test(first) || REMARK.test(first))) return undefined
  const isOf = (text: string) => text === '' || text === first || !SEX_WORDS.has(plainWord(text))
  return isOf(said('sex')) ? first.slice(0, LONGEST_NAME) : undefined
}

type Said = (code: ImportColumnCode) => string

function readRow(row: number, said: Said, effectiveOn: CivilDate): ListedRow {
  const problems: RowProblem[] = []
  const bad = (code: ImportColumnCode, reason: string): undefined => {
    problems.push({ row, column: titleOf(code), reason })
    return undefined
  }
  for (const { code, isRequired, title } of IMPORT_COLUMNS) {
    if (isRequired && saysNothing(said(code))) bad(code, `请填写${title}`)
    if (isFailedFormula(said(code))) bad(code, `这一格显示“${said(code)}”，公式没有结果，请改成实际的内容`)
  }
  const cells = reader((code) => (isFailedFormula(said(code)) ? '' : said(code)), bad)
  const dates = {
    admittedOn: cells.dayOrMonth('admittedOn', effectiveOn),
    confirmedOn: cells.dayOrMonth('confirmedOn', effectiveOn),
  }
  const person = {
    number: cells.number(),
    name: cells.name(),
    sex: cells.word('sex', SEX_WORDS),
    birthYear: cells.birthYear(effectiveOn),
    stage: cells.stage(dates, effectiveOn),
    cellName: cells.cellName(),
    education: cells.word('education', EDUCATION_WORDS),
    ...dates,
    joinedOn: cells.date('joinedOn', effectiveOn),
    isMigrant: cells.word('isMigrant', YES_NO_WORDS),
    isRetired: cells.word('isRetired', YES_NO_WORDS),
    isLeadingCadre: cells.word('isLeadingCadre', YES_NO_WORDS),
  }
  const { name, sex, birthYear, stage, admittedOn, confirmedOn } = person
  if (admittedOn !== undefined && stage !== undefined && !isPartyMember(stage))
    bad('admittedOn', '尚未入党的同志不填入党日期')
  if (confirmedOn !== undefined && stage !== undefined && stage !== 'full')
    bad('confirmedOn', '只有正式党员填转正日期，请核对党员类别')
  if (admittedOn !== undefined && confirmedOn !== undefined && isEarlier(confirmedOn, admittedOn))
    bad('confirmedOn', '不能早于入党日期')
  else if (stage === 'full' && admittedOn !== undefined) {
    // Of a month alone the last day it may mean decides: nothing is guessed.
    const on = confirmedOn === undefined ? effectiveOn : isMonth(confirmedOn) ? lastDay(confirmedOn) : confirmedOn
    const early = tooEarlyToBeFull(admittedOn, on)
    if (early) bad(confirmedOn === undefined ? 'stage' : 'confirmedOn', early)
  }
  const isWhole = name !== undefined && sex !== undefined && birthYear !== undefined && stage !== undefined
  return {
    row,
    name: unpadded(said('name')).slice(0, LONGEST_NAME) || null,
    person: isWhole && problems.length === 0 ? { ...person, name, sex, birthYear, stage } : undefined,
    problems,
  }
}

/** As far as both say: a month is not before a day within it. */
function isEarlier(a: CivilDate | Month, b: CivilDate | Month): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) < b.slice(0, length)
}

type Dates = Pick<ListedPerson, 'admittedOn' | 'confirmedOn'>

/** Reads single cells; an empty one says nothing, a wrong one is reported by `bad`. */
function reader(said: Said, bad: (code: ImportColumnCode, reason: string) => undefined) {
  const word = <T>(code: ImportColumnCode, known: ReadonlyMap<string, T>): T | undefined => {
    const value = known.get(plainWord(said(code)))
    return value !== undefined || saysNothing(said(code)) ? value : bad(code, `须为${accepted(known)}之一`)
  }
  const inTime = <D extends CivilDate | Month>(
    code: ImportColumnCode,
    date: D,
    effectiveOn: CivilDate,
  ): D | undefined =>
    String(date) <= effectiveOn ? date : bad(code, `不能晚于名单日期${formatChineseDate(effectiveOn)}`)
  return {
    word,
    number: () => {
      const number = plainWord(said('number'))
      if (saysNothing(number) || NUMBER.test(number)) return saysNothing(number) ? undefined : number
      return bad('number', '编号须为 12 位以内的字母或数字；请勿填写身份证号')
    },
    name: () => {
      const name = unpadded(said('name'))
      if (saysNothing(name)) return undefined
      if (PRIVATE.test(name)) return bad('name', '有一个字是某台电脑自造的字，别处显示不出来，请改用通用的字或拼音')
      return name.length <= LONGEST_NAME && IN_SIGHT.test(name) ? name : bad('name', '姓名过长或含有不可用的字符')
    },
    birthYear: (effectiveOn: CivilDate) => {
      if (saysNothing(said('birthYear'))) return undefined
      const year = parseWrittenYear(said('birthYear'))
      if (year === undefined || year < 1900 || year > yearOf(effectiveOn)) return bad('birthYear', '须为年份，如 1980')
      return isOldEnough(year, effectiveOn) ? year : bad('birthYear', `入党须年满 ${YOUNGEST} 岁，请核对出生年份`)
    },
    cellName: () => {
      const cell = said('cell')
      if (cell === '无') return null
      return saysNothing(cell) ? undefined : cell
    },
    date: (code: 'joinedOn', effectiveOn: CivilDate) => {
      if (saysNothing(said(code))) return undefined
      const date = parseWrittenDate(said(code))
      if (date === undefined) return bad(code, '须为写到日的日期，如 2012-07-01')
      return inTime(code, date, effectiveOn)
    },
    /** Old papers often say no day: a month is kept as a month. */
    dayOrMonth: (code: 'admittedOn' | 'confirmedOn', effectiveOn: CivilDate) => {
      if (saysNothing(said(code))) return undefined
      const date = parseWrittenDate(said(code)) ?? parseWrittenMonth(said(code))
      if (date === undefined) return bad(code, '须为日期，如 2012-07-01；只知道月份的写到月，如 2012-07')
      return inTime(code, date, effectiveOn)
    },
    /** As it stands there, or by the dates where those leave no doubt (党章第七条: probation is a year). */
    stage: ({ admittedOn, confirmedOn }: Dates, effectiveOn: CivilDate): RegisterStage | undefined => {
      if (!saysNothing(said('stage'))) return word('stage', STAGE_WORDS)
      if (confirmedOn !== undefined) return 'full'
      // What stands there and could not be read is told already.
      if (!saysNothing(said('confirmedOn'))) return undefined
      if (admittedOn === undefined) return bad('stage', '请填写党员类别')
      return isOnProbation(admittedOn, effectiveOn)
        ? 'probationary'
        : bad('stage', '入党已满一年，没有写转正日期，请填写党员类别')
    },
  }
}

/** Whether probation is not over; of a month alone, whether it cannot be over whatever the day. */
function isOnProbation(admittedOn: CivilDate | Month, on: CivilDate): boolean {
  const over = probationOver(admittedOn, on)
  return over !== undefined && on < over
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
