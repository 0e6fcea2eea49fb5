/**
 * The one rule for every text that comes in: no control characters but line ends and tabs, nothing that XML cannot hold
 * (lone surrogates, noncharacters), and nothing that turns the direction of what is read around it.
 */

/** `\p{Cs}` under the `u` flag is a lone surrogate: pairs are read as one character. */
const UNPRINTABLE = /[\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]|(?![\n\r\t])\p{Cc}/u

/** Where in an input the first such text stands, e.g. `values.place`; undefined where there is none. */
export function unprintableIn(input: unknown): string | undefined {
  if (typeof input === 'string') return UNPRINTABLE.test(input) ? '' : undefined
  if (typeof input !== 'object' || input === null) return undefined
  for (const [name, value] of Object.entries(input)) {
    const inner = unprintableIn(value)
    if (inner !== undefined) return inner === '' ? name : `${name}.${inner}`
  }
  return undefined
}
