/** Dates and numbers of documents that another was written over: they claim nothing, so no figure and no number tells them. */
import type { PrintedParagraph } from '#domain/report/fact'
import type { ChangedWords } from '#domain/report/finding'
import { plainDigits, statedNumbers } from '#domain/report/stated-number'
import { wholeText } from './tokens'

interface Digits {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Of a figure, or a number that states something: told by check-document.ts. */
  readonly isTold: boolean
}

/** Of a paragraph whose words are the same: what date or number of a document was changed, with the words around it. */
export function changedDates(was: PrintedParagraph, now: PrintedParagraph, year?: number): ChangedWords[] {
  const [before, after] = [digitsIn(was, year), digitsIn(now, year)]
  if (before.length !== after.length) return []
  const changed = before.flatMap((each, at) => {
    const other = after[at]
    return other && plainDigits(each.text) !== plainDigits(other.text) && !(each.isTold && other.isTold)
      ? [[each, other] as const]
      : []
  })
  const [first, last] = [changed[0], changed.at(-1)]
  if (!first || !last) return []
  return [{ is: 'changed', was: around(was, first[0], last[0]), now: around(now, first[1], last[1]) }]
}

function digitsIn(paragraph: PrintedParagraph, year: number | undefined): Digits[] {
  const text = wholeText(paragraph)
  let at = 0
  const places = paragraph.pieces.flatMap((piece) => {
    const from = at
    at += typeof piece === 'string' ? piece.length : piece.text.length
    return typeof piece === 'string' ? [] : [{ from, to: at }]
  })
  const told = [...places, ...statedNumbers(text, year)]
  return [...text.matchAll(/\p{Nd}+(?:[.,，．]\p{Nd}+)*/gu)].map((match): Digits => {
    const [from, to] = [match.index, match.index + match[0].length]
    return { text: match[0], from, to, isTold: told.some((each) => each.from < to && each.to > from) }
  })
}

const AROUND = 10
/** 〔2025〕3号, 2025年7月15日: the whole of it. */
const [DATE_BEFORE, DATE_AFTER] = [/[\d年月日号〔〕第\-./:：]*$/, /^[\d年月日号〔〕第\-./:：]*/]

function around(paragraph: PrintedParagraph, { from }: Digits, { to }: Digits): string {
  const text = wholeText(paragraph)
  const [[before = ''], [after = '']] = [
    DATE_BEFORE.exec(text.slice(0, from)) ?? [],
    DATE_AFTER.exec(text.slice(to)) ?? [],
  ]
  const start = Math.max(0, from - before.length - AROUND)
  const end = Math.min(text.length, to + after.length + AROUND)
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}
