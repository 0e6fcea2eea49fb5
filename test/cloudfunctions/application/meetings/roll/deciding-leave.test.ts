import type { RequestOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { addMinutes, instant } from '#domain/time/instant'
import type { Office } from '../../../../builders/office'
import { BRANCH, convene, done, later, NOW, openScene, PLAN, scan, seedNeighbours, storedClosed } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openScene()
  at = await convene(office, { hostId: 'member-3' })
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-1')
})
const decide = (grant: boolean, as = 'clerk', memberId = 'member-1') =>
  office.call('meeting.decideLeave', { ...at, memberId, grant }, as, { now: later(1) })
const closedLine = async () => {
  const { tally } = await done(office, 'meeting.close', at, 'clerk', later(60))
  expect(tally.present + tally.excused + tally.absent).toBe(tally.expected)
  return (await storedClosed(office, at.meetingId)).sheet.find(({ memberId }) => memberId === 'member-1')
}
const own = async () => (await done(office, 'meeting.get', at, 'member-1')).ownMark

describe('leave that was asked', () => {
  it('and not decided counts as excused, and the sheet says that nobody decided', async () => {
    expect(await own()).toMatchObject({ mark: 'excused', leave: 'asked' })
    expect(await closedLine()).toMatchObject({ mark: 'excused', leave: 'asked', reason: '因公出差' })
  })

  it('and granted is excused', async () => {
    expect(await decide(true)).toMatchObject({ ok: true, value: { mark: 'excused', leave: 'granted' } })
    expect(await own()).toMatchObject({ mark: 'excused', leave: 'granted' })
    expect(await closedLine()).toMatchObject({ mark: 'excused', leave: 'granted', reason: '因公出差', source: 'self' })
  })

  it('and not granted is absent for somebody who did not come', async () => {
    await decide(false)
    expect(await own()).toMatchObject({ mark: 'absent', leave: 'declined' })
    expect(await closedLine()).toMatchObject({ mark: 'absent', leave: 'declined', reason: '因公出差' })
  })

  it('and not granted is present for somebody who came after all', async () => {
    await decide(false)
    expect(await scan(office, at.meetingId, 'member-1', later(2))).toMatchObject({ ok: true })
    const line = await closedLine()
    expect(line).toMatchObject({ mark: 'present', source: 'scan' })
    expect(line).not.toHaveProperty('leave')
  })

  it('may be decided anew until the meeting is closed, and twice the same is once', async () => {
    await decide(false)
    await decide(true)
    expect(await decide(true)).toMatchObject({ ok: true, value: { leave: 'granted' } })
    const record = await office.store.get('attendance', `${at.meetingId}:member-1`)
    expect(record).toMatchObject({ leave: 'granted', markedBy: 'clerk', revision: 3 })
    expect(record?.earlier.map(({ leave, markedBy }) => [leave, markedBy])).toEqual([
      ['asked', 'member-1'],
      ['declined', 'clerk'],
    ])
    await closedLine()
    expect(await decide(false)).toMatchObject({ code: 'meeting-closed' })
  })

  it('is decided by who calls the roll as well', async () => {
    const call = (mark: 'excused' | 'absent') =>
      done(office, 'meeting.rollCall', { ...at, marks: [{ memberId: 'member-1', mark }] })
    await call('absent')
    expect(await own()).toMatchObject({ mark: 'absent', leave: 'declined' })
    await call('excused')
    expect(await own()).toMatchObject({ mark: 'excused', leave: 'granted' })
    expect(await closedLine()).toMatchObject({ reason: '因公出差' })
  })
})

describe('who decides', () => {
  it('is the host or who keeps the records', async () => {
    expect(await decide(true, 'member-3')).toMatchObject({ ok: true })
    expect(await decide(true, 'member-2')).toMatchObject({ code: 'not-permitted' })
    await seedNeighbours(office)
    expect(await decide(true, 'neighbour')).toMatchObject({ code: 'not-permitted' })
  })

  it('decides only where leave was asked', async () => {
    expect(await decide(true, 'clerk', 'member-2')).toMatchObject({ code: 'no-leave-asked', field: 'memberId' })
    await scan(office, at.meetingId, 'member-1')
    expect(await decide(false)).toMatchObject({ code: 'no-leave-asked' })
    expect(await own()).toMatchObject({ mark: 'present', leave: null })
  })
})

it('a correction settles leave that nobody decided', async () => {
  await closedLine()
  const marks = [{ memberId: 'member-1', mark: 'absent' as const }]
  await done(office, 'meeting.correct', { ...at, marks, reason: '支部未准假' }, 'clerk', later(70))
  const { sheet } = await storedClosed(office, at.meetingId)
  expect(sheet.find(({ memberId }) => memberId === 'member-1')).toMatchObject({
    mark: 'absent',
    leave: 'declined',
    reason: '因公出差',
  })
})

describe('leave asked for one day, once the meeting is moved to another', () => {
  const NEXT = civilDate('2025-06-11')
  const ON_NEXT = instant('2025-06-11T08:31:00.000Z')
  const { organ: _, ...plan } = { ...PLAN, hostId: 'member-3' }
  const move = (to: Partial<RequestOf<'meeting.change'>>, minutes = 2) =>
    done(office, 'meeting.change', { ...at, ...plan, ...to }, 'clerk', later(minutes))
  const seen = () => done(office, 'meeting.get', at, 'member-1')
  const record = () => office.store.get('attendance', `${at.meetingId}:member-1`)
  const askAgain = (minutes = 3) =>
    office.call('meeting.askLeave', { meetingId: at.meetingId, reason: '仍在出差' }, 'member-1', {
      now: later(minutes),
    })

  it.each([
    ['asked', () => Promise.resolve()],
    ['granted', () => decide(true)],
    ['declined', () => decide(false)],
  ])('counts no more: %s leave is nothing noted', async (_leave, before) => {
    await before()
    await move({ occurredOn: NEXT })
    expect(await seen()).toMatchObject({ ownMark: null, leaveLapsed: true })
    const { unmarked, excused, absent, people } = await done(office, 'meeting.live', at)
    expect({ unmarked, excused, absent }).toEqual({ unmarked: 9, excused: 0, absent: 0 })
    expect(people.find(({ memberId }) => memberId === 'member-1')).toMatchObject({ mark: null, leave: null })
    await done(office, 'meeting.close', at, 'clerk', ON_NEXT)
    const line = (await storedClosed(office, at.meetingId)).sheet.find(({ memberId }) => memberId === 'member-1')
    expect(line).toEqual({ memberId: 'member-1', mark: 'absent', source: null, markedAt: null, reason: null })
  })

  it('is the same for leave that the host noted beforehand, and for who was noted as absent', async () => {
    const mark = (memberId: string, said: 'excused' | 'absent') =>
      done(office, 'meeting.rollCall', { ...at, marks: [{ memberId, mark: said }] })
    await mark('member-2', 'excused')
    await mark('member-4', 'absent')
    await move({ occurredOn: NEXT })
    expect(await done(office, 'meeting.live', at)).toMatchObject({ unmarked: 9, excused: 0, absent: 0 })
    expect(await done(office, 'meeting.get', at, 'member-2')).toMatchObject({ ownMark: null, leaveLapsed: true })
    expect(await done(office, 'meeting.get', at, 'member-4')).toMatchObject({ ownMark: null, leaveLapsed: false })
  })

  it('may be asked for again, and what was asked before is kept', async () => {
    await move({ occurredOn: NEXT })
    expect(await askAgain()).toMatchObject({ ok: true, value: { mark: 'excused' } })
    expect(await seen()).toMatchObject({ ownMark: { mark: 'excused', leave: 'asked' }, leaveLapsed: false })
    expect(await record()).toMatchObject({
      reason: '仍在出差',
      markedAt: later(3),
      earlier: [{ mark: 'excused', leave: 'asked', reason: '因公出差', markedAt: NOW }],
    })
    expect(await askAgain(4)).toMatchObject({ code: 'already-recorded' })
  })

  it('is kept with its words where nobody notes anything after', async () => {
    await move({ occurredOn: NEXT })
    expect(await record()).toMatchObject({ mark: 'excused', leave: 'asked', reason: '因公出差', markedAt: NOW })
  })

  it('is nothing to be granted or not, nor granted by who notes them as excused', async () => {
    await move({ occurredOn: NEXT })
    expect(await decide(true)).toMatchObject({ code: 'no-leave-asked' })
    await done(
      office,
      'meeting.rollCall',
      { ...at, marks: [{ memberId: 'member-1', mark: 'excused' }] },
      'clerk',
      later(5),
    )
    const noted = await record()
    expect(noted).toMatchObject({ mark: 'excused', reason: null, earlier: [{ reason: '因公出差' }] })
    expect(noted).not.toHaveProperty('leave')
  })

  it('does not keep who comes from checking in', async () => {
    await move({ occurredOn: NEXT })
    expect(await scan(office, at.meetingId, 'member-1', ON_NEXT)).toMatchObject({
      ok: true,
      value: { mark: 'present' },
    })
    expect(await seen()).toMatchObject({ ownMark: { mark: 'present' }, leaveLapsed: false })
  })

  it('is the same for a check-in that slipped in beside the move: who comes on the day is in', async () => {
    await move({ occurredOn: NEXT })
    const slipped = { _id: `${at.meetingId}:member-2`, revision: 1, ...at, memberId: 'member-2', earlier: [] }
    const note = { mark: 'present', source: 'scan', markedAt: later(1), markedBy: 'member-2', reason: null } as const
    office.store.seed('attendance', { ...slipped, ...note })
    expect(await done(office, 'meeting.get', at, 'member-2')).toMatchObject({ ownMark: null, leaveLapsed: false })
    expect(await scan(office, at.meetingId, 'member-2', ON_NEXT)).toMatchObject({
      ok: true,
      value: { markedAt: ON_NEXT },
    })
    expect(await scan(office, at.meetingId, 'member-2', ON_NEXT)).toMatchObject({ code: 'already-recorded' })
  })

  it('does not come back when the meeting is moved back: people were told of the other day', async () => {
    await move({ occurredOn: NEXT })
    await move({}, 3)
    expect(await seen()).toMatchObject({ ownMark: null, leaveLapsed: true, originally: null })
  })

  it('stands where only the hour or the place is another', async () => {
    await move({ startTime: '18:00', endTime: '19:00' })
    await move({ startTime: '18:30', endTime: '19:00', place: '大厅' }, 3)
    expect(await seen()).toMatchObject({ ownMark: { mark: 'excused', leave: 'asked' }, leaveLapsed: false })
    expect(await askAgain(4)).toMatchObject({ code: 'already-recorded' })
  })

  it('is over for every meeting of a series that moves with it', async () => {
    const { meetings } = await done(office, 'meeting.convene', {
      ...PLAN,
      kinds: ['themed-party-day'],
      occurredOn: civilDate('2025-06-20'),
      repeat: { until: month('2025-07') },
    })
    const [first, second] = meetings.map(({ meetingId }) => ({ branchId: BRANCH, meetingId }))
    if (!first || !second) throw new Error('two were convened')
    await done(office, 'meeting.askLeave', { meetingId: second.meetingId, reason: '学习' }, 'member-1')
    const { organ: _organ, ...day } = PLAN
    const moved = { ...day, kinds: ['themed-party-day' as const], occurredOn: civilDate('2025-06-23') }
    const all = { ...first, ...moved, scope: 'this-and-following' as const }
    await done(office, 'meeting.change', all, 'clerk', addMinutes(NOW, 1))
    expect(await done(office, 'meeting.get', second, 'member-1')).toMatchObject({
      occurredOn: '2025-07-23',
      ownMark: null,
      leaveLapsed: true,
    })
  })
})
