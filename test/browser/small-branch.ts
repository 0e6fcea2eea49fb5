/**
 * The branch that the journeys begin with: eight people, one meeting recorded three days ago and one open today. It is
 * entered once before all tests on phones; each then has a copy of it.
 */
import { addDays, yearOf, type CivilDate } from '#domain/time/civil-date'
import { beijingDate, instantFromMillis } from '#domain/time/instant'
import type { Client } from '../../local/demo/client'
import type { PersonKey } from '../../local/demo/demo-people'
import type { DemoYear } from '../../local/demo/demo-year'
import { enterSetup } from '../../local/demo/enter-setup'
import { memberIdOf, openIdOf } from '../../local/demo/scene'
import { demoYear } from '../../local/demo/year'

export const SECRETARY: PersonKey = 'p01'
export const DEPUTY: PersonKey = 'p02'
export const TREASURER: PersonKey = 'p03'
export const MEMBER: PersonKey = 'p14'
/** On the register, without a phone that the branch knows. */
export const NEWCOMER: PersonKey = 'p13'
const PEOPLE: readonly PersonKey[] = [SECRETARY, DEPUTY, TREASURER, 'p04', 'p05', 'p06', NEWCOMER, MEMBER]

/** The title of the meeting that is held all through today. */
export const OPEN_MEETING = '今天的支部党员大会'

/** What stands in the cloud, as plain data. */
export interface SmallBranch {
  readonly branchId: string
  readonly today: CivilDate
  readonly openMeetingId: string
  readonly memberIds: Readonly<Record<PersonKey, string>>
}

/** Enters it into an empty cloud. */
export async function enterSmallBranch(client: Client, setupCode: string): Promise<SmallBranch> {
  const today = beijingDate(instantFromMillis(Date.now()))
  const { branch: scene } = await enterSetup(client, smallYear(today), setupCode, { done: () => undefined })
  const { branchId } = scene
  const secretary = client.as(openIdOf(scene.year, SECRETARY))
  const marks = PEOPLE.map((key) => ({ memberId: memberIdOf(scene, key), mark: 'present' as const }))
  const closed = {
    minutes: '学习了近期的文件。',
    decisions: [],
    withoutVote: [],
    problemsRaised: 0,
    problemsRectified: 0,
  }
  const before = { ...planOf('前几天的支部党员大会', addDays(today, -3)), ...closed, marks, lateReason: null }
  await secretary.call('meeting.record', { branchId, ...before, source: 'roll-call' })
  const { meetingId } = await secretary.call('meeting.convene', { branchId, ...planOf(OPEN_MEETING, today) })
  return { branchId, today, openMeetingId: meetingId, memberIds: Object.fromEntries(scene.memberIds) }
}

const agendaOf = (occurredOn: CivilDate) => [
  { title: '学习近期的文件', isPartyBuilding: true },
  { title: `审议书记${yearOf(occurredOn)}年度述职报告`, isPartyBuilding: true },
]

function planOf(title: string, occurredOn: CivilDate) {
  return {
    ...{ organ: 'branch' as const, cellId: null, kinds: ['general-meeting' as const], title, occurredOn },
    ...{ startTime: '00:00', endTime: '23:59', place: '三楼会议室', hostId: null, form: 'discussion' as const },
    ...{ agenda: agendaOf(occurredOn), lecturer: null, lecturerId: null },
    studyMinutes: 0,
  }
}

/** The demo year's branch with eight of its people, and nothing that they did. */
export function smallYear(today: CivilDate): DemoYear {
  const whole = demoYear({ seed: 1, year: yearOf(today) })
  const isHere = (key: PersonKey) => PEOPLE.includes(key)
  return {
    ...whole,
    people: whole.people.filter(({ key }) => isHere(key)),
    posts: whole.posts.filter(({ person }) => isHere(person)),
    bureau: { ...whole.bureau, posts: [] },
    others: [],
    users: whole.users.filter(({ person }) => person === 'office' || (isHere(person) && person !== NEWCOMER)),
  }
}
