/** Opinions as the committee reads them. */
import type { OutputOf } from '#contract'
import { isCommitteePost } from '../../../domain/people/appointment'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import type { Me } from '../../../services/session'
import { dayText } from '../../../text/dates'

export interface ReceivedRow {
  readonly feedbackId: string
  readonly text: string
  readonly from: string
}

export function receivedRows(items: OutputOf<'feedback.list'>['items'], today: CivilDate): ReceivedRow[] {
  return items.map(({ feedbackId, text, sentOn, byName }) => ({
    feedbackId,
    text,
    from: `${dayText(sentOn, yearOf(today))} · ${byName ?? '未署名'}`,
  }))
}

/** Whether the person sits on the committee of their own branch, which the opinions are addressed to. */
export function sitsOnCommittee(me: Extract<Me, { bound: true }>): boolean {
  return me.posts.some(({ branchId, post }) => branchId === me.branch?.branchId && isCommitteePost(post))
}
