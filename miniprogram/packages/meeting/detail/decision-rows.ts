/** Decisions of a closed meeting in plain words: the count, what follows from it by rule, and what became of the plan item. */
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import type { OutcomeReason } from '../../../domain/meeting/votes'
import type { MeetingView } from '../../../services/meetings'
import { dayText } from '../../../text/dates'
import type { Tag } from '../meeting-text'

type DecisionLine = NonNullable<MeetingView['proceedings']>['decisions'][number]
type Plan = NonNullable<DecisionLine['plan']>

export interface DecisionRow {
  readonly title: string
  readonly tag: Tag
  readonly count: string
  /** The ballots; empty where they were not counted. */
  readonly papers: string
  readonly candidates: readonly string[]
  readonly why: string
  readonly plan: { readonly entryId: string; readonly title: string; readonly note: string; readonly tag: Tag } | null
}

const TONES: Readonly<Record<OutcomeReason, Tag['tone']>> = {
  'enough-yes': 'good',
  'not-enough-yes': 'plain',
  'no-quorum': 'wait',
  'more-returned-than-issued': 'wait',
}

export function decisionRow({ title, isMajor, why, words, plan }: DecisionLine, today: CivilDate): DecisionRow {
  const { result, ...said } = words
  return {
    title: isMajor ? `${title}（重大事项）` : title,
    tag: { text: result, tone: TONES[why] },
    ...said,
    plan: plan && planRow(plan, today),
  }
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
