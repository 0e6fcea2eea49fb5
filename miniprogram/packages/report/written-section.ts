/** The written sections of a report as their two pages show and change them. */
import type { RequestOf } from '#contract'
import type { DraftFigure, DraftParagraph } from '../../domain/report/duty-report'
import { isOpenId, type Written, type WrittenSection } from '../../domain/report/report-writing'
import { lengthOf, writtenParagraphs } from '../../domain/report/written-paragraphs'
import { ask } from '../../services/page-load'
import type { Report } from '../../services/reports'
import { lengthWords } from '../../text/length-words'
import { sentencePieces, type Piece } from './figure-pieces'
import { planning } from './step-planning'

export type Content = RequestOf<'report.write'>['content']

/** `what`: the one thing without which an entry says nothing. */
export const SECTION_WORDS: Readonly<
  Record<
    WrittenSection,
    { readonly empty: string; readonly add: string; readonly change: string; readonly what: string }
  >
> = {
  'last-year': {
    empty: '还没有写。请逐条写下上年述职评议指出的问题，再写做了什么、改到什么程度。',
    add: '写一个问题',
    change: '上年问题的整改',
    what: '请写明是什么问题。',
  },
  problems: {
    empty: '还没有写。经会议讨论后，逐条写明问题、原因和依据的数据。',
    add: '写一个问题',
    change: '改写这个问题',
    what: '请写明是什么问题。',
  },
  'next-steps': {
    empty: '还没有写。请对应存在的问题，写明措施、责任人和完成时限。',
    add: '写一条措施',
    change: '改写这条措施',
    what: '请写明措施。',
  },
}

export interface SectionPlace {
  readonly branchId: string
  readonly reportId: string
  readonly section: WrittenSection
}
/** A section with the draft it stands in. */
export interface SectionContent {
  readonly report: Report
  readonly heading: string
  readonly level: 0 | 1 | 2
  readonly budget: number | undefined
  readonly revision: number
  readonly written: Written
  /** What last year's report said. */
  readonly before: Written
  /** The steps that are items of the plan already. */
  readonly planned: readonly string[]
}

export async function readSection({ branchId, reportId, section }: SectionPlace): Promise<SectionContent> {
  const [report, answer] = await Promise.all([
    ask('report.get', { branchId, reportId }),
    ask('report.written', { branchId, reportId }),
  ])
  const { heading = '', level = 1, budget } = report.sections.find(({ id }) => id === section) ?? {}
  return { ...answer, report, heading, level, budget }
}

export function paragraphsOf(
  section: WrittenSection,
  { report: { figures, year, author }, level, before }: Pick<SectionContent, 'report' | 'level' | 'before'>,
  written: Written,
): DraftParagraph[] {
  return writtenParagraphs(section, written, { level, year, figures, before, author })
}

export function sectionLengthWords(section: WrittenSection, content: SectionContent, written: Written): string {
  return lengthWords(lengthOf(paragraphsOf(section, content, written), content.report.figures), content.budget)
}

export interface EntryRow {
  readonly key: string
  readonly lead: string
  readonly parts: readonly (Piece & { readonly key: number })[]
  /** What is still to be written. */
  readonly missing: string
  /** A problem of last year's report is answered, never left out. */
  readonly mayRemove: boolean
  /** A step with a day to come can become an item of the plan, once. */
  readonly mayPlan: boolean
  /** What a step wants before it becomes one; '' where nothing is missing. */
  readonly planNote: string
  readonly isPlanned: boolean
}

export function entryRows(section: WrittenSection, content: SectionContent, written: Written): EntryRow[] {
  return paragraphsOf(section, content, written).map((paragraph, index): EntryRow => {
    const { figures } = content.report
    const entry = written[section][index]
    const blanks = paragraph.parts.flatMap((part) => (part.is === 'blank' ? [part.text] : []))
    return {
      key: entry?.id ?? String(index),
      lead: paragraph.lead ?? '',
      parts: piecesOf(paragraph, figures),
      missing: blanks.join(''),
      mayRemove: section !== 'last-year' || written['last-year'][index]?.answers === null,
      ...planning(section === 'next-steps' ? written['next-steps'][index] : undefined, content),
    }
  })
}

/** What is still to be written is said apart. */
function piecesOf({ parts }: DraftParagraph, figures: readonly DraftFigure[]): EntryRow['parts'] {
  return sentencePieces(parts, figures)
    .filter(({ is }) => is !== 'to-write')
    .map((piece, key) => ({ ...piece, key }))
}

/** The section with other entries. */
export function withEntries(
  written: Written,
  section: WrittenSection,
  edit: <Entry extends { readonly id: string }>(entries: readonly Entry[]) => Entry[],
): Written {
  switch (section) {
    case 'last-year':
      return { ...written, 'last-year': edit(written['last-year']) }
    case 'problems':
      return { ...written, problems: edit(written.problems) }
    case 'next-steps':
      return { ...written, 'next-steps': edit(written['next-steps']) }
  }
}

/** What is sent to keep a section: an entry that is not stored yet has no id of its own. */
export function contentOf(section: WrittenSection, written: Written): Content {
  const idOf = (id: string) => (id === '' || isOpenId(id) ? null : id)
  switch (section) {
    case 'last-year':
      return { section, entries: written['last-year'].map((entry) => ({ ...entry, id: idOf(entry.id) })) }
    case 'problems':
      return {
        section,
        entries: written.problems.map(({ fromRule: _, ...entry }) => ({
          ...entry,
          id: idOf(entry.id),
          causes: [...entry.causes],
          figures: entry.figures.map(({ key }) => key),
        })),
      }
    case 'next-steps':
      return {
        section,
        entries: written['next-steps'].map(({ metric, ...entry }) => ({
          ...entry,
          id: idOf(entry.id),
          metric: metric && { key: metric.key, direction: metric.direction, target: metric.target },
        })),
      }
  }
}
