import type { Ballot } from '../../../../domain/decision'
import { motionPasses, type MotionResult } from '../../../../domain/votes'
import type { Tag } from '../../meeting-text'

/** A vote as it is being typed. */
export interface VoteDraft {
  readonly title: string
  readonly isMajor: boolean
  readonly yes: string
  readonly no: string
  readonly abstain: string
}
export const BLANK_VOTE: VoteDraft = { title: '', isMajor: false, yes: '', no: '', abstain: '' }

/** Who could vote at the meeting: those due who have a vote, and those of them who were there. */
export interface Voters {
  readonly votersDue: number
  readonly votersPresent: number
}
export interface Verdict {
  readonly tag: Tag
  /** Why: the numbers it follows from. */
  readonly why: string
}

/** A blank field is no votes. NaN where something else than a whole number was typed. */
function votesIn(text: string): number {
  const trimmed = text.trim()
  return /^\d{0,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN
}

/** What the count comes to, by 支部工作条例第十二条; null while no vote was typed. */
export function verdictOf(draft: VoteDraft, voters: Voters): Verdict | null {
  if (draft.yes.trim() + draft.no.trim() + draft.abstain.trim() === '') return null
  const [yes, no, abstain] = [votesIn(draft.yes), votesIn(draft.no), votesIn(draft.abstain)]
  const result = motionPasses({ ...voters, yes, no, abstain })
  return { tag: tagOf(result), why: whyOf(result, yes) }
}

function tagOf({ valid, passes, reason }: MotionResult): Tag {
  if (valid) return { text: passes ? '通过' : '未通过', tone: passes ? 'good' : 'plain' }
  return reason === 'no-quorum' ? { text: '到会不足，无效', tone: 'wait' } : { text: '请核对', tone: 'accent' }
}

function whyOf({ reason, cast, votersPresent, votersDue, yesNeeded }: MotionResult, yes: number): string {
  const needed = `有表决权的应到 ${votersDue} 人，赞成 ${yesNeeded} 票才过半数`
  switch (reason) {
    case 'enough-yes':
    case 'not-enough-yes':
      return `${needed}；现有赞成 ${yes} 票。`
    case 'no-quorum':
      return `有表决权的应到 ${votersDue} 人，实到 ${votersPresent} 人，没有过半数，表决无效。`
    case 'more-votes-than-present':
      return `三项合计 ${cast} 票，多于有表决权的实到 ${votersPresent} 人。`
    case 'more-present-than-due':
      return `有表决权的实到 ${votersPresent} 人，多于应到 ${votersDue} 人，请核对名单。`
    case 'not-whole-numbers':
      return '票数请填写整数。'
  }
}

/** The votes to be sent, or what is still missing. Those left wholly blank are left out. */
export function ballotsOf(drafts: readonly VoteDraft[], voters: Voters): { ballots: Ballot[] } | { fault: string } {
  const ballots: Ballot[] = []
  for (const [at, draft] of drafts.entries()) {
    const verdict = verdictOf(draft, voters)
    const title = draft.title.trim()
    if (title === '' && verdict === null) continue
    const which = `第 ${at + 1} 项表决`
    if (title === '') return { fault: `${which}还没有写事项。` }
    if (verdict === null) return { fault: `${which}还没有填票数。` }
    if (verdict.tag.tone === 'accent') return { fault: `${which}：${verdict.why}` }
    const { isMajor } = draft
    ballots.push({ title, isMajor, yes: votesIn(draft.yes), no: votesIn(draft.no), abstain: votesIn(draft.abstain) })
  }
  return { ballots }
}
