/** The numbers of a printed text, in their order: those that stand in a figure's place, and those that are just text. */
import type { PrintedParagraph } from '#domain/report/fact'

export interface NumberToken {
  /** The tag of the place it stands in; null for plain text. */
  readonly tag: string | null
  readonly text: string
  /** What stands around it, for whoever looks for it. */
  readonly where: string
}

/** 1,234.5; full-width digits too, as Chinese input gives them. */
const NUMBER = /[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?/g
/** What numbers of dates, ranks, lists and documents stand in, that claim nothing: 7月15日, 第3, 1. （2）, 〔2025〕3号. */
const NO_CLAIMS: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/$/, /^\s*[年月日号〕]/],
  [/[第〔]$/, /^/],
  [/^\s*$/, /^[．.、](?![0-9])/],
  [/（$/, /^）/],
]
const AROUND = 12

/** The numbers a text holds, with half-width digits: 1,234 and １，２３４ are one. */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => halfWidth(number))
}

export function wholeText({ pieces }: PrintedParagraph): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}

/** The tokens of paragraphs. Plain numbers that claim nothing are left out. */
export function numberTokens(paragraphs: readonly PrintedParagraph[]): NumberToken[] {
  return paragraphs.flatMap((paragraph) => {
    const whole = wholeText(paragraph)
    let at = 0
    return paragraph.pieces.flatMap((piece): NumberToken[] => {
      const start = at
      at += (typeof piece === 'string' ? piece : piece.text).length
      if (typeof piece !== 'string') return [{ ...piece, where: around(whole, start, at) }]
      return claims(whole, start, at)
    })
  })
}

function claims(whole: string, start: number, end: number): NumberToken[] {
  return [...whole.slice(start, end).matchAll(NUMBER)].flatMap((match): NumberToken[] => {
    const from = start + match.index
    const to = from + match[0].length
    const claimsNothing = NO_CLAIMS.some(
      ([before, after]) => before.test(whole.slice(0, from)) && after.test(whole.slice(to)),
    )
    return !claimsNothing ? [{ tag: null, text: halfWidth(match[0]), where: around(whole, from, to) }] : []
  })
}

function around(whole: string, from: number, to: number): string {
  const [before, after] = [whole.slice(0, from), whole.slice(to)]
  const head = before.length > AROUND ? `…${before.slice(-AROUND)}` : before
  const tail = after.length > AROUND ? `${after.slice(0, AROUND)}…` : after
  return `${head}${whole.slice(from, to)}${tail}`.replace(/\s+/g, ' ').trim()
}

/** Digits and their marks as half-width ones. */
export function halfWidth(number: string): string {
  return number.replace(/[０-９，．]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
}
