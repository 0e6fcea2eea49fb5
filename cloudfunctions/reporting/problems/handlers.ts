/** Proposing problems, and what people make of each proposal. */
import type { InputOf } from '#contract'
import type { StoredReport } from '#domain/report/duty-report'
import {
  NOTHING_WRITTEN,
  writingId,
  type ChosenFigure,
  type NamedProblem,
  type NextStep,
  type StoredWriting,
} from '#domain/report/report-writing'
import { MOST_ENTRIES } from '#domain/report/kept-writing'
import { placesFit } from '#domain/report/written-paragraphs'
import { PROBLEM_RULES } from '#domain/rules/problem-rules'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Write } from '../../application/ports/store'
import { withFigures } from '../draft/paragraph'
import { putWriting } from '../draft/kept-words'
import { tiesOfPlan } from '../draft/plan-ties'
import { readDraft, readDraftAndQuery } from '../draft/read-draft'
import { reportQuery } from '../draft/report-query'
import { nextWriting } from '../draft/writing-versions'
import type { JudgedRule } from './judge'
import { findingOf, proposalOf, stepOf } from './proposal'
import { judgeYear } from './read-judging'
import { writtenMeanwhile } from '../draft/who-wrote'

type Given = InputOf<'report.answerProblem'>['answer']
type Accepted = Extract<Given, { is: 'accept' }>
type NotTaken = Exclude<Given, { is: 'accept' | 'withdraw' }>

export const problemHandlers: Handlers<'report.problems' | 'report.answerProblem'> = {
  'report.problems': async ({ reportId }, context) => {
    const { branch, store } = context
    const read = await readDraftAndQuery(context, reportId)
    if (isRefusal(read)) return read
    const { drafted: report, query } = read
    const { stored, before } = read.writing
    const judged = await judgeYear(store, query, before)
    const proposals = judged.map((rule) => proposalOf(rule, branch, report.cutOff, stored))
    const { year, cutOff, scope } = report
    return { year, cutOff, scope, revision: stored?.revision ?? 0, proposals }
  },

  'report.answerProblem': async ({ reportId, revision, ruleId, answer }, context) => {
    const { branch, store, today } = context
    const read = await readDraft(store, branch, reportId)
    if (isRefusal(read)) return read
    const { drafted: report, writing } = read
    const { stored } = writing
    if (revision !== (stored?.revision ?? 0)) return writtenMeanwhile(store, stored)
    if (!PROBLEM_RULES.some(({ id }) => id === ruleId)) return refuse('no-such-problem', { field: 'ruleId' })
    if (answer.is === 'withdraw') return withdrawn(report, stored, ruleId, context)
    if (stored?.written.problems.some(({ fromRule }) => fromRule === ruleId)) return refuse('already-recorded')
    if (answer.is !== 'accept') return answered(report, stored, withRejection(stored, ruleId, answer, context), context)
    if (isFull(stored)) return refuse('too-many-problems', { detail: { most: MOST_ENTRIES } })
    const query = await reportQuery(store, branch, report, today)
    const [rule] = await judgeYear(store, query, writing.before, new Set([ruleId]))
    // What does not fire, or no longer, is no problem that a rule proposes.
    if (rule?.is !== 'fires') return refuse('no-such-problem', { field: 'ruleId' })
    const figures = figuresTaken(report, rule, answer)
    if (!figures) return refuse('no-such-figure', { field: 'answer.figures' })
    if (!placesFit(answer.finding, figures.length))
      return refuse('bad-input', { field: 'answer.finding', detail: { expected: '{1}、{2}…须是所列数字的序号' } })
    return accepted(report, stored, { rule, answer, chosen: figures }, context)
  },
}

/** Whether there is no place for one more problem and the step that answers it. */
function isFull(stored: StoredWriting | undefined): boolean {
  const { problems, 'next-steps': steps } = stored?.written ?? NOTHING_WRITTEN
  return Math.max(problems.length, steps.length) >= MOST_ENTRIES
}

/** The problem and the step that answers it, and their figures in the draft, so that they print at once. */
function accepted(
  report: StoredReport,
  stored: StoredWriting | undefined,
  {
    rule,
    answer,
    chosen,
  }: { readonly rule: JudgedRule; readonly answer: Accepted; readonly chosen: readonly ChosenFigure[] },
  context: BranchContext,
) {
  const { branch, newId } = context
  const { figures } = findingOf(rule)
  const { problem: words, finding, causes, grounds } = answer
  const problem: NamedProblem = {
    ...{ id: newId(), problem: words, finding, causes, grounds, fromRule: rule.rule.id },
    figures: chosen,
  }
  const nobodyYet = { who: '', ownerId: null, dueOn: null, byWhen: '' }
  const step: NextStep = {
    ...{ id: newId(), ...nobodyYet, problemId: problem.id },
    ...stepOf(rule, branch, report.cutOff),
  }
  const { problems, 'next-steps': steps, ...rest } = stored?.written ?? NOTHING_WRITTEN
  const written = { ...rest, problems: [...problems, problem], 'next-steps': [...steps, step] }
  const rejected = stored?.rejected?.filter(({ ruleId }) => ruleId !== rule.rule.id) ?? []
  const all = withFigures(report.figures, figures)
  const redrawn: Write[] =
    all.length === report.figures.length
      ? []
      : [{ do: 'replace', in: 'reports', doc: { ...report, figures: all, revision: report.revision + 1 } }]
  const ids = { entryId: problem.id, stepId: step.id }
  return answered(report, stored, { written, rejected }, context, ids, redrawn)
}

/** Those that the rule names, or that somebody chose of them and of the draft's; undefined where one is neither. */
function figuresTaken(report: StoredReport, rule: JudgedRule, { figures: keys }: Accepted): ChosenFigure[] | undefined {
  const proposed = findingOf(rule).figures
  const named = new Map([...report.figures, ...proposed].map(({ key, title }) => [key, { key, title }]))
  const taken = (keys ?? proposed.map(({ key }) => key)).map((key) => named.get(key))
  return taken.every((figure) => figure !== undefined) ? taken : undefined
}

/** Proposed again: the problem and the steps that answer it are there no more, but in a report that was made final. */
async function withdrawn(
  report: StoredReport,
  stored: StoredWriting | undefined,
  ruleId: string,
  context: BranchContext,
) {
  const problem = stored?.written.problems.find(({ fromRule }) => fromRule === ruleId)
  if (!stored || !problem) return refuse('no-such-problem', { field: 'ruleId' })
  const { branchId, year, cutOff, scope } = report
  const frozen = { 'frozen.report.sections': { $elemMatch: { 'paragraphs.entry': problem.id } } }
  const finals = await context.store.count('finalReports', { branchId, year, cutOff, scope, ...frozen })
  if (finals > 0) return refuse('problem-made-final', { field: 'ruleId' })
  const { problems, 'next-steps': steps, ...rest } = stored.written
  const written = {
    ...rest,
    problems: problems.filter(({ id }) => id !== problem.id),
    'next-steps': steps.filter(({ problemId }) => problemId !== problem.id),
  }
  const ties = await tiesOfPlan(context.store, branchId, { before: stored.written, after: written })
  return answered(report, stored, { written, rejected: stored.rejected ?? [] }, context, NO_ENTRY, ties)
}
const NO_ENTRY = { entryId: null, stepId: null }

function withRejection(
  stored: StoredWriting | undefined,
  ruleId: string,
  answer: NotTaken,
  { caller, now }: BranchContext,
): Pick<StoredWriting, 'written' | 'rejected'> {
  const others = stored?.rejected?.filter((each) => each.ruleId !== ruleId) ?? []
  const own = { ruleId, rejectedAt: now, rejectedBy: caller.memberId }
  return {
    written: stored?.written ?? NOTHING_WRITTEN,
    rejected: answer.is === 'reject' ? [...others, { ...own, reason: answer.reason }] : others,
  }
}

function answered(
  report: StoredReport,
  stored: StoredWriting | undefined,
  change: Pick<StoredWriting, 'written' | 'rejected'>,
  { caller, now }: BranchContext,
  ids: { readonly entryId: string | null; readonly stepId: string | null } = NO_ENTRY,
  more: readonly Write[] = [],
) {
  const { branchId, year, cutOff, scope } = report
  const doc = nextWriting(stored, {
    ...{ _id: writingId(report), branchId, year, cutOff, scope },
    ...{ ...change, writtenAt: now, writtenBy: caller.memberId },
  })
  return decide({ revision: doc.revision, ...ids }, [putWriting(doc, stored), ...more], doc._id)
}
