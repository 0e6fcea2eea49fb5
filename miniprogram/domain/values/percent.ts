/**
 * `numerator ÷ denominator` as a percentage with its sign, `93.3%`, rounded half up from the exact value.
 * Undefined when the denominator is 0: there is nothing to take a share of.
 * Both are whole numbers, none negative, and `decimals` is 0 to 4; throws a RangeError otherwise, and when the numbers
 * are too large to be exact. A share above the whole (1,200 of a target of 1,000) gives more than 100%.
 */
export function percentage(numerator: number, denominator: number, decimals = 1): string | undefined {
  const scale = 100 * 10 ** decimals
  const doubled = 2 * numerator * scale + denominator
  const exact = [numerator, denominator, doubled, 2 * denominator].every((n) => Number.isSafeInteger(n) && n >= 0)
  if (!exact || !Number.isInteger(decimals) || decimals < 0 || decimals > 4)
    throw new RangeError(`no exact percentage of ${numerator} in ${denominator} with ${decimals} decimals`)
  if (denominator === 0) return undefined
  const rounded = (doubled - (doubled % (2 * denominator))) / (2 * denominator)
  const digits = String(rounded).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return decimals === 0 ? `${whole}%` : `${whole}.${digits.slice(-decimals)}%`
}
