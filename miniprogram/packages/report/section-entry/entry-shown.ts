/** What the form of an entry was opened with, and what it shows of what is typed. */
import type { Written } from '../../../domain/report/report-writing'
import { ask } from '../../../services/page-load'
import type { NamedPerson } from '../../../services/register'
import type { Opened } from '../../../services/routes'
import { entryRows, sectionLengthWords, type SectionContent } from '../written-section'
import { chosenRows, figureRows } from './entry-figures'
import { markedFinding, placeMarks } from './finding-marks'
import {
  causeRows,
  findingWords,
  headingChoices,
  saysSomething,
  typedOf,
  typedOfProposal,
  withTyped,
  type Proposal,
  type TypedEntry,
} from './section-entry-view'

export type At = Opened<'packages/report/section-entry/section-entry'>
export interface Seen {
  readonly content: SectionContent
  /** The entry's id as it is by now; empty for a new one. */
  readonly entryId: string
  /** What a rule proposes and is accepted by saving it. */
  readonly proposal: Proposal | undefined
  /** Who can see to a step. */
  readonly people: readonly NamedPerson[]
}

export async function proposalOf({ branchId, reportId, ruleId }: At): Promise<Proposal | undefined> {
  if (ruleId === undefined) return undefined
  const { proposals } = await ask('report.problems', { branchId, reportId })
  return proposals.find((each) => each.ruleId === ruleId)
}

/** The proposal may name figures that the draft has not got yet. */
export function withFiguresOf({ figures }: Proposal, content: SectionContent): SectionContent {
  const { report } = content
  const known = new Set(report.figures.map(({ key }) => key))
  return {
    ...content,
    report: { ...report, figures: [...report.figures, ...figures.filter(({ key }) => !known.has(key))] },
  }
}

/** What stands in the form before anything is typed. */
export function beginsWith({ content, entryId, proposal, people }: Seen, { section }: At): TypedEntry {
  return proposal ? typedOfProposal(proposal) : typedOf(section, content.written, entryId, people)
}

export function typedData({ content, entryId, people }: Seen, { section }: At, typed: TypedEntry, sought: string) {
  const { written, report } = content
  const whole = withTyped(section, written, entryId, typed, people)
  const counted = saysSomething(section, typed) ? whole : written
  return {
    typed,
    printed: section === 'next-steps' ? printedStep(content, whole, entryId) : '',
    problemAt: written.problems.findIndex(({ id }) => id === typed.problemId) + 1,
    chosen: chosenRows(report.figures, typed, report.year),
    marked: markedFinding(typed.finding, placeMarks(typed.figures, report)),
    figures: figureRows(report.figures, typed.metric ? [typed.metric] : typed.figures, report.year, sought.trim()),
    headings: headingChoices(typed),
    causes: causeRows(typed),
    finding: typed.finding ? findingWords(typed, report.figures) : '',
    length: sectionLengthWords(section, content, counted),
  }
}

function printedStep(content: SectionContent, whole: Written, entryId: string): string {
  const row = entryRows('next-steps', content, whole).find(({ key }) => key === entryId)
  return (row?.parts ?? []).map(({ text }) => text).join('')
}
