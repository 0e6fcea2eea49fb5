/** Decisions of a closed meeting in plain words: the count, what follows from it by rule, and what became of the plan item. */
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import type { OutcomeReason } from '../../../domain/meeting/decision'
import type { MeetingView } from '../../../services/meetings'
import { dayText } from '../../../text/dates'
import type { Tag } from '../meeting-text'

type DecisionLine = NonNullable<MeetingView['proceedings']>['decisions'][number]
type Plan = NonNullable<DecisionLine['plan']>

export interface DecisionRow {
  readonly title: string
  readonly tag: Tag
  readonly count: string
  readonly why: string
  readonly plan: { readonly entryId: string; readonly title: string; readonly note: string; readonly tag: Tag } | null
}

const OUTCOME_TAGS: Readonly<Record<OutcomeReason, Tag>> = {
  'enough-yes': { text: '通过', tone: 'good' },
  'not-enough-yes': { text: '未通过', tone: 'plain' },
  'no-quorum': { text: '到会不足，无效', tone: 'wait' },
}

export function decisionRow(decision: DecisionLine, today: CivilDate): DecisionRow {
  const { title, isMajor, votersDue, votersPresent, yes, no, abstain, why, plan } = decision
  const voters = `有表决权的应到 ${votersDue} 人，实到 ${votersPresent} 人`
  return {
    title: isMajor ? `${title}（重大事项）` : title,
    tag: OUTCOME_TAGS[why],
    count: `赞成 ${yes} 票，反对 ${no} 票，弃权 ${abstain} 票；${voters}。`,
    why: whyText(decision),
    plan: plan && planRow(plan, today),
  }
}

function whyText({ why, yesNeeded }: DecisionLine): string {
  const half = `应到会有表决权人数的半数（至少 ${yesNeeded} 票）`
  if (why === 'enough-yes') return `赞成超过${half}，通过。`
  return why === 'not-enough-yes' ? `赞成未超过${half}，未通过。` : '到会未达到规定人数，表决无效。'
}

function planRow({ entryId, title, ownerName, dueOn, state, concludedOn }: Plan, today: CivilDate) {
  const thisYear = yearOf(today)
  const note = `${ownerName ?? '（已不在名册）'}负责，${dayText(dueOn, thisYear)}前完成`
  return { entryId, title, note, tag: planTag(state, concludedOn, thisYear) }
}

function planTag(state: Plan['state'], concludedOn: CivilDate | null, thisYear: number): Tag {
  if (state === 'withdrawn') return { text: '已撤回', tone: 'plain' }
  return concludedOn === null
    ? { text: '办理中', tone: 'wait' }
    : { text: `${dayText(concludedOn, thisYear)}办结`, tone: 'good' }
}
