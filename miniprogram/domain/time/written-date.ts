/** Dates and years as people write them in lists. Nothing is guessed: a date without its day is no date. */
import { toHalfWidth } from '../values/chinese-text'
import { parseCivilDate, parseMonth, yearOf, type CivilDate, type Month } from './civil-date'

/** What a spreadsheet may put behind a date: a time of day. */
const CLOCK = /[ T]\d{1,2}:\d{2}(:\d{2})?$/
const WITH_SIGNS = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?$/
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/
/** A year alone, or with its month. */
const YEAR_AND_MONTH = /^(\d{4})(年?|[-/.]\d{1,2}|年\d{1,2}月?|\d{2})$/

/** 2012-07-01, 2012.7.1, 2012/7/1, 2012年7月1日 and 20120701, in full width too. Undefined for anything else. */
export function parseWrittenDate(text: string): CivilDate | undefined {
  const plain = plainDate(text)
  const digits = EIGHT_DIGITS.exec(plain)
  if (digits) return dateOf(digits[1], digits[2], digits[3])
  const [, year, first, month, second, day] = WITH_SIGNS.exec(plain) ?? []
  const fits = first === '年' ? second === '月' : first === second
  return fits ? dateOf(year, month, day) : undefined
}

/** The month of 1998.07, 1998-7, 199807 or 1998年7月. Undefined for anything else, a whole date too. */
export function parseWrittenMonth(text: string): Month | undefined {
  const [, year, rest = ''] = YEAR_AND_MONTH.exec(plainDate(text)) ?? []
  const digits = rest.replace(/\D/g, '')
  return year === undefined || digits === '' ? undefined : parseMonth(`${year}-${digits.padStart(2, '0')}`)
}

/** The year of 1980, 1980年, 1980.05, 198005, 1980年5月 or of a whole date. Undefined for anything else. */
export function parseWrittenYear(text: string): number | undefined {
  const date = parseWrittenDate(text)
  if (date) return yearOf(date)
  const year = YEAR_AND_MONTH.exec(plainDate(text))?.[1]
  return year === undefined ? undefined : Number(year)
}

function plainDate(text: string): string {
  return toHalfWidth(text).trim().replace(CLOCK, '').replace(/\s+/g, '')
}

function dateOf(year = '', month = '', day = ''): CivilDate | undefined {
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
