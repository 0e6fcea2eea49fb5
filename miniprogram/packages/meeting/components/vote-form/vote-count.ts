/** What the votes that are being typed come to, by the domain's own rules, and how they are sent. */
import type { RequestOf } from '#contract'
import { countedVote, outcomeOf, type Ballot, type Decision } from '../../../../domain/meeting/decision'
import { kindByTitle, type DecisionKind } from '../../../../domain/meeting/decision-kind'
import type { OutcomeReason } from '../../../../domain/meeting/votes'
import { isCivilDate } from '../../../../domain/time/civil-date'
import { voteFaultText } from '../../vote-faults'
import type { Tag } from '../../meeting-text'

import {
  BLANK_VOTE,
  NO_COUNTS,
  type CandidateDraft,
  type CountsDraft,
  type PapersDraft,
  type PlanDraft,
  type QuorumNow,
  type VoteDraft,
  type Voters,
} from './vote-draft'

type SentBallot = NonNullable<RequestOf<'meeting.close'>['decisions']>[number]
type Plan = NonNullable<SentBallot['plan']>

export interface Verdict {
  readonly tag: Tag
  /** Why: the numbers it follows from. */
  readonly why: string
  /** Of an election with candidates: who of them is elected, in one line. */
  readonly elected: string
}

/** What was typed in several lines is one line of the record. */
function lineOf(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ')
}

/** A blank field is no votes. NaN where something else than a whole number was typed. */
function votesIn(text: string): number {
  const trimmed = text.trim()
  return /^\d{0,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN
}
const countsIn = ({ yes, no, abstain }: CountsDraft) => ({
  yes: votesIn(yes),
  no: votesIn(no),
  abstain: votesIn(abstain),
})

/** By whose rules it is counted: as somebody chose, else as the title says. */
export function kindOf({ kind, title }: Pick<VoteDraft, 'kind' | 'title'>, { kinds }: Voters): DecisionKind {
  return kind || kindByTitle(title, kinds)
}

/** The vote as the rules count it. What belongs to another kind was typed before and does not count. */
function ballotOf(draft: VoteDraft, voters: Voters): Ballot {
  const kind = kindOf(draft, voters)
  const { isMajor, written, papers, seats } = draft
  const candidates = kind === 'election' ? standing(draft) : []
  const counts = candidates.length > 0 ? { yes: 0, no: 0, abstain: 0 } : countsIn(draft)
  return {
    ...{ title: lineOf(draft.title), isMajor, ...counts },
    ...(kind === 'motion' ? {} : { kind }),
    ...(kind === 'admission' && written ? { written: countsIn(written) } : {}),
    ...(kind !== 'motion' && papers ? { papers: papersIn(papers) } : {}),
    ...(candidates.length > 0 && seats.trim() !== '' ? { seats: votesIn(seats) } : {}),
    ...(candidates.length > 0 ? { candidates } : {}),
  }
}

function standing({ candidates }: VoteDraft) {
  return candidates
    .filter(({ name }) => name.trim() !== '')
    .map((each) => ({ name: lineOf(each.name), ...countsIn(each) }))
}

/** With these names as candidates besides; whoever stands already is not added again. */
export function withCandidates(
  candidates: readonly CandidateDraft[],
  names: readonly string[],
): readonly CandidateDraft[] {
  const standingNow = candidates.filter(
    ({ name, ...votes }) => (name + votes.yes + votes.no + votes.abstain).trim() !== '',
  )
  const fresh = names.filter((name) => !standingNow.some((each) => each.name === name))
  return [...standingNow, ...fresh.map((name) => ({ name, ...NO_COUNTS }))]
}

function papersIn({ issued, returned, spoiled }: PapersDraft) {
  return { issued: votesIn(issued), returned: votesIn(returned), spoiled: votesIn(spoiled) }
}

function hasNumbers({ candidates, ...counts }: VoteDraft): boolean {
  const typed = ({ yes, no, abstain }: CountsDraft) => (yes + no + abstain).trim() !== ''
  return typed(counts) || candidates.some(typed)
}

/** What the count comes to by the rules of its kind; null while no vote was typed. */
export function verdictOf(draft: VoteDraft, voters: Voters): Verdict | null {
  if (!hasNumbers(draft)) return null
  const { quorum, kinds: _, ...voting } = voters
  const ballot = ballotOf(draft, voters)
  const counted = countedVote(ballot, { ...voting, hasQuorum: quorum?.isMet ?? true })
  if ('impossible' in counted)
    return { tag: { text: '请核对', tone: 'accent' }, why: voteFaultText(counted.impossible), elected: '' }
  const { decision } = counted
  const { why } = outcomeOf(decision)
  const elected = (decision.candidates ?? []).filter(({ isElected }) => isElected).map(({ name }) => name)
  return {
    tag: { text: resultOf(decision.kind === 'election', why, elected.length), tone: TONES[why] },
    why: whyOf(decision, why, quorum),
    elected: elected.join('、'),
  }
}

function resultOf(isElection: boolean, why: OutcomeReason, elected: number): string {
  if (why === 'no-quorum') return '到会不足，无效'
  if (why === 'more-returned-than-issued') return '选票不符，无效'
  if (elected > 0) return `当选 ${elected} 人`
  return `${why === 'enough-yes' ? '' : '未'}${isElection ? '当选' : '通过'}`
}

const TONES: Readonly<Record<OutcomeReason, Tag['tone']>> = {
  'enough-yes': 'good',
  'not-enough-yes': 'plain',
  'no-quorum': 'wait',
  'more-returned-than-issued': 'wait',
}

function whyOf(decision: Decision, why: OutcomeReason, quorum: QuorumNow): string {
  const {
    kind,
    votersDue,
    votersPresent,
    presentNeeded = 0,
    yes,
    candidates = [],
    seats = candidates.length,
  } = decision
  const { yesNeeded } = outcomeOf(decision)
  const isElection = kind === 'election'
  if (why === 'more-returned-than-issued') return '收回的选票多于发出的，选举无效，应当重新选举。'
  if (why === 'no-quorum')
    return quorum?.isMet === false
      ? `${quorum.text}${isElection ? '选举' : '表决'}无效。`
      : `应到 ${votersDue} 人，到会 ${votersPresent} 人，选举须有五分之四（至少 ${presentNeeded} 人）到会，选举无效。`
  if (!isElection) return `有表决权的应到 ${votersDue} 人，赞成 ${yesNeeded} 票才过半数；现有赞成 ${yes} 票。`
  const half = `实到 ${votersPresent} 人，赞成 ${yesNeeded} 票才过半数`
  if (candidates.length === 0) return `${half}；现有赞成 ${yes} 票。`
  const open = seats - candidates.filter(({ isElected }) => isElected).length
  return `${half}。${open > 0 ? `应选 ${seats} 人，还缺 ${open} 人，另行选举；得票相等不能确定的，重新投票。` : ''}`
}

export interface Ballots {
  readonly ballots: SentBallot[]
  /** Beside each the plan item it already has. */
  readonly itemIds: (string | null)[]
}

/** The votes to be sent, or what is still missing. Those left wholly blank are left out. */
export function ballotsOf(drafts: readonly VoteDraft[], voters: Voters): Ballots | { fault: string } {
  const [ballots, itemIds]: [SentBallot[], (string | null)[]] = [[], []]
  for (const [at, draft] of drafts.entries()) {
    const verdict = verdictOf(draft, voters)
    const title = lineOf(draft.title)
    if (title === '' && verdict === null) continue
    const which = `第 ${at + 1} 项表决`
    if (title === '') return { fault: `${which}还没有写事项。` }
    if (verdict === null) return { fault: `${which}还没有填票数。` }
    if (verdict.tag.tone === 'accent') return { fault: `${which}：${verdict.why}` }
    const nameless = draft.candidates.some((each) => each.name.trim() === '' && hasNumbers({ ...BLANK_VOTE, ...each }))
    if (nameless && kindOf(draft, voters) === 'election') return { fault: `${which}有一位候选人还没有写姓名。` }
    const planned = mayPlan(draft, verdict) && draft.plan ? planOf(draft.plan) : { plan: null }
    if ('fault' in planned) return { fault: `${which}列入计划，${planned.fault}` }
    ballots.push({ ...sentOf(draft, voters), ...planned })
    itemIds.push(draft.planEntryId || null)
  }
  return { ballots, itemIds }
}

/** As it is sent: the kind is the one that was shown. */
function sentOf(draft: VoteDraft, voters: Voters): Omit<SentBallot, 'plan'> {
  const { candidates, ...ballot } = ballotOf(draft, voters)
  return { ...ballot, kind: kindOf(draft, voters), ...(candidates ? { candidates: [...candidates] } : {}) }
}

/** Only what was decided is put on the plan, and only once. */
export function mayPlan({ planEntryId }: VoteDraft, verdict: Verdict | null): boolean {
  return verdict?.tag.tone === 'good' && !planEntryId
}

function planOf(draft: PlanDraft): { plan: Plan } | { fault: string } {
  const { ownerId, dueOn } = draft
  const title = lineOf(draft.title)
  if (title === '') return { fault: '还没有写做什么。' }
  if (ownerId === '') return { fault: '还没有选谁负责。' }
  return isCivilDate(dueOn) ? { plan: { title, ownerId, dueOn } } : { fault: '还没有选何时完成。' }
}
