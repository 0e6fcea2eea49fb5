/** Reads what the rules are judged by: their figures asked for together, the meetings held, last year's report. */
import { thresholdsOf } from '#domain/branch/threshold'
import type { Branch } from '#domain/branch/branch'
import type { Appointment } from '#domain/people/appointment'
import type { Written } from '#domain/report/report-writing'
import { figureKey, type Slot } from '#domain/report/slot'
import type { ProblemCondition, ProblemRule } from '#domain/rules/problem-rule'
import { PROBLEM_RULES } from '#domain/rules/problem-rules'
import { inForce } from '#domain/rules/rule'
import { yearPeriod } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'
import { resolveSlotsAndEach } from '../draft/resolve-slots'
import type { ReportQuery } from '../draft/slot-desks'
import { writtenIn } from '../draft/kept-words'
import { comparedSlots } from './conditions'
import { judgeRule, type JudgedRule } from './judge'
import { AGENDA_MEASURE, slotOfFigure, type Judging, type MetricOfLastYear } from './judging'
import { meetingsHeld, ownerOf, TOLD_BY, toldByMeetings, wholeMonthsOf } from './told-by-meetings'
import { NORM_MEASURES } from './unmet-norms'

const COUNTED_FOR_NORMS = [...Object.values(NORM_MEASURES), ...TOLD_BY, AGENDA_MEASURE]
const NO_MEETINGS_ASKED = { unmetNorms: [], ownNorms: [], agendas: [], withoutMeetings: {} } as const
/** Where branches stand below, norms bind each of them by itself, and the bureau. */
const NORM_SCOPES = { own: ['report'], 'with-below': ['own', 'each-below'] } as const

/** Every rule in force at the end of the year, judged, or those alone. `before`: what last year's report said. */
export async function judgeYear(
  store: Reader,
  query: ReportQuery,
  before: Written,
  only?: ReadonlySet<string>,
): Promise<JudgedRule[]> {
  const all = inForce(PROBLEM_RULES, yearPeriod(query.year).to)
  const rules = only === undefined ? all : all.filter(({ id }) => only.has(id))
  const judging = await readJudging(store, query, before, rules)
  return rules.map((rule) => judgeRule(rule, judging))
}

async function readJudging(
  store: Reader,
  { organization: branch, below, year, cutOff, ...query }: ReportQuery,
  before: Written,
  rules: readonly ProblemRule[],
): Promise<Judging> {
  const branches = [branch, ...below]
  const of = { branch, branches, year, cutOff }
  const scope = below.length > 0 ? ('with-below' as const) : ('own' as const)
  const branchIds = branches.map(({ _id }) => _id)
  const metricsOfLastYear = looksAt(rules, 'not-improved') ? metricsIn(before) : []
  const asksMeetings = looksAt(rules, 'norms-unmet') || looksAt(rules, 'organ-months-without')
  const counted = { ...query, organization: branch, below, scope, author: null, year, cutOff }
  const slots = slotsOf(rules, metricsOfLastYear, asksMeetings ? NORM_SCOPES[scope] : [])
  const [{ whole: figures, each, appointments }, meetings, saidBefore] = await Promise.all([
    resolveSlotsAndEach(store, counted, slots, scope === 'own' ? [] : slotsOfEach(rules)),
    asksMeetings ? meetingsHeld(store, branchIds, of) : [],
    scope === 'own' ? () => before : writtenIn(store, branchIds, year - 1),
  ])
  // By itself an organization is judged by its own meetings alone.
  const isSecretary = ({ branchId, post }: Appointment) => branchId === branch._id && post === 'secretary'
  const secretaries = scope === 'own' ? [] : appointments.filter(isSecretary)
  const judging: Judging = {
    kind: branch.kind,
    figures,
    thresholds: thresholdsOf(branch, cutOff),
    isYearOver: cutOff === yearPeriod(year).to,
    months: wholeMonthsOf(branch, of),
    ...(asksMeetings ? toldByMeetings({ ...of, scope }, figures, { meetings, secretaries }) : NO_MEETINGS_ASKED),
    problemsOfLastYear: before.problems.length,
    isFormedSince: isFormedIn(branch, year),
    metricsOfLastYear,
    organizations: [],
  }
  if (scope === 'own') return judging
  const organizations = branches.map((one) => {
    const problemsOfLastYear = one === branch ? before.problems.length : saidBefore(one._id, 'own').problems.length
    const isFormedSince = isFormedIn(one, year)
    const own = { figures: each.get(one._id) ?? figures, months: wholeMonthsOf(one, of), problemsOfLastYear }
    return {
      ...ownerOf(one, branch, branches),
      kind: one.kind,
      judging: { ...judging, ...own, kind: one.kind, isFormedSince },
    }
  })
  return { ...judging, organizations }
}

function isFormedIn({ formedOn }: Branch, year: number): boolean {
  return formedOn >= yearPeriod(year).from
}

/** Whether one of the rules speaks under such a condition. */
function looksAt(rules: readonly ProblemRule[], condition: ProblemCondition['is']): boolean {
  return rules.some(({ parameters }) => parameters.tests.some(({ when }) => when.is === condition))
}

function metricsIn(before: Written): MetricOfLastYear[] {
  return before['next-steps'].flatMap(({ metric, problemId }) => {
    const problem = before.problems.find(({ id }) => id === problemId)
    return metric && problem ? [{ problem: problem.problem, metric }] : []
  })
}

/** What the tests look at that each organization is judged by. */
function slotsOfEach(rules: readonly ProblemRule[]): Slot[] {
  const tests = rules.flatMap(({ parameters }) => parameters.tests.filter((test) => test.each))
  const all = tests.flatMap(({ figures }) => Object.values(figures).map(slotOfFigure))
  return [...new Map(all.map((slot) => [figureKey(slot), slot])).values()]
}

/** Every figure that the rules and last year's targets look at, once. */
function slotsOf(
  rules: readonly ProblemRule[],
  metrics: readonly MetricOfLastYear[],
  normScopes: readonly ('report' | 'own' | 'each-below')[],
): Slot[] {
  const tests = rules.flatMap(({ parameters }) => parameters.tests)
  const named = tests.flatMap(({ figures, metric }) => [
    ...Object.values(figures).map(slotOfFigure),
    ...(metric?.measure === undefined ? [] : [{ measure: metric.measure }]),
  ])
  const norms = COUNTED_FOR_NORMS.flatMap((measure) =>
    normScopes.map((each): Slot => (each === 'report' ? { measure } : { measure, scope: each })),
  )
  const all = [...named, ...norms, ...metrics.flatMap(({ metric }) => comparedSlots(metric))]
  return [...new Map(all.map((slot) => [figureKey(slot), slot])).values()]
}
