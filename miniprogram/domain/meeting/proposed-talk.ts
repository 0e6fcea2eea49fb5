/**
 * With whom a talk (谈心谈话) is proposed: Party members who were absent without leave several times within half a year.
 *
 * The times are the branch's threshold (three by default; local, no national text: 党章 art. 9 speaks of six months, and
 * care comes earlier). Half a year is 183 days. Meetings of the branch and of its cells count, by whatever kind, since each
 * is the member's organizational life; committee and leading group are duties of a post. Leave asked and not declined is
 * no absence, and two meetings of one day are one. Nothing follows but the proposal; it is gone once a talk is recorded on the day of the last absence or
 * later. Names are in the order of names, for the secretary alone: no counts beside one another, never in a report.
 */
import type { CivilDate } from '../time/civil-date'
import type { MemberId } from '../people/identity'
import type { MeetingKind } from './meeting-kinds'

export const LOOKED_BACK_DAYS = 183
/** Ledger kinds that are a talk with somebody: 谈心谈话, 党费提醒谈话. */
export const TALK_KINDS = ['heart-to-heart-talk', 'dues-reminder-talk'] as const

export interface Absence {
  readonly memberId: MemberId
  readonly meetingId: string
  readonly title: string
  readonly kinds: MeetingKind[]
  readonly occurredOn: CivilDate
}
export interface Talk {
  readonly memberId: MemberId
  readonly occurredOn: CivilDate
}
export interface ProposedTalk {
  readonly memberId: MemberId
  /** The earliest first. */
  readonly absences: readonly Absence[]
}

/**
 * @param absences without leave, of the time looked at.
 * @param talks with members, of the same time.
 */
export function proposedTalks(absences: readonly Absence[], talks: readonly Talk[], atLeast: number): ProposedTalk[] {
  const members = [...new Set(absences.map(({ memberId }) => memberId))].sort()
  return members.flatMap((memberId) => {
    const own = absences.filter((each) => each.memberId === memberId)
    const inOrder = [...own].sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1))
    const last = inOrder[inOrder.length - 1]
    const days = new Set(inOrder.map(({ occurredOn }) => occurredOn))
    if (!last || days.size < atLeast) return []
    const isTalkedWith = talks.some((talk) => talk.memberId === memberId && talk.occurredOn >= last.occurredOn)
    return isTalkedWith ? [] : [{ memberId, absences: inOrder }]
  })
}
