/** `1234567.50` as people read it, grouped by three: `1,234,567.50`. What stands behind the point is left alone. */
export function groupedDigits(digits: string): string {
  const [whole = '', ...rest] = digits.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}
