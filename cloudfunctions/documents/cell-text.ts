import { printableText } from './printable-text'

const MS_PER_SECOND = 1000
const SECONDS_PER_DAY = 86400

/** Excel counts days; whatever lies on its first ones is a time of day without a date. */
const FIRST_DATE = Date.UTC(1900, 0, 1)

/** The text of a text cell: without unprintable characters and the blanks around it. */
export function textCell(text: string): string {
  return printableText(text).trim()
}

/** 是 or 否, as the person who ticked it reads it. */
export function booleanCell(value: boolean): string {
  return value ? '是' : '否'
}

/**
 * The text of a date cell: `YYYY-MM-DD`, followed by ` HH:MM` or ` HH:MM:SS` if it has a time of day; `HH:MM` alone if it
 * has no date. Excel's cells have no time zone: `date` carries the civil date in its UTC fields. Rounded to the second,
 * for Excel stores 14:30 as 0.6041666….
 */
export function dateCell(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / MS_PER_SECOND) * MS_PER_SECOND)
  if (Number.isNaN(rounded.getTime())) return ''
  const iso = rounded.toISOString()
  const [day = '', clock = ''] = [iso.slice(0, iso.indexOf('T')), iso.slice(iso.indexOf('T') + 1, -5)]
  const secondOfDay = (rounded.getTime() / MS_PER_SECOND) % SECONDS_PER_DAY
  const shortClock = clock.endsWith(':00') ? clock.slice(0, -3) : clock
  if (rounded.getTime() < FIRST_DATE) return shortClock
  return secondOfDay === 0 ? day : `${day} ${shortClock}`
}

/** Excel itself shows and keeps 15 significant digits; what lies behind them is the noise of binary fractions. */
const SIGNIFICANT_DIGITS = 15

/**
 * The text of a number cell from the digits stored in the file: no noise (0.30000000000000004 → 0.3) and no exponent
 * (1.1E+17 → 110000000000000000). Digits that are no number come back as they are.
 */
export function numberCell(stored: string): string {
  const plain = stored.trim()
  if (/^-?\d+$/.test(plain)) return plain.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-0$/, '0')
  const value = Number(plain)
  if (plain === '' || !Number.isFinite(value)) return textCell(stored)
  return withoutExponent(value.toExponential(SIGNIFICANT_DIGITS - 1))
}

/** `-1.230e+4` → `-12300`. */
function withoutExponent(scientific: string): string {
  const [mantissa = '0', exponent = '0'] = scientific.split('e')
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace('-', '').replace('.', '').replace(/0+$/, '')
  if (digits === '') return '0'
  const point = 1 + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits.padEnd(point, '0')
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
