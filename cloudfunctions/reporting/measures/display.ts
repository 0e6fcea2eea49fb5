/** Figures as they are printed. The unit stands beside them, never in them. */
import { civilDate, formatChineseDate } from '#domain/time/civil-date'
import { groupedDigits } from '#domain/values/digits'
import { fen, formatYuanGrouped } from '#domain/values/money'
import type { Display } from './measure'

const MINUTES = { hours: 60, 'study-hours': 45 } as const

/**
 * 1,234 · 1,234.50 (yuan, without .00) · 12.5 (hours, one decimal unless whole) · 85.0 (rates and means, always one
 * decimal, so that 85.0 and 84.8 are told alike) · 2025年3月4日.
 * The value is a whole number in the measure's base unit: pieces, fen, minutes, tenths, YYYYMMDD.
 */
export function displayed(value: number, display: Display): string {
  switch (display) {
    case 'plain':
      return groupedDigits(String(value))
    case 'yuan':
      return formatYuanGrouped(fen(value)).replace(/\.00$/, '')
    case 'hours':
    case 'study-hours':
      return asTenths(tenths(value, MINUTES[display])).replace(/\.0$/, '')
    case 'tenths':
      return asTenths(value)
    case 'date':
      return formatChineseDate(civilDate(String(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')))
  }
}

/**
 * `numerator ÷ denominator` in tenths, rounded half up from the exact value. Whole numbers, none negative, the
 * denominator not 0; throws a RangeError otherwise and when the numbers are too large to be exact.
 */
export function tenths(numerator: number, denominator: number): number {
  const doubled = numerator * 20 + denominator
  const exact = [numerator, denominator, doubled, denominator * 2].every((n) => Number.isSafeInteger(n) && n >= 0)
  if (!exact || denominator === 0) throw new RangeError(`no exact tenths of ${numerator} ÷ ${denominator}`)
  return (doubled - (doubled % (denominator * 2))) / (denominator * 2)
}

function asTenths(value: number): string {
  const digits = String(value).padStart(2, '0')
  return groupedDigits(`${digits.slice(0, -1)}.${digits.slice(-1)}`)
}
