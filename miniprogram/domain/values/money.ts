/**
 * Money in fen (分), a hundredth of a yuan, always a whole number. Yuan exist only as text, in `parseYuan` and `formatYuan`.
 */
import { toHalfWidth } from './chinese-text'
import { groupedDigits } from './digits'

declare const fenBrand: unique symbol
/** An amount in fen: a safe integer. Negative only where a correction takes back. */
export type Fen = number & { readonly [fenBrand]: true }

/**
 * How an exact share of an amount becomes money. No national text fixes it, so each branch chooses:
 * to the nearest fen, to the nearest jiao (角, ten fen), both halves upward, or up to the next whole yuan.
 */
export const ROUNDING = ['fen-half-up', 'jiao-half-up', 'yuan-up'] as const
export type RoundingRule = (typeof ROUNDING)[number]

/** What `parseYuan` accepts at most: 99,999,999.99 yuan, far above any branch's ledger. */
export const LARGEST_TYPED_FEN: Fen = fen(9_999_999_999)

export function isFen(n: number): n is Fen {
  return Number.isSafeInteger(n)
}

/** Throws a RangeError unless `n` is a safe integer. */
export function fen(n: number): Fen {
  const amount = n + 0 // turns -0 into 0
  if (!isFen(amount)) throw new RangeError(`not an amount in fen: ${n}`)
  return amount
}

/**
 * An amount in yuan as a person types it: `12`, `12.5`, `1,234.56`. Full-width digits and signs are accepted, because
 * Chinese keyboards give them; blanks around are ignored. Undefined for anything else: a sign, an exponent, more than
 * two decimals, leading zeros, commas that do not group by three, more than `LARGEST_TYPED_FEN`.
 */
export function parseYuan(text: string): Fen | undefined {
  const typed = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(toHalfWidth(text).trim())
  if (!typed) return undefined
  const [, yuan = '', decimals = ''] = typed
  const amount = Number(yuan.replace(/,/g, '') + decimals.padEnd(2, '0'))
  return amount <= LARGEST_TYPED_FEN ? fen(amount) : undefined
}

/** `1234.50`: yuan with two decimals. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Of a cell in a workbook, where an amount is a number that can be added up; nowhere else. */
export function yuanInCell(amount: Fen): number {
  return Number(formatYuan(amount))
}

/** `1,234.50`: yuan with two decimals, grouped by three. */
export function formatYuanGrouped(amount: Fen): string {
  return groupedDigits(formatYuan(amount))
}

/** Throws a RangeError when the sum is no longer exact. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => fen(sum + amount), fen(0))
}

/**
 * `amount × numerator ÷ denominator`, rounded once from the exact value.
 * All three are whole numbers, none negative, the denominator not 0; throws a RangeError otherwise, and when the
 * product is too large to be exact.
 */
export function ratio(amount: Fen, numerator: number, denominator: number, rounding: RoundingRule): Fen {
  const product = amount * numerator
  const whole = [amount, numerator, denominator, product * 2 + denominator * 10].every(
    (n) => Number.isSafeInteger(n) && n >= 0,
  )
  if (!whole || denominator === 0) throw new RangeError(`not exact: ${amount} × ${numerator} ÷ ${denominator}`)
  switch (rounding) {
    case 'fen-half-up':
      return fen(quotient(product * 2 + denominator, denominator * 2))
    case 'jiao-half-up':
      return fen(quotient(product * 2 + denominator * 10, denominator * 20) * 10)
    case 'yuan-up':
      return fen(-quotient(-product, denominator * 100) * 100)
  }
}

/** The floor of a ÷ b by the remainder, because a ÷ b itself is inexact for large numbers. */
function quotient(a: number, b: number): number {
  const rest = a % b
  return (a - rest) / b - (rest < 0 ? 1 : 0)
}
