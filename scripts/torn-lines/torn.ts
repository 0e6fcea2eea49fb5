import { MEASURES } from '../../cloudfunctions/reporting/measures/catalogue'

/** Where the end of a line parts a number: within itself, or from its unit. */
export interface Torn {
  readonly kind: '数字' | '单位'
  /** The ends of the two lines. */
  readonly before: string
  readonly after: string
}

/** Those of several characters can be parted within: 人|次. */
const UNITS = [...new Set([...MEASURES.map(({ unit }) => unit), '个百分点'])].filter((unit) => unit.length > 1)
const AROUND = 8

/** A line of print by its place on the page, in points. */
interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
}

/** From line to line of the text and of a table's cell (documents/page.ts, table.ts); rows of a table stand further apart. */
const PITCHES = [28.95, 20, 15]
const NEAR = 0.8

/** The torn places of a document as `pdftotext -bbox-layout` tells it: pages of lines of words, each with its place. */
export function tornLines(layout: string): Torn[] {
  return [...layout.matchAll(/<page [^>]*>(.*?)<\/page>/gs)].flatMap(([, page = '']) => {
    const lines = [...page.matchAll(/<line ([^>]*)>(.*?)<\/line>/gs)].map(([, place = '', words = '']) => ({
      text: [...words.matchAll(/<word [^>]*>(.*?)<\/word>/gs)].map(([, word = '']) => word).join(''),
      left: at(place, 'xMin'),
      right: at(place, 'xMax'),
      top: at(place, 'yMin'),
    }))
    return lines.flatMap((line) =>
      lines.filter((next) => goesOn(line, next)).flatMap((next) => tornBetween(line.text, next.text)),
    )
  })
}

function at(place: string, side: string): number {
  return Number(new RegExp(`${side}="([\\d.]+)"`).exec(place)?.[1])
}

function goesOn(line: Line, next: Line): boolean {
  const down = next.top - line.top
  return PITCHES.some((pitch) => Math.abs(down - pitch) < NEAR) && next.left < line.right && line.left < next.right
}

/** 93,1|10, 8|.5%, 〔2025〕|1, 〔20|25〕, 第|1. */
const TORN_NUMBERS = [
  [/[\d,.]$/, /^[\d,.%〕]/],
  [/[〔〕第]$/, /^\d/],
] as const

function tornBetween(line: string, next: string): Torn[] {
  const place = { before: line.slice(-AROUND), after: next.slice(0, AROUND) }
  if (TORN_NUMBERS.some(([end, beginning]) => end.test(line) && beginning.test(next)))
    return [{ kind: '数字', ...place }]
  // Whatever Chinese follows a number says what it counts.
  const isParting = /\d$/.test(line) && /^\p{Script=Han}/u.test(next)
  return isParting || UNITS.some((unit) => isParted(unit, line, next)) ? [{ kind: '单位', ...place }] : []
}

/** Whether the line ends within the unit, and the next goes on with the rest of it. */
function isParted(unit: string, line: string, next: string): boolean {
  return Array.from(unit.slice(1), (_, index) => index + 1).some(
    (at) => new RegExp(`\\d${unit.slice(0, at)}$`).test(line) && next.startsWith(unit.slice(at)),
  )
}
