import { arrangesMeetings, holdsOn } from '#domain/people/appointment'
import { cellsOn, type Branch } from '#domain/branch/branch'
import { daysBetween, civilDate, monthOf } from '#domain/time/civil-date'
import type { BranchId, MemberId } from '#domain/people/identity'
import { beijingDate, beijingTime, type Instant } from '#domain/time/instant'
import { meetingNorms, noticeFrom, type NormStanding } from '#domain/meeting/meeting-norms'
import { isDueAgain, isQuiet, reminderId } from '#domain/messages/reminder'
import { thresholdsOf } from '#domain/branch/threshold'
import { branchFacts } from '../norms/branch-facts'
import { heldThisYear, plannedThisYear } from '../meetings/arranging/held-meetings'
import type { BranchContext } from '../ports/handling'
import { audienceOf, pagesOf } from './audience'
import type { MessageRound } from './message-round'

/** Branches looked at in one run; each costs about six questions to the database. */
const MOST_BRANCHES = 50
/** Once a morning is often enough: the runs from nine to ten. */
const HOUR = '09'
const MINUTES_A_RUN = 15
const RUNS_A_MORNING = 4

/**
 * Tells those who arrange the meetings of a branch, within their consent and at most once a month, that a month, quarter
 * or year is ending and something it asks for is neither held nor arranged. From when on, the branch decides
 * (thresholds). Nothing is called missed, nobody is compared, and who has everything arranged hears nothing.
 */
export async function remindPeriodEnds(round: MessageRound): Promise<void> {
  const { store, now } = round
  if (isQuiet(now) || !beijingTime(now).startsWith(HOUR)) return
  const audience = await audienceOf(store, 'period')
  const arranging = await arrangingAmong([...audience.keys()], round)
  for (const branchId of windowOf([...arranging.keys()].sort(), now)) {
    if (round.isFull) return
    const branch = await store.get('branches', branchId)
    const open = branch ? await endingNorms({ store, branch, today: beijingDate(now) }) : []
    if (open.length === 0) continue
    for (const memberId of arranging.get(branchId) ?? []) await tell(memberId, branchId, open)
  }

  async function tell(memberId: MemberId, branchId: BranchId, open: readonly NormStanding[]): Promise<void> {
    const to = audience.get(memberId)?.openId
    if (!to) return
    await round.deliver(
      { _id: reminderId('period', memberId, monthOf(beijingDate(now))), branchId, memberId },
      { to, kind: 'period', subject: '组织生活提示', sentence: sentenceOf(open), branchId },
    )
  }
}

/** By branch, who of those people arranges its meetings today and has not been told anything this month. */
async function arrangingAmong(
  memberIds: readonly MemberId[],
  { store, now }: MessageRound,
): Promise<ReadonlyMap<BranchId, readonly MemberId[]>> {
  const today = beijingDate(now)
  const byBranch = new Map<BranchId, MemberId[]>()
  for (const page of pagesOf(memberIds)) {
    const [posts, told] = await Promise.all([
      store.findAll('appointments', { memberId: { $in: page }, untilOn: { $gt: today } }),
      store.findAll('reminders', { _id: { $in: page.map((id) => reminderId('period', id, monthOf(today))) } }),
    ])
    const done = new Set(told.filter((each) => !isDueAgain(each, now)).map(({ memberId }) => memberId))
    for (const post of posts) {
      if (!arrangesMeetings(post.post) || !holdsOn(post, today) || done.has(post.memberId)) continue
      const people = byBranch.get(post.branchId) ?? []
      if (!people.includes(post.memberId)) byBranch.set(post.branchId, [...people, post.memberId])
    }
  }
  return byBranch
}

/** Where there are more branches than a run can look at, each run takes the next ones: in time all have their turn. */
function windowOf(branchIds: readonly BranchId[], now: Instant): readonly BranchId[] {
  if (branchIds.length <= MOST_BRANCHES) return branchIds
  const days = daysBetween(civilDate('2020-01-01'), beijingDate(now))
  const run = days * RUNS_A_MORNING + Math.floor(Number(beijingTime(now).slice(3)) / MINUTES_A_RUN)
  const from = (run * MOST_BRANCHES) % branchIds.length
  return [...branchIds.slice(from), ...branchIds.slice(0, from)].slice(0, MOST_BRANCHES)
}

/** What the ending periods ask for that is neither held nor arranged. */
async function endingNorms(context: Pick<BranchContext, 'store' | 'branch' | 'today'>): Promise<NormStanding[]> {
  const { branch, today } = context
  if (branch.dissolvedOn !== null && branch.dissolvedOn <= today) return []
  const [held, planned, facts] = await Promise.all([
    heldThisYear(context),
    plannedThisYear(context),
    branchFacts(context),
  ])
  const standings = meetingNorms(today, facts, cellsOn(branch, today), [...held, ...planned], branch.normChoices)
  return standings.filter((standing) => standing.status === 'open' && isEnding(standing, branch, today))
}

function isEnding(standing: NormStanding, branch: Branch, today: BranchContext['today']): boolean {
  return noticeFrom(standing, thresholdsOf(branch, today)) <= today
}

const PERIODS = { month: '本月', quarter: '本季度', year: '今年' } as const
/** What a field of WeChat's message holds. */
const LONGEST = 20

function sentenceOf(open: readonly NormStanding[]): string {
  const norms = new Map(open.map(({ norm }) => [norm.id, norm]))
  const [first] = norms.values()
  const one = first ? `${first.title}：${PERIODS[first.parameters.per]}尚无记录` : ''
  return norms.size === 1 && one.length <= LONGEST ? one : `有 ${norms.size} 项快到时限尚无记录，方便时请看看`
}
