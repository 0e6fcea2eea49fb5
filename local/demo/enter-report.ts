/**
 * Entering what people write: last year's problems and steps in January of the demo year, this year's a year later, over
 * the draft that the secretary has before them.
 */
import type { InputOf } from '#contract'
import { planItemId } from '#domain/report/kept-writing'
import { PROBLEM_RULES } from '#domain/rules/problem-rules'
import { yearPeriod } from '#domain/time/period'
import { dayOf, entered } from './calendar'
import { Refused } from './client'
import type { DemoFound, DemoReport, DemoStep } from './demo-report'
import type { Entered } from './demo-records'
import { inOwnWords, type Proposal } from './own-words'
import { act, known, memberIdOf, type Scene } from './scene'
import type { Task } from './tasks'

type Steps = Extract<InputOf<'report.write'>['content'], { section: 'next-steps' }>['entries']

/** Writing one section after another: each changes what the one before left. */
type Writing = { readonly revision: number }

/** Last year's report as far as it is looked back upon: its problems, and its steps as items of the plan. */
export function lastYearTask(scene: Scene, { lastYear }: DemoReport): Task {
  const carriedOut = lastYear.filter((each) => each.carriedOut !== null)
  return {
    what: '上年述职整改计划',
    calls: 3 + lastYear.length + carriedOut.length,
    run: async () => {
      const { problemIds, stepIds } = await writeLastYear(scene, lastYear)
      for (const [index, { carriedOut: outcome }] of lastYear.entries()) {
        const stepId = known(stepIds[index], `step ${index} of ${problemIds.length} was not written`)
        await planned(scene, stepId, index, outcome)
      }
    },
  }
}

/** When the reports of the year before are written. */
const reporting = ({ year }: Scene, of: number, time: string) => entered(year.hands.host, dayOf(of + 1, 1, 8), 0, time)

async function writeLastYear(scene: Scene, lastYear: DemoReport['lastYear']) {
  const { branchId } = scene
  const key = scene.year.branch.key
  const at = reporting(scene, scene.year.year - 1, '09:30')
  const { reportId } = await act(scene, at, 'report.draft', lastYearsReport(scene), `last-year-draft-${key}`)
  const of = { branchId, reportId }
  const problems = lastYear.map(({ problem, grounds, causes }) => ({
    ...{ id: null, problem, finding: '', grounds, causes: [...causes], figures: [] },
  }))
  const named = await act(
    scene,
    at,
    'report.write',
    { ...of, revision: 0, content: { section: 'problems', entries: problems } },
    `last-year-problems-${key}`,
  )
  const entries = lastYear.map(({ step }, index) => stepOf(scene, step, named.entryIds[index] ?? null, null))
  const written = await act(
    scene,
    at,
    'report.write',
    { ...of, revision: named.revision, content: { section: 'next-steps', entries } },
    `last-year-steps-${key}`,
  )
  return { problemIds: named.entryIds, stepIds: written.entryIds }
}

/** Up to the end of that year, of what the report of the demo year is of. */
function lastYearsReport({ branchId, year }: Scene) {
  const of = year.year - 1
  const scope = year.branch.key === year.bureau.branch.key ? ('with-below' as const) : ('own' as const)
  return { branchId, year: of, cutOff: yearPeriod(of).to, scope }
}

async function planned(
  scene: Scene,
  stepId: string,
  index: number,
  outcome: DemoReport['lastYear'][number]['carriedOut'],
): Promise<void> {
  const { branchId, year } = scene
  const planning = { ...lastYearsReport(scene), stepId }
  const key = `step-${year.branch.key}-${index + 1}`
  await act(scene, reporting(scene, year.year - 1, '10:00'), 'report.planStep', planning, `plan-${key}`)
  if (!outcome) return
  const { on, result } = outcome
  const done = { branchId, entryId: planItemId(stepId), on, values: { result } }
  await act(scene, entered(year.hands.clerk, on, 1, '15:40'), 'ledger.conclude', done, `conclude-${key}`)
}

/** The January after: the draft is looked through, what a person has to say is said. `branches` are those of the unit, by name. */
export function januaryTask(scene: Scene, report: DemoReport, branches: readonly string[]): Task {
  return {
    what: '写述职报告',
    calls: 5 + report.found.length + report.rejected.length + 2 * report.added.length,
    run: async () => {
      const { branchId, year } = scene
      const at = reporting(scene, year.year, '09:00')
      const key = year.branch.key
      const drafting = { branchId, year: year.year }
      const { reportId } = await act(scene, at, 'report.draft', drafting, `draft-${key}`)
      const answered = await answerLastYear({ scene, at, reportId }, report)
      const steps = await answerProposals({ scene, at, reportId, branches }, report, answered)
      const content = { section: 'next-steps' as const, entries: steps.entries }
      await act(scene, at, 'report.write', { branchId, reportId, revision: steps.revision, content }, `steps-${key}`)
      for (const added of report.added) await goOn({ scene, at, reportId }, added)
    },
  }
}

async function answerLastYear({ scene, at, reportId }: Looking, { lastYear }: DemoReport): Promise<Writing> {
  const of = { branchId: scene.branchId, reportId }
  const key = scene.year.branch.key
  const { before } = await act(scene, at, 'report.written', of, `written-${key}`)
  const entries = lastYear.map(({ problem, done, extent }) => {
    const answers = before.problems.find((each) => each.problem === problem)?.id ?? null
    return { id: null, answers, problem, done, extent }
  })
  const content = { section: 'last-year' as const, entries }
  return act(scene, at, 'report.write', { ...of, revision: 0, content }, `last-year-${key}`)
}

interface Looking {
  readonly scene: Scene
  readonly at: Entered
  readonly reportId: string
}

/** What fires is taken up or not; what does not fire in this year is passed over. Answers the steps to be written. */
async function answerProposals(
  { scene, at, reportId, branches }: Looking & { readonly branches: readonly string[] },
  { found, rejected }: DemoReport,
  { revision }: Writing,
): Promise<Writing & { entries: Steps }> {
  const { branchId, year } = scene
  const draft = { branchId, reportId }
  const { proposals } = await act(scene, at, 'report.problems', draft, `problems-${year.branch.key}`)
  const fires = (ruleId: string) => {
    const rule = known(
      PROBLEM_RULES.find(({ id }) => id === ruleId),
      `there is no rule ${ruleId}`,
    )
    // One that was not yet in force proposes nothing.
    return proposals.find((each) => each.ruleId === rule.id && each.is === 'fires')
  }
  let last = revision
  const entries: Steps = []
  const worded: ReturnType<typeof inOwnWords>[] = []
  for (const problem of found) {
    const proposal = fires(problem.ruleId)
    if (!proposal) continue
    const answer = acceptance(problem, proposal)
    const key = `accept-${problem.ruleId}-${year.branch.key}`
    const asked = { ...draft, revision: last, ruleId: problem.ruleId, answer }
    const made = await act(scene, at, 'report.answerProblem', asked, key)
    last = made.revision
    worded.push(inOwnWords(made.entryId, problem, proposal, branches))
    entries.push(
      ...problem.steps.map((step, index) => stepOf(scene, step, made.entryId, index === 0 ? made.stepId : null)),
    )
  }
  for (const { ruleId, reason } of rejected) {
    if (!fires(ruleId)) continue
    const asked = { ...draft, revision: last, ruleId, answer: { is: 'reject' as const, reason } }
    const key = `reject-${ruleId}-${year.branch.key}`
    ;({ revision: last } = await act(scene, at, 'report.answerProblem', asked, key))
  }
  const content = { section: 'problems' as const, entries: worded }
  const key = `in-words-${year.branch.key}`
  const { revision: written } = await act(scene, at, 'report.write', { ...draft, revision: last, content }, key)
  return { revision: written, entries }
}

/** What falls short is said as the rule says it, until the secretary's own words take its place. */
function acceptance({ problem, causes }: DemoFound, { finding }: Proposal) {
  return { is: 'accept' as const, problem, finding, causes: [...causes] }
}

function stepOf(scene: Scene, step: DemoStep, problemId: string | null, id: string | null): Steps[number] {
  const { measure, who, owner, dueOn, target } = step
  return { id, measure, who, ownerId: memberIdOf(scene, owner), dueOn, byWhen: '', problemId, metric: { ...target } }
}

/** The drafted paragraph with a sentence more; nothing where the draft has no such paragraph. */
async function goOn({ scene, at, reportId }: Looking, { statement, words }: DemoReport['added'][number]) {
  const paragraph = { branchId: scene.branchId, reportId, statement }
  const key = `${statement}-${scene.year.branch.key}`
  const drafted = await draftedWords({ scene, at }, paragraph, `words-${key}`)
  if (!drafted) return
  const parts = [...drafted, { is: 'text' as const, text: words }]
  await act(scene, at, 'report.reword', { ...paragraph, revision: 0, parts }, `reword-${key}`)
}

async function draftedWords({ scene, at }: Omit<Looking, 'reportId'>, paragraph: InputOf<'report.words'>, key: string) {
  try {
    return (await act(scene, at, 'report.words', paragraph, key)).drafted
  } catch (refusal) {
    if (refusal instanceof Refused && refusal.code === 'no-such-paragraph') return null
    throw refusal
  }
}
