/**
 * Who is due at a meeting. While it is convened that follows the register: it is read anew whenever it matters, since
 * between convening and the day somebody may join the branch, leave it, or change the cell or the stage. Once the
 * meeting is closed (or cancelled) it is what was frozen then.
 */
import type { CivilDate } from '#domain/time/civil-date'
import { dueByRule, dueOn, type MeetingOrgan, isHeldByPost } from '#domain/meeting/due-roll'
import type { MemberId } from '#domain/people/identity'
import type { ConvenedMeeting, Meeting } from '#domain/meeting/meeting'
import type { Reader } from '../ports/store'
import { rollOn } from '../register/roll'

/** Those due by rule, from the register or the posts of that day. */
export async function ruledDue(organ: MeetingOrgan, day: CivilDate, store: Reader): Promise<MemberId[]> {
  const { members, appointments } = await registerOf(organ, day, store)
  return dueByRule(organ, day, members, appointments)
}

/** Those due at the meeting, by id. At most two queries; none for a meeting that is over. */
export async function dueIdsOf(meeting: Meeting, store: Reader): Promise<readonly MemberId[]> {
  return meeting.state === 'convened' ? dueAsPlanned(meeting, store) : meeting.dueIds
}

/** Those due by the register as it now stands, with the host's change. At most two queries. */
async function dueAsPlanned(
  meeting: MeetingOrgan & Pick<ConvenedMeeting, 'occurredOn' | 'dueChange'>,
  store: Reader,
): Promise<readonly MemberId[]> {
  const { occurredOn, dueChange } = meeting
  const added = dueChange?.added ?? []
  const [{ members, appointments }, others] = await Promise.all([
    registerOf(meeting, occurredOn, store),
    added.length ? store.findAll('members', { _id: { $in: added } }) : [],
  ])
  return dueOn(meeting, occurredOn, dueChange, [...members, ...others], appointments)
}

/** The meeting with those due as they now are. */
export async function withDue<M extends Meeting>(meeting: M, store: Reader): Promise<M> {
  return { ...meeting, dueIds: await dueIdsOf(meeting, store) }
}

type DuePart = MeetingOrgan & Pick<Meeting, 'state' | 'occurredOn' | 'dueChange' | 'dueIds'>

/** Whether the person is due at each of the meetings. Two queries for all of them, none where all are over. */
export async function dueAt(
  meetings: readonly DuePart[],
  memberId: MemberId,
  store: Reader,
): Promise<(meeting: DuePart) => boolean> {
  const isAsked = meetings.some(({ state }) => state === 'convened')
  const [member, appointments] = await Promise.all([
    isAsked ? store.get('members', memberId) : undefined,
    isAsked ? store.findAll('appointments', { memberId }) : [],
  ])
  const members = member ? [member] : []
  return (meeting) => {
    const { state, occurredOn, dueChange, dueIds } = meeting
    const due = state === 'convened' ? dueOn(meeting, occurredOn, dueChange, members, appointments) : dueIds
    return due.includes(memberId)
  }
}

/** What rules go by: the roll of that day, or for a committee or a leading group the posts. One query. */
export async function registerOf({ organ, branchId }: MeetingOrgan, day: CivilDate, store: Reader) {
  const isByPost = isHeldByPost(organ)
  const [members, appointments] = await Promise.all([
    isByPost ? [] : rollOn(store, branchId, day),
    isByPost ? store.findAll('appointments', { branchId, untilOn: { $gt: day } }) : [],
  ])
  return { members, appointments }
}
