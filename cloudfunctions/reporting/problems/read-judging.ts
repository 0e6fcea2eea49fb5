/** Reads what the rules are judged by: their figures asked for together, the meetings held, last year's report. */
import type { Branch } from '#domain/branch/branch'
import { thresholdsOf } from '#domain/branch/threshold'
import type { HeldMeeting } from '#domain/meeting/meeting-norms'
import type { BranchId } from '#domain/people/identity'
import { NOTHING_WRITTEN, writingId, type Written } from '#domain/report/report-writing'
import { figureKey, type Slot } from '#domain/report/slot'
import type { ProblemRule } from '#domain/rules/problem-rule'
import { PROBLEM_RULES } from '#domain/rules/problem-rules'
import { inForce } from '#domain/rules/rule'
import { firstDay, lastDay, monthsOfYear, type CivilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { kindsOf } from '../../application/own-kinds'
import type { Reader } from '../../application/ports/store'
import { resolveSlots } from '../draft/resolve-slots'
import { isOwnKindMeasure } from '../measures/own-kind-measures'
import { comparedSlots } from './conditions'
import { judgeRule, type JudgedRule } from './judge'
import { slotOfFigure, type Judging, type MetricOfLastYear } from './judging'
import { NORM_MEASURES, unmetNorms } from './unmet-norms'

/** Whose year, up to when. `branches` are counted together as one; the first is whose report it is. */
export interface ProblemsOf {
  readonly branch: Branch
  readonly branches: readonly Branch[]
  readonly year: number
  readonly cutOff: CivilDate
  readonly today: CivilDate
}

const COUNTED_FOR_NORMS: readonly Slot[] = [
  ...Object.values(NORM_MEASURES).map((measure) => ({ measure })),
  { measure: 'full-members' },
  { measure: 'committee-members' },
]

/** Every rule in force at the end of the year, judged. */
export async function judgeYear(store: Reader, of: ProblemsOf): Promise<JudgedRule[]> {
  const rules = inForce(PROBLEM_RULES, yearPeriod(of.year).to)
  const judging = await readJudging(store, of, rules)
  return rules.map((rule) => judgeRule(rule, judging))
}

async function readJudging(store: Reader, of: ProblemsOf, rules: readonly ProblemRule[]): Promise<Judging> {
  const { branch, branches, year, cutOff, today } = of
  const before = (await store.get('reportWritings', writingId(branch._id, year - 1)))?.written ?? NOTHING_WRITTEN
  const metricsOfLastYear = metricsIn(before)
  // Rules speak of the common measures; only a target of last year's may be of a kind that was set up.
  const namesOwn = metricsOfLastYear.some(({ metric }) => isOwnKindMeasure(metric.key))
  const kinds = namesOwn ? await kindsOf(store, branch) : []
  const branchIds = branches.map(({ _id }) => _id)
  const scope = branches.length > 1 ? ('with-below' as const) : ('own' as const)
  const below = branches.filter((each) => each !== branch)
  const counted = { organization: branch, below, scope, author: null, kinds, year, cutOff, on: today }
  const [figures, held] = await Promise.all([
    resolveSlots(store, counted, slotsOf(rules, metricsOfLastYear)),
    heldIn(store, branchIds, of),
  ])
  const people = (measure: string) => {
    const found = figures.get(figureKey({ measure }))
    return found?.is === 'figures' ? (found.figures[0]?.value ?? 0) : 0
  }
  const size = { fullMembers: people('full-members'), committeeMembers: people('committee-members') }
  return {
    figures,
    thresholds: thresholdsOf(branch, cutOff),
    isYearOver: cutOff === yearPeriod(year).to,
    months: monthsOfYear(year).filter((month) => lastDay(month) <= cutOff && firstDay(month) >= branch.formedOn),
    unmetNorms: branches.flatMap((each) => {
      const own = held.filter(({ branchId }) => branchId === each._id)
      // A branch that kept no records at all says nothing about what it did.
      if (own.length === 0) return []
      const found = unmetNorms(each, { year, cutOff, held: own, ...size })
      return branches.length === 1 ? found : found.map((norm) => ({ ...norm, title: `${each.name}${norm.title}` }))
    }),
    problemsOfLastYear: before.problems.length,
    metricsOfLastYear,
  }
}

function metricsIn(before: Written): MetricOfLastYear[] {
  return before['next-steps'].flatMap(({ metric, problemId }) => {
    const problem = before.problems.find(({ id }) => id === problemId)
    return metric && problem ? [{ problem: problem.problem, metric }] : []
  })
}

/** Every figure that the rules and last year's targets look at, once. */
function slotsOf(rules: readonly ProblemRule[], metrics: readonly MetricOfLastYear[]): Slot[] {
  const tests = rules.flatMap(({ parameters }) => parameters.tests)
  const named = tests.flatMap(({ figures, metric }) => [
    ...Object.values(figures).map(slotOfFigure),
    ...(metric?.measure === undefined ? [] : [{ measure: metric.measure }]),
  ])
  const all = [...named, ...COUNTED_FOR_NORMS, ...metrics.flatMap(({ metric }) => comparedSlots(metric))]
  return [...new Map(all.map((slot) => [figureKey(slot), slot])).values()]
}

interface Held extends HeldMeeting {
  readonly branchId: BranchId
}

/** Without their sheets, which can be long. */
async function heldIn(store: Reader, branchIds: readonly BranchId[], { year, cutOff }: ProblemsOf): Promise<Held[]> {
  const rows = await store.aggregate('meetings', [
    {
      $match: {
        branchId: { $in: branchIds },
        occurredOn: { $gte: yearPeriod(year).from, $lte: cutOff },
        state: 'closed',
      },
    },
    { $project: { branchId: 1, organ: 1, cellId: 1, kinds: 1, occurredOn: 1, lecturer: 1 } },
    { $limit: 10_000 },
  ])
  return rows as unknown as Held[]
}
