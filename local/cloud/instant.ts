/** Instants: points in time as text in UTC, `2025-03-04T01:30:00.000Z`, just as `Date.prototype.toISOString` writes them. */

export function isInstant(text: string): boolean {
  const at = Date.parse(text)
  // The round trip refuses every other way of writing a time, and days that do not exist.
  return !Number.isNaN(at) && new Date(at).toISOString() === text
}

/** Date and time on Beijing's clock, which is WeChat's: `2025-03-04 09:30`. Any other text stays as it is. */
export function beijingTime(at: string): string {
  if (!isInstant(at)) return at
  return new Date(at).toLocaleString('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
}
