import type { RequestOf } from '#contract'
import { isCivilDate } from '../../../../domain/time/civil-date'
import { motionPasses, type MotionResult } from '../../../../domain/meeting/votes'
import type { Tag } from '../../meeting-text'

type Ballot = NonNullable<RequestOf<'meeting.close'>['decisions']>[number]
type Plan = NonNullable<Ballot['plan']>

/** What a decision puts on the plan, as it is being typed: what, who, by when. */
export interface PlanDraft {
  readonly title: string
  readonly ownerId: string
  readonly dueOn: string
}
/** A vote as it is being typed. */
export interface VoteDraft {
  readonly title: string
  readonly isMajor: boolean
  readonly yes: string
  readonly no: string
  readonly abstain: string
  /** Null where it is not to be put on the plan. */
  readonly plan: PlanDraft | null
  /** The plan item it already has; empty where it has none. */
  readonly planEntryId: string
}
export const BLANK_VOTE: VoteDraft = {
  title: '',
  isMajor: false,
  yes: '',
  no: '',
  abstain: '',
  plan: null,
  planEntryId: '',
}

/** Whether there are enough people to decide, by which rule and numbers; null where no rule asks. */
export type QuorumNow = { readonly text: string; readonly isMet: boolean } | null

/** Who could vote at the meeting: those due who have a vote, those of them who were there, and whether that is enough. */
export interface Voters {
  readonly votersDue: number
  readonly votersPresent: number
  readonly quorum: QuorumNow
}
export interface Verdict {
  readonly tag: Tag
  /** Why: the numbers it follows from. */
  readonly why: string
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

/** What the count comes to, by 支部工作条例第十一条; null while no vote was typed. */
export function verdictOf(draft: VoteDraft, voters: Voters): Verdict | null {
  if (draft.yes.trim() + draft.no.trim() + draft.abstain.trim() === '') return null
  const [yes, no, abstain] = [votesIn(draft.yes), votesIn(draft.no), votesIn(draft.abstain)]
  const { quorum, ...counts } = voters
  const result = motionPasses({ ...counts, hasQuorum: quorum?.isMet ?? true, yes, no, abstain })
  return { tag: tagOf(result), why: whyOf(result, yes, quorum) }
}

function tagOf({ valid, passes, reason }: MotionResult): Tag {
  if (valid) return { text: passes ? '通过' : '未通过', tone: passes ? 'good' : 'plain' }
  return reason === 'no-quorum' ? { text: '到会不足，无效', tone: 'wait' } : { text: '请核对', tone: 'accent' }
}

function whyOf(result: MotionResult, yes: number, quorum: QuorumNow): string {
  const { reason, cast, votersPresent, votersDue, yesNeeded } = result
  const needed = `有表决权的应到 ${votersDue} 人，赞成 ${yesNeeded} 票才过半数`
  switch (reason) {
    case 'enough-yes':
    case 'not-enough-yes':
      return `${needed}；现有赞成 ${yes} 票。`
    case 'no-quorum':
      return `${quorum?.text ?? ''}表决无效。`
    case 'more-votes-than-present':
      return `三项合计 ${cast} 票，多于有表决权的实到 ${votersPresent} 人。`
    case 'more-present-than-due':
      return `有表决权的实到 ${votersPresent} 人，多于应到 ${votersDue} 人，请核对名单。`
    case 'not-whole-numbers':
      return '票数请填写整数。'
  }
}

export interface Ballots {
  readonly ballots: Ballot[]
  /** Beside each the plan item it already has. */
  readonly itemIds: (string | null)[]
}

/** The votes to be sent, or what is still missing. Those left wholly blank are left out. */
export function ballotsOf(drafts: readonly VoteDraft[], voters: Voters): Ballots | { fault: string } {
  const [ballots, itemIds]: [Ballot[], (string | null)[]] = [[], []]
  for (const [at, draft] of drafts.entries()) {
    const verdict = verdictOf(draft, voters)
    const title = lineOf(draft.title)
    if (title === '' && verdict === null) continue
    const which = `第 ${at + 1} 项表决`
    if (title === '') return { fault: `${which}还没有写事项。` }
    if (verdict === null) return { fault: `${which}还没有填票数。` }
    if (verdict.tag.tone === 'accent') return { fault: `${which}：${verdict.why}` }
    const planned = mayPlan(draft, verdict) && draft.plan ? planOf(draft.plan) : { plan: null }
    if ('fault' in planned) return { fault: `${which}列入计划，${planned.fault}` }
    const { isMajor } = draft
    const votes = { yes: votesIn(draft.yes), no: votesIn(draft.no), abstain: votesIn(draft.abstain) }
    ballots.push({ title, isMajor, ...votes, ...planned })
    itemIds.push(draft.planEntryId || null)
  }
  return { ballots, itemIds }
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
