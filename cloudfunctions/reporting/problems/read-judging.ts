/** Reads what the rules are judged by: their figures asked for together, the meetings held, last year's report. */
import type { Branch } from '#domain/branch/branch'
import { thresholdsOf } from '#domain/branch/threshold'
import type { Meeting } from '#domain/meeting/meeting'
import type { HeldMeeting } from '#domain/meeting/meeting-norms'
import { isHeld } from '#domain/meeting/quorum'
import { holdsOn, type Appointment } from '#domain/people/appointment'
import type { BranchId, MemberId } from '#domain/people/identity'
import type { ReportScope } from '#domain/report/duty-report'
import type { Written } from '#domain/report/report-writing'
import { figureKey, type Slot } from '#domain/report/slot'
import type { ProblemCondition, ProblemRule } from '#domain/rules/problem-rule'
import { PROBLEM_RULES } from '#domain/rules/problem-rules'
import { hasCommittee } from '#domain/rules/branch-rules'
import { inForce } from '#domain/rules/rule'
import { firstDay, lastDay, monthOf, monthsOfYear, type CivilDate, type Month } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'
import { resolveSlotsAndEach } from '../draft/resolve-slots'
import type { ReportQuery } from '../draft/slot-desks'
import { withoutPlace } from '../draft/who-did'
import { writtenIn } from '../draft/kept-words'
import { comparedSlots } from './conditions'
import { judgeRule, type JudgedRule } from './judge'
import {
  AGENDA_MEASURE,
  normFigure,
  slotOfFigure,
  type Judging,
  type MetricOfLastYear,
  type NormOwner,
  type OrganAgenda,
  type UnmetNorm,
} from './judging'
import { NORM_MEASURES, unmetNorms } from './unmet-norms'

/** Whose year, up to when. `branches` are counted together as one; the first is whose report it is. */
interface ProblemsOf {
  readonly branch: Branch
  readonly branches: readonly Branch[]
  readonly year: number
  readonly cutOff: CivilDate
}

const COUNTED_FOR_NORMS = [...Object.values(NORM_MEASURES), AGENDA_MEASURE, 'full-members', 'committee-members']
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
  const held = { meetings, secretaries }
  const judging: Judging = {
    figures,
    thresholds: thresholdsOf(branch, cutOff),
    isYearOver: cutOff === yearPeriod(year).to,
    months: wholeMonthsOf(branch, of),
    // Without its meetings no branch is told to have kept too few.
    unmetNorms: unmetIn({ ...of, scope }, figures, held),
    agendas: agendasIn({ ...of, scope }, figures, held),
    withoutMeetings: below.flatMap((each) =>
      held.meetings.some(({ branchId }) => branchId === each._id) ? [] : [ownerOf(each, branch).name],
    ),
    problemsOfLastYear: before.problems.length,
    metricsOfLastYear,
    organizations: [],
  }
  if (scope === 'own') return judging
  const organizations = branches.map((one) => {
    const problemsOfLastYear = one === branch ? before.problems.length : saidBefore(one._id, 'own').problems.length
    const own = { figures: each.get(one._id) ?? figures, months: wholeMonthsOf(one, of), problemsOfLastYear }
    return { ...ownerOf(one, branch), kind: one.kind, judging: { ...judging, ...own } }
  })
  return { ...judging, organizations }
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

/** The norms that each of the organizations did not keep. */
function unmetIn(
  { branch, branches, year, cutOff, scope }: ProblemsOf & { readonly scope: ReportScope },
  figures: Judging['figures'],
  held: HeldRecords,
): UnmetNorm[] {
  return branches.flatMap((each) => {
    const own = held.meetings.filter(({ branchId }) => branchId === each._id)
    // A branch that kept no records at all says nothing about what it did.
    if (own.length === 0) return []
    const of = scope === 'own' ? undefined : ownerOf(each, branch)
    const size = sizeOf(figures, of)
    const known = each.kind === 'bureau' ? [...own, ...secretarysLectures(held)] : own
    const found = unmetNorms(each, { year, cutOff, held: known, ...size })
    if (!of) return each.kind === 'bureau' ? found.filter(({ measure }) => measure !== LECTURES_BELOW) : found
    return found.map((norm) => ({ ...norm, of, title: of.isOwn ? norm.title : `${of.name}${norm.title}` }))
  })
}

/** The leading group by its own sessions, a branch with a committee by its committee's: one does not stand in for another. */
function agendasIn(
  of: ProblemsOf & { readonly scope: ReportScope },
  figures: Judging['figures'],
  held: HeldRecords,
): OrganAgenda[] {
  return of.branches.flatMap((each): OrganAgenda[] => {
    const own = held.meetings.filter(({ branchId }) => branchId === each._id)
    if (own.length === 0) return []
    const owner = of.scope === 'own' ? undefined : ownerOf(each, of.branch)
    const { fullMembers, committeeMembers } = sizeOf(figures, owner)
    const isBureau = each.kind === 'bureau'
    if (!isBureau && !hasCommittee(fullMembers, committeeMembers)) return []
    const kind = isBureau ? 'leading-group-session' : 'committee-meeting'
    const studied = own.filter(
      (meeting) =>
        meeting.kinds.includes(kind) &&
        isHeld(meeting) &&
        meeting.agenda.some(({ isPartyBuilding }) => isPartyBuilding),
    )
    const kept = new Set(studied.map(({ occurredOn }) => monthOf(occurredOn)))
    const without = wholeMonthsOf(each, of).filter((month) => !kept.has(month))
    const organ = isBureau ? '党组会议' : '支委会'
    return [{ title: owner && !isBureau ? `${owner.name}${organ}` : organ, ...(owner ? { of: owner } : {}), without }]
  })
}

/** The months of the year that are over by the cut-off date, of when the organization was there. */
function wholeMonthsOf({ formedOn }: Branch, { year, cutOff }: Pick<ProblemsOf, 'year' | 'cutOff'>): Month[] {
  return monthsOfYear(year).filter((month) => lastDay(month) <= cutOff && firstDay(month) >= formedOn)
}

function sizeOf(figures: Judging['figures'], of: NormOwner | undefined) {
  const people = (measure: string) => normFigure({ figures }, { measure, ...(of ? { of } : {}) })?.value ?? 0
  return { fullMembers: people('full-members'), committeeMembers: people('committee-members') }
}

/** Who answers for a bureau lectures in the branches below it: the bureau's own records alone do not tell. */
const LECTURES_BELOW = NORM_MEASURES['leader-lecture']

function secretarysLectures({ meetings, secretaries }: HeldRecords): HeldMeeting[] {
  return meetings
    .filter(({ kinds, lecturerId, occurredOn }) => {
      const held = secretaries.filter(({ memberId }) => memberId === lecturerId)
      return kinds.includes('party-lecture') && held.some((post) => holdsOn(post, occurredOn))
    })
    .map((meeting) => ({ ...meeting, lecturer: 'secretary' }))
}

function ownerOf({ _id, name }: Branch, branch: Branch): NormOwner {
  const isOwn = _id === branch._id
  return { name: isOwn ? '本级' : withoutPlace(name, branch.name), branchId: _id, isOwn }
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

interface Held extends HeldMeeting, Pick<Meeting, 'agenda'> {
  readonly branchId: BranchId
  readonly lecturerId: MemberId | null
}
interface HeldRecords {
  readonly meetings: readonly Held[]
  /** Who was secretary of the organization reported on. */
  readonly secretaries: readonly Appointment[]
}

/** Without their sheets, which can be long. */
async function meetingsHeld(
  store: Reader,
  branchIds: readonly BranchId[],
  { year, cutOff }: Pick<ProblemsOf, 'year' | 'cutOff'>,
): Promise<Held[]> {
  const rows = await store.aggregate('meetings', [
    {
      $match: {
        branchId: { $in: branchIds },
        occurredOn: { $gte: yearPeriod(year).from, $lte: cutOff },
        state: 'closed',
      },
    },
    {
      $project: {
        ...{ branchId: 1, organ: 1, cellId: 1, kinds: 1, occurredOn: 1, quorum: 1 },
        ...{ lecturer: 1, lecturerId: 1, agenda: 1 },
      },
    },
    { $limit: 10_000 },
  ])
  return rows as unknown as Held[]
}
