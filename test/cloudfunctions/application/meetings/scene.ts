/** A meeting of the small branch: today at 16:30, half an hour before NOW, nine members due. */
import type { OutputOf, ProcedureName, RequestOf } from '#contract'
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import { addMinutes, type Instant } from '#domain/time/instant'
import type { ClosedMeeting, Meeting } from '#domain/meeting/meeting'
import { meetingHandlers } from '../../../../cloudfunctions/application/meetings/meeting-handlers'
import {
  BRANCH,
  BUREAU,
  appointment,
  binding,
  branch,
  member,
  NOW,
  openOffice,
  span,
  type Office,
  type SceneStore,
} from '../../../builders/office'

export const TODAY = civilDate('2025-06-10')
export const NINE = [
  'clerk',
  'deputy',
  'member-1',
  'member-2',
  'member-3',
  'member-4',
  'member-5',
  'secretary',
  'treasurer',
]
export const PLAN: RequestOf<'meeting.convene'> = {
  branchId: BRANCH,
  organ: 'branch',
  kinds: ['general-meeting'],
  title: '六月支部党员大会',
  occurredOn: TODAY,
  startTime: '16:30',
  endTime: '18:00',
  place: '三楼会议室',
  form: 'discussion',
}

type AnyOffice = Office<SceneStore>

export function openScene(): Promise<Office> {
  return openOffice({ handlers: meetingHandlers })
}

/** The same over another store than one in memory. */
export function openSceneIn(store: SceneStore): Promise<AnyOffice> {
  return openOffice({ handlers: meetingHandlers, store })
}

/** The value of an answer that must not be a refusal. */
export async function done<P extends ProcedureName>(
  office: AnyOffice,
  procedure: P,
  input: RequestOf<P>,
  as = 'clerk',
  now: Instant = NOW,
): Promise<OutputOf<P>> {
  const answer = await office.call(procedure, input, as, { now })
  if (!answer.ok) throw new Error(`${procedure}: ${JSON.stringify(answer)}`)
  return answer.value
}

export async function convene(office: AnyOffice, plan: Partial<RequestOf<'meeting.convene'>> = {}, now = NOW) {
  const whole = { ...PLAN, ...plan }
  const { meetingId } = await done(office, 'meeting.convene', whole, 'clerk', now)
  return { branchId: whole.branchId, meetingId }
}

export async function stored(office: AnyOffice, meetingId: string): Promise<Meeting> {
  const meeting = await office.store.get('meetings', meetingId)
  if (!meeting) throw new Error(`no meeting ${meetingId}`)
  return meeting
}

/** The same of a meeting that must be closed. */
export async function storedClosed(office: AnyOffice, meetingId: string): Promise<ClosedMeeting> {
  const meeting = await stored(office, meetingId)
  if (meeting.state !== 'closed') throw new Error(`meeting ${meetingId} is ${meeting.state}`)
  return meeting
}

export async function shownCode(office: AnyOffice, at: { branchId: string; meetingId: string }, now = NOW) {
  return (await done(office, 'meeting.code', at, 'clerk', now)).code
}

export async function scan(office: AnyOffice, meetingId: string, as: string, now = NOW) {
  const { branchId } = await stored(office, meetingId)
  const code = await shownCode(office, { branchId, meetingId }, now)
  return office.call('meeting.checkIn', { meetingId, code }, as, { now })
}

/** The marks of a closed meeting, by member. */
export async function sheetMarks(office: AnyOffice, meetingId: string): Promise<Record<string, string>> {
  const { sheet } = await storedClosed(office, meetingId)
  return Object.fromEntries(sheet.map(({ memberId, mark }) => [memberId, mark]))
}

/** The clerk keeps the records of the bureau as well, of whose leading group these are members. */
export async function seedLeadingGroup({ store }: AnyOffice, ...memberIds: readonly string[]): Promise<void> {
  const members = memberIds.map((id) => appointment(id, 'leading-group-member', BUREAU))
  await store.seed('appointments', appointment('clerk', 'party-office', BUREAU), ...members)
}

/** Another branch of the same bureau, with one member who is bound, and one of another tree. */
export async function seedNeighbours({ store }: AnyOffice): Promise<void> {
  const far = branch({ _id: 'far', parentId: null, ancestorIds: [] })
  await store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部' }), far)
  const neighbour = member('neighbour', { spans: [span({ branchId: 'branch-2', cellId: null })] })
  const stranger = member('stranger', { spans: [span({ branchId: 'far', cellId: null })] })
  await store.seed('members', neighbour, stranger)
  await store.seed('bindings', binding('neighbour'), binding('stranger'))
}

/** Puts somebody on the branch's roll with other facts than the usual. */
export async function seedMember({ store }: AnyOffice, id: string, facts: Parameters<typeof span>[0]): Promise<void> {
  await store.seed('members', member(id, { spans: [span({ untilOn: FAR_FUTURE, ...facts })] }))
  await store.seed('bindings', binding(id))
}

export const later = (minutes: number) => addMinutes(NOW, minutes)
export { BRANCH, BUREAU, NOW }
