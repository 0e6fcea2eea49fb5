/** What has become of the words of a document that somebody went on editing; its numbers are told by check-document.ts. */
import type { PrintedParagraph } from '#domain/report/fact'
import type { ChangedWords } from '#domain/report/finding'
import { aligned, type Gap } from './aligned'
import { changedDates } from './check-dates'
import { placesChanged } from './word-changes'
import { wholeText } from './tokens'

/** No report has so many, and beside each other they would take minutes. */
export const MOST_PARAGRAPHS = 3000

interface Said {
  readonly text: string
  readonly paragraph: PrintedParagraph
  /** Its words alone: numbers are another matter, and an editor sets blanks and hidden marks as it likes. */
  readonly words: string
}

/**
 * Paragraphs as they stand beside paragraphs as they were written. In tables, as the annex is, nothing counts as removed:
 * whoever cuts the annex off has not touched the report.
 */
export function checkWords(
  written: readonly PrintedParagraph[],
  now: readonly PrintedParagraph[],
  year?: number,
): ChangedWords[] {
  const [text, tables] = [false, true].map((isInTable) =>
    compared(saidIn(written, isInTable), saidIn(now, isInTable), year),
  )
  return [...(text ?? []), ...(tables ?? []).filter(({ is }) => is !== 'removed')]
}

function saidIn(paragraphs: readonly PrintedParagraph[], isInTable: boolean): Said[] {
  return paragraphs
    .filter((paragraph) => paragraph.isInTable === isInTable)
    .map((paragraph) => ({ paragraph, text: wholeText(paragraph).trim(), words: wordsOf(wholeText(paragraph)) }))
    .filter(({ words }) => words !== '')
}

function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[\d.,]+/g, '#')
}

function compared(written: readonly Said[], now: readonly Said[], year?: number): ChangedWords[] {
  const { gaps, pairs } = aligned(written, now, { areSame: (a, b) => a.words === b.words, weightOf: () => 1 })
  return [...pairs.flatMap(([was, is]) => changedDates(was.paragraph, is.paragraph, year)), ...gaps.flatMap(changesIn)]
}

/** Of a gap one paragraph stands for another as far as there are both: then where its words were changed. */
function changesIn({ before, now }: Gap<Said>): ChangedWords[] {
  return Array.from({ length: Math.max(before.length, now.length) }, (_, at) => {
    const [was, is] = [before[at]?.text ?? null, now[at]?.text ?? null]
    if (was !== null && is !== null) return placesChanged(was, is)
    return { is: was === null ? 'added' : 'removed', was, now: is } as const
  }).flat()
}
