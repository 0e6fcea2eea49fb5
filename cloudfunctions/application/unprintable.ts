/**
 * The one rule for every text that comes in, and for every name of a field that a person chose: no control characters but
 * line ends and tabs, nothing that XML cannot hold (lone surrogates, noncharacters), no line end that only Unicode knows,
 * and nothing that turns the direction of what is read around it.
 */

/**
 * `\p{Cs}` under the `u` flag is a lone surrogate: pairs are read as one character. `\p{Zl}` and `\p{Zp}` are U+2028 and
 * U+2029; `\p{Bidi_Control}` are the marks, embeddings, overrides and isolates of UAX #9.
 */
const UNPRINTABLE = /[\p{Cs}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\p{Bidi_Control}]|(?![\n\r\t])\p{Cc}/u

/**
 * Where in an input the first such text stands, e.g. `values.place`; of a name, what it is a name in. Undefined where there
 * is none.
 */
export function unprintableIn(input: unknown): string | undefined {
  if (typeof input === 'string') return UNPRINTABLE.test(input) ? '' : undefined
  if (typeof input !== 'object' || input === null) return undefined
  for (const [name, value] of Object.entries(input)) {
    if (UNPRINTABLE.test(name)) return ''
    const inner = unprintableIn(value)
    if (inner !== undefined) return inner === '' ? name : `${name}.${inner}`
  }
  return undefined
}
