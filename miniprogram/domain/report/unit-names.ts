/** Names of organizations that a text writes otherwise than the register has them. */

export interface DifferingName {
  readonly written: string
  readonly name: string
}

/** Shorter names are words of their own. */
const SHORTEST = 4

/** What in the text is one character away from a name of the register, and is none of them. */
export function differingUnitNames(text: string, names: readonly string[]): DifferingName[] {
  const known = [...new Set(names)].filter((name) => name.length >= SHORTEST).sort((a, b) => b.length - a.length)
  const rest = known.reduce((left, name) => left.split(name).join('　'.repeat(name.length)), text)
  const found = known.flatMap((name) =>
    windows(rest, name)
      .filter((written) => isOneAway(written, name))
      .map((written) => ({ written, name })),
  )
  return found.filter(({ written }, index) => found.findIndex((each) => each.written === written) === index)
}

/** Pieces about as long as the name that begin and end as it does: a name that lacks a character, or has another. */
function windows(text: string, name: string): string[] {
  const [first, last] = [name.charAt(0), name.slice(-2)]
  return [...text].flatMap((_, from) =>
    [name.length, name.length - 1, name.length + 1]
      .map((length) => text.slice(from, from + length))
      .filter((piece) => piece.startsWith(first) && piece.endsWith(last)),
  )
}

const NUMERAL = /^[一二三四五六七八九十\d]$/

/** Whether one character was left out, put in or written otherwise. With another number it is the name of another. */
function isOneAway(written: string, name: string): boolean {
  let same = 0
  while (same < Math.min(written.length, name.length) && written.charAt(same) === name.charAt(same)) same++
  if (NUMERAL.test(written.charAt(same)) && NUMERAL.test(name.charAt(same))) return false
  const [longer, shorter] = written.length > name.length ? [written, name] : [name, written]
  const rest = longer.slice(same + 1)
  return rest === shorter.slice(longer.length === shorter.length ? same + 1 : same)
}
