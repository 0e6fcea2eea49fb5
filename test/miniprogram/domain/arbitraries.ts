import fc from 'fast-check'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'

/** The next day of the calendar by a schoolbook's rule, without Date: an independent answer for the tests. */
export function nextDayByHand(text: string): string {
  const [year = 0, m = 0, day = 0] = text.split('-').map(Number)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const longest = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0
  const pad = (n: number) => String(n).padStart(2, '0')
  if (day < longest) return `${year}-${pad(m)}-${pad(day + 1)}`
  return m < 12 ? `${year}-${pad(m + 1)}-01` : `${year + 1}-01-01`
}

const pad = (n: number) => String(n).padStart(2, '0')

export const months = fc
  .tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, m]) => month(`${year}-${pad(m)}`))

export const dates = fc
  .tuple(months, fc.integer({ min: 1, max: 28 }), fc.boolean())
  .map(([m, day, isLate]) => civilDate(`${m}-${pad(isLate && !m.endsWith('-02') ? Math.max(day, 30) : day)}`))

/** Amounts as a branch's ledger may hold them. */
export const amounts = fc.integer({ min: 0, max: 9_999_999_999 }).map(fen)
