import { MEASURES } from '../../cloudfunctions/reporting/measures/catalogue'

/** Where the end of a line parts a number: within itself, or from its unit. */
export interface Torn {
  readonly kind: '数字' | '单位'
  /** The ends of the two lines. */
  readonly before: string
  readonly after: string
}

/** Of figures and of what else is counted and dated in a document; the longest first. */
const UNITS = [...new Set([...MEASURES.map(({ unit }) => unit), '个百分点', '席', '年', '月', '日', '号'])]
  .filter((unit) => unit !== '')
  .sort((a, b) => b.length - a.length)
const AROUND = 8

/** A line of print by its place on the page, in points. */
interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
}

/** From line to line of the text and of a table's cell (documents/page.ts, table.ts); rows of a table stand further apart. */
const PITCHES = [28.95, 20]
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

function tornBetween(line: string, next: string): Torn[] {
  const place = { before: line.slice(-AROUND), after: next.slice(0, AROUND) }
  if (/[\d,.]$/.test(line) && /^[\d,.%]/.test(next)) return [{ kind: '数字', ...place }]
  return UNITS.some((unit) => isParted(unit, line, next)) ? [{ kind: '单位', ...place }] : []
}

/** Whether the line ends after the number or within the unit, and the next goes on with the rest of it. */
function isParted(unit: string, line: string, next: string): boolean {
  return Array.from(unit, (_, at) => at).some(
    (at) => new RegExp(`\\d${unit.slice(0, at)}$`).test(line) && next.startsWith(unit.slice(at)),
  )
}
