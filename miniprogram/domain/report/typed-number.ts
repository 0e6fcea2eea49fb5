/** Numbers in a report's text that stand in no figure's place: somebody typed them, and no record bears them. */
import type { DraftParagraph, StoredReport } from './duty-report'
import { recordedNames, withoutNames, type RecordedName } from './recorded-names'
import { FIGURE_PLACE } from './beside-figure'
import { statedNumbers } from './stated-number'

export interface TypedNumber {
  readonly section: string
  readonly statement: string
  /** What people wrote there entry by entry, by its id. */
  readonly entry?: string
  /** With its unit: 35户. */
  readonly words: string
  /** The words around it. */
  readonly where: string
  /** What it rests on, in the words of who typed it; '' where nothing is said. */
  readonly basis: string
}

/** Of the rest of a report, what names it has recorded. */
export type ReportRead = Pick<StoredReport, 'sections' | 'figures'> &
  Partial<Pick<StoredReport, 'year' | 'unit' | 'author' | 'branchTable'>>

export function typedNumbers(report: ReportRead): TypedNumber[] {
  const known = { names: recordedNames(report.figures, report), year: report.year }
  return report.sections.flatMap(({ id, heading, paragraphs }) => [
    ...typedIn(heading, known).map((found) => ({ section: id, statement: '', ...found, basis: '' })),
    ...paragraphs.flatMap((paragraph) =>
      typedIn(paragraphText(paragraph), known, claimingText(paragraph)).map((found) => ({
        ...{ ...placeIn(id, paragraph), ...found },
        basis: paragraph.reworded?.basis ?? '',
      })),
    ),
  ])
}

/** A paragraph of a section, and which entry of it where people wrote it as one. */
export function placeIn(section: string, { statement, entry }: Pick<DraftParagraph, 'statement' | 'entry'>) {
  return { section, statement, ...(entry === undefined ? {} : { entry }) }
}

type Words = Pick<DraftParagraph, 'lead' | 'parts'>

/** A paragraph as it reads, its figures as `FIGURE_PLACE`, without what is still to be filled in. */
export function paragraphText({ lead = '', parts }: Words): string {
  const said = parts.map((part) => {
    if (part.is === 'blank') return ''
    return part.is === 'text' ? part.text : FIGURE_PLACE
  })
  return `${lead}${said.join('')}`
}

/** The same, with the limits and targets that the software wrote itself blotted out: 低于80%, 上年提出的目标是：…. */
function claimingText({ lead = '', parts }: Words): string {
  const claiming = parts.map((part) => (part.is === 'text' && part.isOwn ? { ...part, text: blank(part.text) } : part))
  return paragraphText({ lead, parts: claiming })
}

const AROUND = 10

/** Those of one text; `claiming` is of the same length, without what claims nothing. */
export function typedIn(
  text: string,
  { names, year }: { readonly names: readonly RecordedName[]; readonly year?: number | undefined },
  claiming = text,
): Pick<TypedNumber, 'words' | 'where'>[] {
  return statedNumbers(withoutNames(claiming, names), year).map(({ from, to, words }) => ({
    words,
    where: around(text, from, to),
  }))
}

const blank = (words: string) => '　'.repeat(words.length)

function around(text: string, from: number, to: number): string {
  const start = Math.max(0, from - AROUND)
  const end = Math.min(text.length, to + AROUND)
  const said = text.slice(start, end).split(FIGURE_PLACE).join('…')
  return `${start > 0 ? '…' : ''}${said}${end < text.length ? '…' : ''}`
}
