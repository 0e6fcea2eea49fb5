/** What has become of the words of a document that somebody went on editing; its numbers are told by check-document.ts. */
import type { PrintedParagraph } from '#domain/report/fact'
import type { ChangedWords } from '#domain/report/finding'
import { aligned, type Gap } from './aligned'
import { changedDates } from './check-dates'
import { tagsIn } from './check-document'
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
 * Paragraphs as they stand beside paragraphs as they were written. Cells that went together are told as one. The annex, whose
 * figures stand in the text as well, may be cut off whole: whoever does has not touched the report.
 */
export function checkWords(
  written: readonly PrintedParagraph[],
  now: readonly PrintedParagraph[],
  year?: number,
): ChangedWords[] {
  const text = compared(saidIn(written, false), saidIn(now, false), year)
  const annexes = annexesIn(written).map((table) => new Set(table))
  const cells = saidIn(now, true)
  const standing = new Set(cells.map(({ words }) => words))
  // Words that stand nowhere in a table any more are not the annex's own headings, which others share.
  const isCutOff = (table: ReadonlySet<PrintedParagraph>) =>
    saidIn([...table], true).every(({ words }) => words === '#' || !standing.has(words)) || cells.length === 0
  const gone = annexes.filter(isCutOff)
  const before = saidIn(written, true).filter(({ paragraph }) => !gone.some((table) => table.has(paragraph)))
  return [...text, ...compared(before, cells, year, inCells)]
}

/** The tables of which the text has every figure as well: what they say of it is no part of the report. */
function annexesIn(written: readonly PrintedParagraph[]): PrintedParagraph[][] {
  const inText = tagsIn(written.filter(({ isInTable }) => !isInTable))
  const tables: PrintedParagraph[][] = []
  for (const [at, paragraph] of written.entries()) {
    if (!paragraph.isInTable) continue
    if (written[at - 1]?.isInTable !== true) tables.push([])
    tables.at(-1)?.push(paragraph)
  }
  return tables.filter((table) => [...tagsIn(table)].every((tag) => inText.has(tag)))
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

function compared(
  written: readonly Said[],
  now: readonly Said[],
  year?: number,
  inGap: (gap: Gap<Said>) => ChangedWords[] = changesIn,
): ChangedWords[] {
  const { gaps, pairs } = aligned(written, now, { areSame: (a, b) => a.words === b.words, weightOf: () => 1 })
  return [...pairs.flatMap(([was, is]) => changedDates(was.paragraph, is.paragraph, year)), ...gaps.flatMap(inGap)]
}

/** Of a gap one paragraph stands for another as far as there are both: then where its words were changed. */
function changesIn({ before, now }: Gap<Said>): ChangedWords[] {
  return Array.from({ length: Math.max(before.length, now.length) }, (_, at) => {
    const [was, is] = [before[at]?.text ?? null, now[at]?.text ?? null]
    if (was !== null && is !== null) return placesChanged(was, is)
    return { is: was === null ? 'added' : 'removed', was, now: is } as const
  }).flat()
}

/** Cells that went and none came for: a row, or some of it, told as one. */
function inCells(gap: Gap<Said>): ChangedWords[] {
  if (gap.now.length > 0) return changesIn(gap)
  return [{ is: 'removed', was: gap.before.map(({ text }) => text).join(' '), now: null }]
}
