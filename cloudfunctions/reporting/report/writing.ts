/** What people write in a report: read, kept beside its draft, and laid into it. */
import type { InputOf } from '#contract'
import type { DraftSection, StoredReport } from '#domain/report/duty-report'
import {
  isWrittenSection,
  NOTHING_WRITTEN,
  writingId,
  type AnsweredProblem,
  type ChosenFigure,
  type NamedProblem,
  type NextStep,
  type StepMetric,
  type Written,
} from '#domain/report/report-writing'
import { planItemId } from '#domain/report/kept-writing'
import { yearOf, type CivilDate } from '#domain/time/civil-date'
import { limitWords } from '#domain/rules/limit-words'
import { slotOf, type SlotScope } from '#domain/report/slot'
import { withWords } from '#domain/report/kept-wording'
import { placesFit, writtenParagraphs } from '#domain/report/written-paragraphs'
import { kindsOf } from '../../application/own-kinds'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { withoutEmptyHeadings } from '../draft/headings'
import { keptReport } from '../draft/kept-report'
import { putWriting, readWordsOf, type WordsOfDraft } from '../draft/kept-words'
import { tiesOfPlan } from '../draft/plan-ties'
import { nextWriting } from '../draft/writing-versions'
import { measureOf, type Own } from '../measures/catalogue'
import { dimensionOf } from '../measures/dimensions'
import type { Measure } from '../measures/measure'
import { whySlotUnfit } from './template-fault'
import { writtenMeanwhile } from '../draft/who-wrote'
import { withWho } from './step-owners'

type Content = InputOf<'report.write'>['content']

export const writingHandlers: Handlers<'report.written' | 'report.write'> = {
  'report.written': async ({ reportId }, { store, branch }) => {
    const report = await keptReport(store, branch, reportId)
    if (isRefusal(report)) return report
    const { stored, written, before } = await readWordsOf(store, report)
    const planned = await plannedSteps(store, written['next-steps'])
    return { revision: stored?.revision ?? 0, writtenAt: stored?.writtenAt ?? null, written, before, planned }
  },

  'report.write': async ({ reportId, revision, content }, context) => {
    const { store, branch, caller, now } = context
    const report = await keptReport(store, branch, reportId)
    if (isRefusal(report)) return report
    const [{ stored, written: shown }, kinds] = await Promise.all([readWordsOf(store, report), kindsOf(store, branch)])
    const before = stored?.revision ?? 0
    if (revision !== before) return writtenMeanwhile(store, stored)
    const saved = stored?.written ?? NOTHING_WRITTEN
    const named = await withWho(content, context)
    if (isRefusal(named)) return named
    const written = changed(saved, shown, named, {
      ...context,
      own: { ...branch, kinds },
      cutOff: report.cutOff,
    })
    if (isRefusal(written)) return written
    const { branchId, year, cutOff, scope } = report
    const doc = nextWriting(stored, {
      ...stored,
      ...{ _id: writingId(report), branchId, year, cutOff, scope },
      ...{ written, writtenAt: now, writtenBy: caller.memberId },
    })
    const entryIds = written[content.section].map(({ id }) => id)
    const ties = await tiesOfPlan(store, branchId, { before: saved, after: written })
    return decide({ revision: doc.revision, entryIds }, [putWriting(doc, stored), ...ties], doc._id)
  },
}

/** The sections of a draft with what was written in place of the hint, and in people's words where they reworded it. */
export function withWriting(
  { sections, figures, year, author }: StoredReport,
  { written, before, wordings }: WordsOfDraft,
): DraftSection[] {
  const filled = sections.map((section): DraftSection => {
    const { id, level } = section
    if (!isWrittenSection(id) || written[id].length === 0) return section
    const drawn = section.paragraphs.filter(({ statement }) => statement !== id)
    return {
      ...section,
      paragraphs: [
        ...drawn,
        ...writtenParagraphs(id, written, { level, year, figures, before, author, limitsOf: limitWords }),
      ],
    }
  })
  return withoutEmptyHeadings(withWords(filled, { figures, year }, wordings))
}

async function plannedSteps(store: Reader, steps: readonly NextStep[]): Promise<string[]> {
  if (steps.length === 0) return []
  const items = await store.findAll('ledger', { _id: { $in: steps.map(({ id }) => planItemId(id)) } })
  const made = new Set(items.map(({ _id }) => _id))
  return steps.map(({ id }) => id).filter((id) => made.has(planItemId(id)))
}

/** The section anew. Entries keep their ids; a next step lets go of a problem that is no longer named. */
function changed(
  stored: Written,
  shown: Written,
  content: Content,
  { own, newId, cutOff }: Pick<BranchContext, 'newId'> & { readonly own: Own; readonly cutOff: CivilDate },
) {
  switch (content.section) {
    case 'last-year': {
      const named = new Set(shown['last-year'].map(({ answers }) => answers))
      const stranger = content.entries.findIndex(({ answers }) => answers !== null && !named.has(answers))
      if (stranger >= 0) return refuse('no-such-problem', { field: `content.entries.${stranger}.answers` })
      return { ...stored, 'last-year': withIds(content.entries, stored['last-year'], newId, answerSaid) }
    }
    case 'problems': {
      const known = new Set(stored.problems.flatMap(({ figures }) => figures.map(({ key }) => key)))
      const entries = content.entries.map((entry) => ({ ...entry, figures: chosen(entry.figures, own, known) }))
      const unknown = entries.findIndex(({ figures }) => figures === undefined)
      if (unknown >= 0) return refuse('no-such-measure', { field: `content.entries.${unknown}.figures` })
      const whole = entries.map((entry) => ({ ...entry, figures: entry.figures ?? [] }))
      const unfit = whole.findIndex(({ finding, figures }) => !placesFit(finding, figures.length))
      if (unfit >= 0) return refuse('bad-input', placesFault(`content.entries.${unfit}.finding`))
      const rules = new Map(stored.problems.map(({ id, fromRule }) => [id, fromRule]))
      const problems = withIds(whole, stored.problems, newId, problemSaid).map((entry) => ({
        ...entry,
        fromRule: rules.get(entry.id) ?? null,
      }))
      return { ...stored, problems, 'next-steps': lettingGo(stored['next-steps'], problems) }
    }
    case 'next-steps': {
      const problemIds = new Set(stored.problems.map(({ id }) => id))
      const stranger = content.entries.findIndex(({ problemId }) => problemId !== null && !problemIds.has(problemId))
      if (stranger >= 0) return refuse('no-such-problem', { field: `content.entries.${stranger}.problemId` })
      const late = content.entries.findIndex(({ dueOn }) => dueOn !== null && !isAhead(dueOn, cutOff))
      if (late >= 0) return refuse('bad-input', aheadFault(`content.entries.${late}.dueOn`))
      const known = new Map(stored['next-steps'].flatMap(({ metric }) => (metric ? [[metric.key, metric.title]] : [])))
      const entries = content.entries.map(({ metric, ...entry }) => ({
        ...entry,
        metric: measured(metric, own, known),
      }))
      const unknown = entries.findIndex(({ metric }) => metric === undefined)
      if (unknown >= 0) return refuse('no-such-measure', { field: `content.entries.${unknown}.metric` })
      const whole = entries.map((entry) => ({ ...entry, metric: entry.metric ?? null }))
      const beyond = whole.findIndex(({ metric }) => metric?.unit === '%' && metric.target > 100)
      if (beyond >= 0) return refuse('bad-input', beyondFault(`content.entries.${beyond}.metric.target`))
      return { ...stored, 'next-steps': withIds(whole, stored['next-steps'], newId, stepSaid) }
    }
  }
}

const answerSaid = ({ answers, problem }: Pick<AnsweredProblem, 'answers' | 'problem'>) => `${answers} ${problem}`
const problemSaid = ({ problem }: Pick<NamedProblem, 'problem'>) => problem
const stepSaid = ({ problemId, measure }: Pick<NextStep, 'problemId' | 'measure'>) => `${problemId} ${measure}`
const placesFault = (field: string) => ({ field, detail: { expected: '{1}、{2}…须是所选数字的序号' } })

/** A step is taken after the day up to which the report tells, and within the years that a branch plans. */
function isAhead(dueOn: CivilDate, cutOff: CivilDate): boolean {
  return dueOn > cutOff && yearOf(dueOn) <= yearOf(cutOff) + MOST_YEARS_AHEAD
}
const MOST_YEARS_AHEAD = 5
const aheadFault = (field: string) => ({ field, detail: { expected: `须在数据截止日之后、${MOST_YEARS_AHEAD}年之内` } })
const beyondFault = (field: string) => ({ field, detail: { expected: '占比的目标不超过 100' } })

/**
 * Entries keep their ids. One that is sent without, and says what a stored one says that nobody else claims, is that one:
 * what was made of it, such as an item of the plan, is not made twice.
 */
function withIds<Said, Entry extends Said & { readonly id: string | null }>(
  entries: readonly Entry[],
  stored: readonly (Said & { readonly id: string })[],
  newId: () => string,
  said: (entry: Said) => string,
): (Entry & { readonly id: string })[] {
  const free = new Map(stored.map((each) => [each.id, said(each)]))
  const claimed = entries.map(({ id }) => (id !== null && free.delete(id) ? id : undefined))
  return entries.map((entry, at) => {
    const alike = entry.id === null ? [...free].find(([, words]) => words === said(entry))?.[0] : undefined
    const id = claimed[at] ?? alike ?? newId()
    free.delete(id)
    return { ...entry, id }
  })
}

function lettingGo(steps: Written['next-steps'], problems: Written['problems']): Written['next-steps'] {
  const known = new Set(problems.map(({ id }) => id))
  return steps.map((step) =>
    step.problemId === null || known.has(step.problemId) ? step : { ...step, problemId: null },
  )
}

/**
 * The figures with what each is called; undefined when one of them is no figure that a report can name. What a rule
 * proposed, or what stands there already, may be named otherwise: `known`.
 */
function chosen(keys: readonly string[], own: Own, known: ReadonlySet<string>): ChosenFigure[] | undefined {
  const figures = keys.map((key) => {
    const measure = measureOfKey(key, own, known.has(key))
    return measure && { key, title: measure.title }
  })
  return figures.every((figure) => figure !== undefined) ? figures : undefined
}

type SentMetric = Extract<Content, { section: 'next-steps' }>['entries'][number]['metric']
/** What stands there already and is of one organization keeps what it is called: its measure does not say whose it is. */
function measured(metric: SentMetric, own: Own, known: ReadonlyMap<string, string>): StepMetric | null | undefined {
  if (metric === null) return null
  const named = known.get(metric.key)
  const measure = measureOfKey(metric.key, own, named !== undefined)
  const isOfOne = ONE_OF_ALL.includes(slotOf(metric.key)?.scope)
  return measure && { ...metric, title: (isOfOne ? named : undefined) ?? measure.title, unit: measure.unit }
}
const ONE_OF_ALL: readonly (SlotScope | undefined)[] = ['own', 'each-below']

function measureOfKey(key: string, own: Own, isKnown: boolean): Measure | undefined {
  const slot = slotOf(key)
  const measure = slot && measureOf(slot.measure, own)
  // What each of the branches below has is no part of a measure: shares have it too.
  const part = slot?.scope === 'each-below' ? undefined : slot?.part
  if (!measure || (part && !dimensionOf(measure, part.by))) return undefined
  return isKnown || whySlotUnfit(slot, own) === undefined ? measure : undefined
}
