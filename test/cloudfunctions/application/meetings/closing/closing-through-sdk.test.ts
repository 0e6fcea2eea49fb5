/** Planning, closing and what follows through the real SDK against the local cloud: all or nothing, and once. */
import { civilDate, month } from '#domain/time/civil-date'
import { openCloudStore, type CloudStore } from '../../../../builders/cloud-store'
import type { Office, SceneStore } from '../../../../builders/office'
import { closingSuite } from './closing-suite'
import { BRANCH, convene, done, later, NINE, openSceneIn, PLAN, scan } from '../scene'

let cloud: CloudStore
let office: Office<SceneStore>
beforeEach(async () => {
  cloud = await openCloudStore()
  office = await openSceneIn(cloud.store)
})
afterEach(() => cloud.close())

const DAYS = { ...PLAN, kinds: ['themed-party-day' as const], occurredOn: civilDate('2025-07-31') }
const present = NINE.map((memberId) => ({ memberId, mark: 'present' as const }))
const plan = { title: '整修活动室', ownerId: 'member-1', dueOn: civilDate('2025-09-30') }
const decisions = [{ title: '整修方案', yes: 9, no: 0, abstain: 0, plan }]

it('convenes a year of themed Party days in one commit, changes and cancels the rest of it', async () => {
  const { meetings } = await done(office, 'meeting.convene', { ...DAYS, repeat: { until: month('2026-06') } })
  expect(meetings).toHaveLength(12)
  const [, august = '', september = ''] = meetings.map(({ meetingId }) => meetingId)
  const { branchId: _, organ: __, ...planned } = DAYS
  const scope = 'this-and-following' as const
  const change = { branchId: BRANCH, meetingId: august, ...planned, occurredOn: civilDate('2025-08-30'), scope }
  expect(
    (await done(office, 'meeting.change', change)).meetings.map(({ occurredOn }) => occurredOn).slice(0, 7),
  ).toEqual(['2025-08-30', '2025-09-30', '2025-10-30', '2025-11-30', '2025-12-30', '2026-01-30', '2026-02-28'])
  await done(office, 'meeting.cancel', { branchId: BRANCH, meetingId: september, reason: '防汛', scope })
  expect(await office.store.count('meetings', { branchId: BRANCH, state: 'convened' })).toBe(2)
})

it('closes once when it is closed many times at once, and puts its decision on the plan once', async () => {
  const at = await convene(office)
  await done(office, 'meeting.rollCall', { ...at, marks: present })
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => office.call('meeting.close', { ...at, decisions }, 'clerk')),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('meeting-closed')
  const items = await office.store.findAll('ledger', { branchId: BRANCH, kind: 'plan-item' })
  expect(items).toMatchObject([{ meetingId: at.meetingId }])
  const { proceedings, quorum } = await done(office, 'meeting.get', at)
  expect(proceedings?.decisions).toMatchObject([{ plan: { entryId: items[0]?._id, state: 'confirmed' } }])
  expect(quorum).toEqual({ basis: 'general-meeting', due: 9, present: 9, needed: 5, isMet: true })
})

it('keeps late, leave and the sheet as they are decided', async () => {
  const at = await convene(office)
  await scan(office, at.meetingId, 'member-1')
  await done(office, 'meeting.rollCall', {
    ...at,
    marks: [{ memberId: 'member-1', mark: 'present', arrivedLate: true }],
  })
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-2')
  await done(office, 'meeting.decideLeave', { ...at, memberId: 'member-2', grant: false })
  await done(office, 'meeting.close', at, 'clerk', later(60))
  const { record } = await done(office, 'meeting.get', at)
  const lineOf = (id: string) => record?.sheet.find(({ memberId }) => memberId === id)
  expect(lineOf('member-1')).toMatchObject({ mark: 'present', source: 'scan', arrivedLate: true, leave: null })
  expect(lineOf('member-2')).toMatchObject({ mark: 'absent', leave: 'declined', reason: '因公出差' })
})

it('reads the calendar and the talks proposed', async () => {
  for (const day of ['2025-03-04', '2025-04-08', '2025-05-20'])
    await done(office, 'meeting.record', {
      ...DAYS,
      occurredOn: civilDate(day),
      marks: present.slice(1),
      lateReason: '会后一并录入',
    })
  const { norms } = await done(office, 'meeting.calendar', { branchId: BRANCH, year: 2025 })
  const days = norms.find(({ kind }) => kind === 'themed-party-day')?.periods.map(({ status }) => status)
  expect(days?.slice(0, 7)).toEqual(['no-record', 'no-record', 'met', 'met', 'met', 'open', 'upcoming'])
  const { people } = await done(office, 'meeting.talksProposed', { branchId: BRANCH }, 'secretary')
  expect(people.map(({ memberId, absences }) => [memberId, absences.length])).toEqual([['clerk', 3]])
})

describe('whatever happens in the register and at the meeting', () => closingSuite(openCloudStore, 5))
