/** One entry of a written section as a form: what is typed, and the entry it makes. */
import type { OutputOf } from '#contract'
import type { ReportFigure } from '../../../services/reports'
import {
  CAUSE_HEADING_WORDS,
  CAUSE_HEADINGS,
  EXTENT_WORDS,
  EXTENTS,
  MOST_FINDING,
  openId,
  printedWho,
  type Cause,
  type CauseHeading,
  type ChosenFigure,
  type StepMetric,
  type Written,
  type WrittenSection,
} from '../../../domain/report/report-writing'
import type { Person } from '../../../components/ledger-form/ledger-form-view'
import { findingParts, placesFit } from '../../../domain/report/written-paragraphs'
import { isCivilDate } from '../../../domain/time/civil-date'
import { withEntries } from '../written-section'
import { nameIn } from './step-owner'

export type Proposal = OutputOf<'report.problems'>['proposals'][number]

/** A form of one kind uses some of them; a text left empty is not written. */
export interface TypedEntry extends Readonly<Record<string, unknown>> {
  readonly problem: string
  readonly done: string
  readonly extent: string
  readonly finding: string
  /** Why, under no heading; `causes` are those under one. */
  readonly cause: string
  readonly causes: readonly TypedCause[]
  readonly grounds: string
  readonly figures: readonly ChosenFigure[]
  readonly measure: string
  readonly who: string
  readonly byWhen: string
  readonly problemId: string
  readonly ownerId: string
  readonly dueOn: string
  /** What the step is measured by; the target as it is typed. */
  readonly metric: Omit<StepMetric, 'target'> | null
  readonly target: string
}
interface TypedCause extends Cause {
  readonly heading: CauseHeading
}
export const BLANK_ENTRY: TypedEntry = {
  problem: '',
  done: '',
  extent: '',
  finding: '',
  cause: '',
  causes: [],
  grounds: '',
  figures: [],
  measure: '',
  who: '',
  byWhen: '',
  problemId: '',
  ownerId: '',
  dueOn: '',
  metric: null,
  target: '',
}

export interface TextField {
  readonly code: 'problem' | 'finding' | 'done' | 'cause' | 'grounds' | 'measure'
  readonly label: string
  readonly placeholder: string
  readonly most: number
  readonly isShort: boolean
}
const field = (code: TextField['code'], label: string, placeholder: string, most: number): TextField => {
  return { code, label, placeholder, most, isShort: most <= SHORT }
}
const SHORT = 60
const LINE = 200
const WORDS = 1000

export const FIELDS: Readonly<Record<WrittenSection, readonly TextField[]>> = {
  'last-year': [
    field('problem', '指出的问题', '一句话写明问题', LINE),
    field('done', '做了什么', '采取了哪些措施', WORDS),
  ],
  problems: [
    field('problem', '问题', '一句话写明问题', LINE),
    field('finding', '差在哪里（可以不写）', '如 应到…，实到…；数字从下面放进来', MOST_FINDING),
    field('cause', '原因', '为什么会这样', WORDS),
    field('grounds', '其他依据（可以不写）', '如座谈会上的意见', WORDS),
  ],
  'next-steps': [field('measure', '措施', '一句话写明要做什么', LINE)],
}

export const EXTENT_CHOICES = EXTENTS.map((key) => ({ key, label: EXTENT_WORDS[key] }))

/** What stands in the form to begin with. */
export function typedOf(
  section: WrittenSection,
  written: Written,
  entryId: string,
  people: readonly Person[] = [],
): TypedEntry {
  const [answered, named, step] = [
    section === 'last-year' && written['last-year'].find(({ id }) => id === entryId),
    section === 'problems' && written.problems.find(({ id }) => id === entryId),
    section === 'next-steps' && written['next-steps'].find(({ id }) => id === entryId),
  ]
  if (answered) {
    const { problem, done, extent } = answered
    return { ...BLANK_ENTRY, problem, done, extent: extent ?? '' }
  }
  if (named) {
    const { problem, finding, causes, grounds, figures } = named
    const cause = causes.find(({ heading }) => heading === null)?.words ?? ''
    const under = causes.flatMap(({ heading, words }) => (heading === null ? [] : [{ heading, words }]))
    return { ...BLANK_ENTRY, problem, finding, cause, causes: under, grounds, figures }
  }
  if (step) {
    const { measure, byWhen, problemId, ownerId, dueOn, metric } = step
    // The name alone is no wording: another person prints by theirs.
    const who = step.who === nameIn(people, ownerId) ? '' : step.who
    const plan = { ownerId: ownerId ?? '', dueOn: dueOn ?? '' }
    const target = metric === null ? '' : String(metric.target)
    return { ...BLANK_ENTRY, measure, who, byWhen, problemId: problemId ?? '', ...plan, metric, target }
  }
  return BLANK_ENTRY
}

/** The same of a problem that a rule proposes. */
export function typedOfProposal({ title, finding, figures }: Proposal): TypedEntry {
  return { ...BLANK_ENTRY, problem: title, finding, figures: figures.map(({ key, title: of }) => ({ key, title: of })) }
}

/** The entry's id as it is by now: an unanswered problem that others have answered meanwhile has one of its own. */
export function entryNow(written: Written, entryId: string): string {
  const answered = written['last-year'].find(({ answers }) => answers !== null && entryId === openId(answers))
  return answered?.id ?? entryId
}

/** Everything written, with this entry as it is typed: in its place, or as the last one when it is new. */
export function withTyped(
  section: WrittenSection,
  written: Written,
  entryId: string,
  typed: TypedEntry,
  people: readonly Person[] = [],
): Written {
  const isThere = written[section].some(({ id }) => id === entryId)
  const base = isThere ? written : withBlank(section, written, entryId)
  return withEntries(base, section, (entries) =>
    entries.map((entry) => (entry.id === entryId ? { ...entry, ...fieldsOf(section, typed, people) } : entry)),
  )
}

const BLANK_PROBLEM = { problem: '', finding: '', causes: [], figures: [], grounds: '', fromRule: null }
const BLANK_STEP = { measure: '', who: '', byWhen: '', problemId: null, ownerId: null, dueOn: null, metric: null }

function withBlank(section: WrittenSection, written: Written, id: string): Written {
  switch (section) {
    case 'last-year': {
      const blank = { id, answers: null, problem: '', done: '', extent: null }
      return { ...written, 'last-year': [...written['last-year'], blank] }
    }
    case 'problems':
      return { ...written, problems: [...written.problems, { ...BLANK_PROBLEM, id }] }
    case 'next-steps': {
      return { ...written, 'next-steps': [...written['next-steps'], { ...BLANK_STEP, id }] }
    }
  }
}

function fieldsOf(section: WrittenSection, typed: TypedEntry, people: readonly Person[]) {
  const written = (text: string) => text.trim()
  switch (section) {
    case 'last-year': {
      const extent = EXTENTS.find((each) => each === typed.extent) ?? null
      return { problem: written(typed.problem), done: written(typed.done), extent }
    }
    case 'problems':
      return problemOf(typed)
    case 'next-steps': {
      const { measure, byWhen, problemId, dueOn } = typed
      const ownerId = typed.ownerId || null
      const who = printedWho({ who: written(typed.who), ownerId }, (id) => nameIn(people, id))
      const said = { measure: written(measure), who, byWhen: written(byWhen) }
      const plan = { ownerId, dueOn: isCivilDate(dueOn) ? dueOn : null }
      return { ...said, ...plan, problemId: problemId || null, metric: metricOf(typed) }
    }
  }
}

/** What is typed of a problem. A heading that was chosen stays, with words still to come. */
export function problemOf({ problem, finding, cause, causes, grounds, figures }: TypedEntry) {
  const all: readonly Cause[] = [{ heading: null, words: cause }, ...causes]
  const said = all
    .map(({ heading, words }) => ({ heading, words: words.trim() }))
    .filter(({ heading, words }) => heading !== null || words !== '')
  return { problem: problem.trim(), finding: finding.trim(), causes: said, grounds: grounds.trim(), figures }
}

function metricOf({ metric, target }: TypedEntry): StepMetric | null {
  const number = Number(target)
  return metric && target.trim() !== '' && Number.isFinite(number) && number >= 0 ? { ...metric, target: number } : null
}

/** What of it cannot be kept as it is typed, in a sentence; '' when all is well. */
export function faultIn(section: WrittenSection, typed: TypedEntry): string {
  if (section === 'problems' && typed.finding.length > MOST_FINDING) return `“差在哪里”最多 ${MOST_FINDING} 个字。`
  if (section === 'problems' && !placesFit(typed.finding, typed.figures.length))
    return '“差在哪里”里【】的前后不能紧挨着别的数字，两个【】之间也要有字。'
  if (section === 'next-steps' && typed.metric && metricOf(typed) === null) return '请把目标写成数字，或去掉这个目标。'
  return ''
}

/** The headings of causes, those chosen marked. */
export function headingChoices({ causes }: TypedEntry) {
  return CAUSE_HEADINGS.map((key) => ({
    key,
    label: CAUSE_HEADING_WORDS[key],
    isChosen: causes.some(({ heading }) => heading === key),
  }))
}

/** The causes with a heading more, or without it. */
export function toggledHeading(causes: readonly TypedCause[], key: string): readonly TypedCause[] {
  const rest = causes.filter(({ heading }) => heading !== key)
  const heading = CAUSE_HEADINGS.find((each) => each === key)
  return rest.length < causes.length || !heading ? rest : [...causes, { heading, words: '' }]
}

export function causeRows({ causes }: TypedEntry) {
  return causes.map(({ heading, words }) => ({ heading, label: `${CAUSE_HEADING_WORDS[heading]}方面`, words }))
}

/** The sentence as it will print, with the numbers of the draft. */
export function findingWords({ finding, figures: chosen }: TypedEntry, figures: readonly ReportFigure[]): string {
  return findingParts(finding, chosen, figures)
    .map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text))
    .join('')
}

/** Without its first sentence an entry says nothing. */
export function saysSomething(section: WrittenSection, typed: TypedEntry): boolean {
  return (section === 'next-steps' ? typed.measure : typed.problem).trim() !== ''
}
