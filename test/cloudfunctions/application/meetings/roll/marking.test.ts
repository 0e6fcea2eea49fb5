import { branch, member, type Office } from '../../../../builders/office'
import { BRANCH, convene, done, later, NOW, openScene, scan, seedNeighbours, sheetMarks } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openScene()
  await seedNeighbours(office)
  at = await convene(office)
})
const records = () => office.store.findAll('attendance', { meetingId: at.meetingId })
const recordOf = (memberId: string) => office.store.get('attendance', `${at.meetingId}:${memberId}`)
const call = (marks: { memberId: string; mark: string; reason?: string }[]) => ({ ...at, marks })

describe('asking for leave', () => {
  const ask = (as: string, now = NOW) =>
    office.call('meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, as, { now })

  it('is noted as excused with its reason', async () => {
    expect(await ask('member-1', later(-2000))).toMatchObject({ ok: true, value: { mark: 'excused' } })
    expect(await recordOf('member-1')).toMatchObject({ mark: 'excused', source: 'self', reason: '因公出差' })
  })

  it('is for those who are due', async () => {
    expect(await ask('neighbour')).toMatchObject({ code: 'not-due', field: 'meetingId' })
  })

  it('comes too late for whoever is marked already', async () => {
    await scan(office, at.meetingId, 'member-1')
    expect(await ask('member-1')).toMatchObject({ code: 'already-recorded', detail: { mark: 'present' } })
    await ask('member-2')
    expect(await ask('member-2', later(5))).toMatchObject({
      code: 'already-recorded',
      detail: { mark: 'excused', markedAt: NOW },
    })
  })

  it('does not keep anybody from coming after all', async () => {
    await ask('member-1')
    expect(await scan(office, at.meetingId, 'member-1', later(3))).toMatchObject({ ok: true })
    expect(await recordOf('member-1')).toMatchObject({
      revision: 2,
      mark: 'present',
      source: 'scan',
      markedAt: later(3),
      reason: null,
      earlier: [{ mark: 'excused', source: 'self', markedAt: NOW, markedBy: 'member-1', reason: '因公出差' }],
    })
  })

  it('can be changed by the roll-call', async () => {
    await ask('member-1')
    await done(office, 'meeting.rollCall', { ...at, marks: [{ memberId: 'member-1', mark: 'absent' }] })
    expect(await recordOf('member-1')).toMatchObject({ mark: 'absent', source: 'roll-call', markedBy: 'clerk' })
  })
})

describe.each([
  ['meeting.rollCall', 'roll-call'],
  ['meeting.paper', 'paper'],
] as const)('%s', (procedure, source) => {
  it('marks several people in one call', async () => {
    const marks = [
      { memberId: 'member-1', mark: 'present' as const },
      { memberId: 'member-2', mark: 'excused' as const, reason: '住院' },
      { memberId: 'member-3', mark: 'absent' as const },
      { memberId: 'office', mark: 'observer' as const },
    ]
    const answer = await done(office, procedure, { ...at, marks })
    expect(answer.marks).toEqual(marks.map(({ memberId, mark }) => ({ memberId, mark, markedAt: NOW })))
    expect(await recordOf('member-2')).toMatchObject({ mark: 'excused', source, reason: '住院', markedBy: 'clerk' })
    expect(await records()).toHaveLength(4)
  })

  it('reads somebody due as present and somebody else as observer', async () => {
    const marks = [
      { memberId: 'member-1', mark: 'observer' as const },
      { memberId: 'neighbour', mark: 'present' as const },
    ]
    expect((await done(office, procedure, { ...at, marks })).marks.map(({ mark }) => mark)).toEqual([
      'present',
      'observer',
    ])
  })

  it('leaves what already says the same, with its first time and way', async () => {
    await scan(office, at.meetingId, 'member-1')
    const marks = [{ memberId: 'member-1', mark: 'present' as const }]
    const answer = await done(office, procedure, { ...at, marks }, 'clerk', later(30))
    expect(answer.marks).toEqual([{ memberId: 'member-1', mark: 'present', markedAt: NOW }])
    expect(await recordOf('member-1')).toMatchObject({ revision: 1, source: 'scan' })
  })

  it('changes a mark and keeps what was noted before', async () => {
    await scan(office, at.meetingId, 'member-1')
    await done(office, procedure, { ...at, marks: [{ memberId: 'member-1', mark: 'absent' }] }, 'clerk', later(30))
    expect(await recordOf('member-1')).toMatchObject({
      mark: 'absent',
      source,
      markedAt: later(30),
      earlier: [{ mark: 'present', source: 'scan', markedAt: NOW }],
    })
  })

  it.each([
    ['somebody unknown', { memberId: 'nobody', mark: 'observer' }, 'no-such-member', 'marks.1.memberId', undefined],
    [
      'somebody from nowhere near',
      { memberId: 'stranger', mark: 'observer' },
      'not-on-roll',
      'marks.1.memberId',
      { name: '党员stranger', date: '2025-06-10' },
    ],
    [
      'leave of somebody not due',
      { memberId: 'office', mark: 'excused' },
      'not-due',
      'marks.1.mark',
      { name: '党员office', mark: 'excused' },
    ],
  ])('refuses %s and marks nobody', async (_, wrong, code, field, detail) => {
    const marks = [{ memberId: 'member-1', mark: 'present' }, wrong]
    expect(await office.callRaw(procedure, call(marks), 'clerk')).toMatchObject({
      code,
      field,
      ...(detail ? { detail } : {}),
    })
    expect(await records()).toEqual([])
  })

  it('refuses the same person twice', async () => {
    const twice = { memberId: 'member-1', mark: 'present' }
    expect(await office.callRaw(procedure, call([twice, twice]), 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'marks',
    })
  })

  it('takes an observer back who was none', async () => {
    await done(office, procedure, { ...at, marks: [{ memberId: 'office', mark: 'observer' }] })
    await done(office, procedure, { ...at, marks: [{ memberId: 'office', mark: 'absent' }] })
    await done(office, 'meeting.close', at)
    expect(await sheetMarks(office, at.meetingId)).not.toHaveProperty('office')
  })
})

describe('before people arrive', () => {
  const marks = (mark: 'present' | 'excused') => [{ memberId: 'member-1', mark }]

  it('the roll-call notes leave that was told, and nothing else', async () => {
    const send = (mark: 'present' | 'excused') =>
      office.call('meeting.rollCall', { ...at, marks: marks(mark) }, 'clerk', { now: later(-91) })
    expect(await send('excused')).toMatchObject({ ok: true })
    expect(await send('present')).toMatchObject({
      code: 'meeting-not-open',
      detail: { opensAt: '2025-06-10T07:30:00.000Z' },
    })
  })

  it('there is no paper list', async () => {
    const send = (minutes: number) =>
      office.call('meeting.paper', { ...at, marks: marks('present') }, 'clerk', { now: later(minutes) })
    expect(await send(-31)).toMatchObject({
      code: 'meeting-not-open',
      detail: { opensAt: '2025-06-10T08:30:00.000Z' },
    })
    expect(await send(-30)).toMatchObject({ ok: true })
  })
})

describe('the three ways of being there', () => {
  it('count the same', async () => {
    await scan(office, at.meetingId, 'member-1')
    await done(office, 'meeting.rollCall', { ...at, marks: [{ memberId: 'member-2', mark: 'present' }] })
    await done(office, 'meeting.paper', { ...at, marks: [{ memberId: 'member-3', mark: 'present' }] })
    const { tally } = await done(office, 'meeting.close', at)
    expect(tally).toMatchObject({ expected: 9, present: 3, excused: 0, absent: 6, observers: 0, rate: '33.3%' })
  })
})

describe('the host’s screen', () => {
  it('is told where what it shows is still so, and anew where a mark or the register has moved on', async () => {
    const ask = (since: string | null) => office.call('meeting.live', { ...at, since }, 'secretary')
    const shown = async () => (await done(office, 'meeting.live', at)).version
    const before = await shown()
    expect(await ask(before)).toMatchObject({ code: 'unchanged' })
    await scan(office, at.meetingId, 'member-1')
    expect(await ask(before)).toMatchObject({ ok: true, value: { present: 1 } })
    const marked = await shown()
    expect(await ask(marked)).toMatchObject({ code: 'unchanged' })
    // As the register is changed: with it the branch moves on.
    office.store.seed('members', member('newcomer'))
    office.store.seed('branches', branch({ revision: 2 }))
    expect(await ask(marked)).toMatchObject({ ok: true, value: { expected: 10 } })
  })

  it('shows everybody due, marked or not, by name, and who else is there', async () => {
    await scan(office, at.meetingId, 'member-1')
    await office.call('meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-2')
    await done(office, 'meeting.rollCall', {
      ...at,
      marks: [
        { memberId: 'member-3', mark: 'absent' },
        { memberId: 'office', mark: 'observer' },
      ],
    })
    const live = await done(office, 'meeting.live', at)
    expect(live).toMatchObject({ expected: 9, present: 1, excused: 1, absent: 1, unmarked: 6, observers: 1 })
    expect(live.people).toHaveLength(10)
    expect(live.people.map(({ name }) => name)).toEqual(
      live.people.map(({ name }) => name).toSorted((a, b) => String(a).localeCompare(String(b), 'zh-Hans-CN')),
    )
    expect(live.people.find(({ memberId }) => memberId === 'member-2')).toEqual({
      memberId: 'member-2',
      name: '党员member-2',
      isDue: true,
      mark: 'excused',
      source: 'self',
      markedAt: NOW,
      reason: '因公出差',
      arrivedLate: false,
      leftEarly: false,
      leave: 'asked',
    })
    expect(live.people.find(({ memberId }) => memberId === 'clerk')).toMatchObject({ mark: null, isDue: true })
  })
})

it('needs somebody who is bound to a member', async () => {
  const send = (procedure: string, input: object) => office.callRaw(procedure, input, 'wx-stranger-phone')
  expect(await send('meeting.askLeave', { meetingId: at.meetingId, reason: '出差' })).toMatchObject({
    code: 'not-bound',
  })
  expect(await send('meeting.list', { branchId: BRANCH })).toMatchObject({ code: 'not-bound' })
})
