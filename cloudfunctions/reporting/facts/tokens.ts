/** The numbers of a printed text, in their order: those that stand in a figure's place, and those that are just text. */
import type { PrintedParagraph } from '#domain/report/fact'
import { FIGURE_PLACE } from '#domain/report/beside-figure'
import { statedNumbers } from '#domain/report/stated-number'

export interface NumberToken {
  /** The tag of the place it stands in; null for plain text. */
  readonly tag: string | null
  readonly text: string
  /** What stands around it, for whoever looks for it. */
  readonly where: string
  /** What stands right before and after it, other figures as `FIGURE_PLACE`. */
  readonly before: string
  readonly after: string
}

const AROUND = 12

export function wholeText({ pieces }: PrintedParagraph): string {
  return pieces.map(textOf).join('')
}

/** The tokens of paragraphs. Plain numbers that claim nothing are left out; `year`: see `statedNumbers`. */
export function numberTokens(paragraphs: readonly PrintedParagraph[], year?: number): NumberToken[] {
  return paragraphs.flatMap((paragraph) => {
    const whole = wholeText(paragraph)
    const plain = paragraph.pieces
      .map((piece) => (typeof piece === 'string' ? piece : FIGURE_PLACE.repeat(piece.text.length)))
      .join('')
    const token = (tag: string | null, text: string, from: number, to: number): NumberToken => ({
      ...{ tag, text, where: around(whole, from, to) },
      ...{ before: plain.slice(Math.max(0, from - AROUND), from), after: plain.slice(to, to + AROUND) },
    })
    const typed = statedNumbers(plain, year).map(({ number, from, to }) => ({
      from,
      token: token(null, number, from, to),
    }))
    let at = 0
    const placed = paragraph.pieces.flatMap((piece) => {
      const from = at
      at += textOf(piece).length
      return typeof piece === 'string' ? [] : [{ from, token: token(piece.tag, piece.text, from, at) }]
    })
    return [...typed, ...placed].sort((a, b) => a.from - b.from).map((each) => each.token)
  })
}

function textOf(piece: PrintedParagraph['pieces'][number]): string {
  return typeof piece === 'string' ? piece : piece.text
}

/** What stands between the two places, with a little of what stands around it. */
export function around(whole: string, from: number, to: number): string {
  const [before, after] = [whole.slice(0, from), whole.slice(to)]
  const head = before.length > AROUND ? `…${before.slice(-AROUND)}` : before
  const tail = after.length > AROUND ? `${after.slice(0, AROUND)}…` : after
  return `${head}${whole.slice(from, to)}${tail}`.replace(/\s+/g, ' ').trim()
}
