/**
 * Alternatives of one expression, each with what may stand right before it. An older phone's engine refuses an expression that
 * looks behind itself (`?<!`) when the script is loaded, so what stands before is asked here.
 */
export interface Reading {
  /** As part of a regular expression with the flag u. */
  readonly words: string
  /** What must stand right before, as part of one. */
  readonly after?: string
  /** What must not. */
  readonly notAfter?: string
}

export interface Span {
  readonly from: number
  readonly to: number
}

/** No more than so many signs before a reading are asked for. */
const NEAR = 8

/**
 * Where a text reads as one of them, in its order and without overlap; of several at one place the first. No reading may be
 * of nothing.
 */
export function readerOf(readings: readonly Reading[]): (text: string) => Span[] {
  const anywhere = new RegExp(readings.map(({ words }) => `(?:${words})`).join('|'), 'gu')
  const each = readings.map(({ words, after, notAfter }) => ({
    words: new RegExp(words, 'uy'),
    after: ending(after),
    notAfter: ending(notAfter),
  }))
  return (text) => {
    const found: Span[] = []
    for (let from = next(anywhere, text, 0); from >= 0;) {
      const before = text.slice(Math.max(0, from - NEAR), from)
      const to = each
        .filter(({ after, notAfter }) => (after?.test(before) ?? true) && !(notAfter?.test(before) ?? false))
        .map(({ words }) => endAt(words, text, from))
        .find((end) => end >= 0)
      if (to !== undefined) found.push({ from, to })
      from = next(anywhere, text, to ?? from + String.fromCodePoint(text.codePointAt(from) ?? 0).length)
    }
    return found
  }
}

function ending(words: string | undefined): RegExp | undefined {
  return words === undefined ? undefined : new RegExp(`(?:${words})$`, 'u')
}

function next(anywhere: RegExp, text: string, from: number): number {
  anywhere.lastIndex = from
  return anywhere.exec(text)?.index ?? -1
}

function endAt(words: RegExp, text: string, from: number): number {
  words.lastIndex = from
  return words.test(text) ? words.lastIndex : -1
}
