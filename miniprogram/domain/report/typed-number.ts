/** Numbers in a report's text that stand in no figure's place: somebody typed them, and no record bears them. */
import type { DraftFigure, DraftParagraph, StoredReport } from './duty-report'
import { isWrittenSection } from './report-writing'
import { FIGURE_PLACE, statedNumbers } from './stated-number'

export interface TypedNumber {
  readonly section: string
  readonly statement: string
  /** With its unit: 35户. */
  readonly words: string
  /** The words around it. */
  readonly where: string
  /** What it rests on, in the words of who typed it; '' where nothing is said. */
  readonly basis: string
}

export function typedNumbers({ sections, figures }: Pick<StoredReport, 'sections' | 'figures'>): TypedNumber[] {
  return sections.flatMap(({ id, heading, paragraphs }) => [
    ...typedIn(heading, figures).map((found) => ({ section: id, statement: '', ...found, basis: '' })),
    ...paragraphs.flatMap((paragraph) =>
      typedIn(paragraphText(paragraph), figures, isWrittenSection(id)).map((found) => ({
        ...{ section: id, statement: paragraph.statement, ...found },
        basis: paragraph.reworded?.basis ?? '',
      })),
    ),
  ])
}

/** A paragraph as it reads, its figures as `FIGURE_PLACE`, without what is still to be filled in. */
export function paragraphText({ lead = '', parts }: Pick<DraftParagraph, 'lead' | 'parts'>): string {
  const said = parts.map((part) => {
    if (part.is === 'blank') return ''
    return part.is === 'text' ? part.text : FIGURE_PLACE
  })
  return `${lead}${said.join('')}`
}

/** A problem names the threshold it falls short of, a step its target: 占33.3%，低于80%; 不低于80%. Neither is a claim. */
const THRESHOLD = /(?:低于|不足|不到|少于|高于|超过|多于)\s*$/
/** What the software writes itself of a target: 上年提出…达到100%的目标, 由…负责，…完成，…提高到90%以上。 */
const TARGET =
  /上年提出[^。，]*的目标|(?<=完成)，[^。，]*(?:不低于|不超过|达到|提高到|降到|为)\d[\d.]*[^。，\d]{0,4}。/g
const AROUND = 10

/** Those of one text. Names that records gave may have digits, and so may what a measure is called: 学习满32学时的党员. */
export function typedIn(
  text: string,
  figures: readonly DraftFigure[],
  hasThresholds = false,
): Pick<TypedNumber, 'words' | 'where'>[] {
  const given = figures
    .flatMap(({ part, title }) => [...(part ? [part.label] : []), title])
    .filter((name) => /\d/.test(name))
  const claiming = hasThresholds ? text.replace(TARGET, blank) : text
  const masked = given.reduce((rest, each) => rest.replaceAll(each, blank), claiming)
  return statedNumbers(masked).flatMap(({ from, to, words }) =>
    hasThresholds && THRESHOLD.test(masked.slice(0, from)) ? [] : [{ words, where: around(text, from, to) }],
  )
}

const blank = (words: string) => '　'.repeat(words.length)

function around(text: string, from: number, to: number): string {
  const start = Math.max(0, from - AROUND)
  const end = Math.min(text.length, to + AROUND)
  const said = text.slice(start, end).replaceAll(FIGURE_PLACE, '…')
  return `${start > 0 ? '…' : ''}${said}${end < text.length ? '…' : ''}`
}
