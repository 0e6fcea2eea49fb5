/** The rules of convening a meeting in one file though it is long: all share the scene above them. */
import { appointment } from '../../../../builders/office'
import { civilDate } from '#domain/time/civil-date'
import { addMinutes } from '#domain/time/instant'
import type { Office } from '../../../../builders/office'
import {
  BRANCH,
  BUREAU,
  convene,
  done,
  later,
  NINE,
  NOW,
  openScene,
  PLAN,
  scan,
  seedLeadingGroup,
  seedMember,
  seedNeighbours,
  stored,
  TODAY,
} from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const nothingStored = async () => expect(await office.store.findAll('meetings', {})).toEqual([])

describe('convening', () => {
  it('stores a convened meeting with its hours in Beijing', async () => {
    const { meetingId } = await convene(office, { agenda: [{ title: '学习', isPartyBuilding: true }] })
    const meeting = await stored(office, meetingId)
    expect(meeting).toMatchObject({
      branchId: BRANCH,
      organ: 'branch',
      kinds: ['general-meeting'],
      state: 'convened',
      startsAt: '2025-06-10T08:30:00.000Z',
      endsAt: '2025-06-10T10:00:00.000Z',
      agenda: [{ title: '学习', isPartyBuilding: true }],
      recordedBy: 'clerk',
      recordedAt: NOW,
      isLateEntry: false,
    })
    for (const part of ['sheet', 'tally', 'minutes', 'closedAt', 'reason']) expect(meeting).not.toHaveProperty(part)
  })

  it('makes a repeated request one meeting', async () => {
    const again = { requestId: 'request-same' }
    const first = await office.call('meeting.convene', PLAN, 'clerk', again)
    expect(await office.call('meeting.convene', PLAN, 'clerk', again)).toEqual(first)
    expect(await office.store.count('meetings', {})).toBe(1)
  })

  it.each(['member-1', 'office'])('is not for %s, who does not keep the records', async (as) => {
    expect(await office.call('meeting.convene', PLAN, as)).toMatchObject({ ok: false, code: 'not-permitted' })
    await nothingStored()
  })

  it('takes a date of the past and marks it as a late entry after seven days', async () => {
    const on = async (day: string) => stored(office, (await convene(office, { occurredOn: civilDate(day) })).meetingId)
    expect((await on('2025-06-03')).isLateEntry).toBe(false)
    expect((await on('2025-06-02')).isLateEntry).toBe(true)
  })

  it.each([
    ['general-meeting', 'committee'],
    ['committee-meeting', 'branch'],
    ['cell-meeting', 'branch'],
    ['democratic-life-meeting', 'branch'],
    ['leading-group-session', 'committee'],
  ] as const)('refuses a %s of the organ %s', async (kind, organ) => {
    const kinds = ['collective-study', kind] as const
    expect(await office.call('meeting.convene', { ...PLAN, organ, kinds: [...kinds] }, 'clerk')).toMatchObject({
      code: 'kind-not-for-organ',
      field: 'kinds.1',
      detail: { kind, organ },
    })
    await nothingStored()
  })

  it.each([
    [BRANCH, '第一党支部', 'leading-group', '党组', ['collective-study'], { add: ['member-1'], reason: '党组成员' }],
    [BUREAU, '某区服务局', 'branch', '党支部', ['general-meeting'], null],
    [BUREAU, '某区服务局', 'committee', '支部委员会', ['committee-meeting'], null],
  ] as const)('refuses in %s, %s, what is of its no organ: %s', async (branchId, name, organ, said, kinds, due) => {
    await seedLeadingGroup(office, 'secretary')
    const refusal = { ok: false, code: 'organ-not-here', field: 'organ', detail: { organ: said, name } }
    const asked = { ...PLAN, branchId, organ, kinds, due }
    expect(await office.callRaw('meeting.convene', asked, 'clerk')).toMatchObject(refusal)
    expect(
      await office.callRaw('meeting.record', { ...asked, startTime: '09:00', endTime: '10:00', marks: [] }, 'clerk'),
    ).toMatchObject(refusal)
    expect(await office.callRaw('meeting.due', { branchId, organ, occurredOn: TODAY }, 'clerk')).toMatchObject(refusal)
    await nothingStored()
  })

  it('lets one date carry several kinds', async () => {
    const { meetingId } = await convene(office, { kinds: ['themed-party-day', 'party-lecture'], lecturer: 'secretary' })
    expect((await stored(office, meetingId)).kinds).toEqual(['themed-party-day', 'party-lecture'])
  })

  it.each([
    ['a repeated kind', { kinds: ['party-lecture', 'party-lecture'] }, 'kinds'],
    ['no kind', { kinds: [] }, 'kinds'],
    ['an end that is the start', { endTime: '16:30' }, 'endTime'],
    ['an end before the start', { endTime: '09:00' }, 'endTime'],
    ['a cell of the whole branch', { cellId: 'cell-1' }, 'cellId'],
    ['a cell meeting of no cell', { organ: 'cell', kinds: ['cell-meeting'] }, 'cellId'],
    ['a guest who is a member', { lecturer: 'guest', lecturerId: 'member-1' }, 'lecturerId'],
    ['a member lecturing as nobody', { lecturerId: 'member-1' }, 'lecturerId'],
    ['an adjustment of nobody', { due: { reason: '不知为何' } }, 'due'],
    ['an adjustment without a reason', { due: { add: ['member-1'], reason: '' } }, 'due.reason'],
    ['a state', { state: 'closed' }, 'state'],
  ])('refuses %s', async (_, wrong, field) => {
    expect(await office.callRaw('meeting.convene', { ...PLAN, ...wrong }, 'clerk')).toMatchObject({
      code: 'bad-input',
      field,
    })
    await nothingStored()
  })

  it('refuses a cell that was not there that day', async () => {
    const cell = { ...PLAN, organ: 'cell', kinds: ['cell-meeting'] } as const
    const call = (more: object) => office.callRaw('meeting.convene', { ...cell, ...more }, 'clerk')
    expect(await call({ cellId: 'cell-9' })).toMatchObject({ code: 'no-such-cell', field: 'cellId' })
    expect(await call({ cellId: 'cell-1', occurredOn: '2015-06-30' })).toMatchObject({
      code: 'no-such-cell',
      detail: { date: '2015-06-30' },
    })
  })

  it('names a host and a lecturer within the bureau, and nobody from nowhere', async () => {
    await seedNeighbours(office)
    const call = (more: object) => office.callRaw('meeting.convene', { ...PLAN, ...more }, 'clerk')
    expect(await call({ hostId: 'nobody' })).toMatchObject({ code: 'no-such-member', field: 'hostId' })
    expect(await call({ lecturer: 'member', lecturerId: 'stranger' })).toMatchObject({
      code: 'not-on-roll',
      field: 'lecturerId',
      detail: { name: '党员stranger', date: TODAY },
    })
    expect(await call({ hostId: 'office', lecturer: 'member', lecturerId: 'neighbour' })).toMatchObject({ ok: true })
  })
})

describe('who is due', () => {
  const dueOf = async (plan: Parameters<typeof convene>[1]) =>
    (await stored(office, (await convene(office, plan)).meetingId)).dueIds

  it('at a meeting of the branch are the probationary and full members on its roll that day', async () => {
    await seedMember(office, 'probationer', { stage: 'probationary' })
    await seedMember(office, 'activist', { stage: 'activist' })
    await seedMember(office, 'left', { untilOn: TODAY })
    await seedMember(office, 'joins-later', { fromOn: civilDate('2025-06-11') })
    expect(await dueOf({})).toEqual([...NINE, 'probationer'].sort())
    expect(await dueOf({ occurredOn: civilDate('2025-06-09') })).toEqual([...NINE, 'left', 'probationer'].sort())
  })

  it('at a committee meeting are the holders of its posts that day', async () => {
    const plan = { organ: 'committee', kinds: ['committee-meeting'] } as const
    expect(await dueOf({ ...plan, kinds: [...plan.kinds] })).toEqual(['deputy', 'secretary', 'treasurer'])
  })

  it('at a cell meeting are the members of that cell', async () => {
    for (const id of NINE.slice(2)) await seedMember(office, id, { cellId: null })
    expect(await dueOf({ organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] })).toEqual(['clerk', 'deputy'])
  })

  it('at a session of the bureau’s leading group are the holders of its posts, though they belong to branches', async () => {
    await seedMember(office, 'member-3', { isLeadingCadre: true })
    office.store.seed('appointments', appointment('member-2', 'leading-group-member', BUREAU))
    office.store.seed('appointments', appointment('secretary', 'deputy-secretary', BUREAU))
    const asked = { ...PLAN, branchId: BUREAU, organ: 'leading-group', kinds: ['leading-group-session'] } as const
    const answer = await office.call('meeting.convene', { ...asked, kinds: [...asked.kinds], hostId: null }, 'office')
    if (!answer.ok) throw new Error(answer.code)
    expect((await stored(office, answer.value.meetingId)).dueIds).toEqual(['member-2', 'secretary'])
  })

  it('must be somebody', async () => {
    const organ = { organ: 'leading-group' as const, kinds: ['leading-group-session' as const] }
    expect(await office.call('meeting.convene', { ...PLAN, ...organ, branchId: BUREAU }, 'office')).toMatchObject({
      code: 'nobody-due',
      field: 'organ',
      detail: { organ: 'leading-group', date: TODAY },
    })
    await nothingStored()
  })

  it('can be adjusted with a reason, which is kept', async () => {
    const due = { add: ['member-4'], remove: ['deputy'], reason: '扩大会议，副书记在外学习' }
    const { meetingId } = await convene(office, { organ: 'committee', kinds: ['committee-meeting'], due })
    const meeting = await stored(office, meetingId)
    expect(meeting.dueIds).toEqual(['member-4', 'secretary', 'treasurer'])
    expect(meeting.dueChange).toEqual({ added: ['member-4'], removed: ['deputy'], reason: due.reason })
  })

  it('are Party members of the branch; of a leading group, of the bureau', async () => {
    await seedNeighbours(office)
    await seedMember(office, 'activist', { stage: 'activist' })
    await seedLeadingGroup(office, 'deputy', 'secretary')
    const call = (add: string, organ: 'branch' | 'leading-group') =>
      office.call(
        'meeting.convene',
        {
          ...PLAN,
          ...(organ === 'branch' ? {} : { branchId: BUREAU }),
          organ,
          kinds: [organ === 'branch' ? 'general-meeting' : 'leading-group-session'],
          due: { add: [add], reason: '临时增加' },
        },
        'clerk',
      )
    expect(await call('activist', 'branch')).toMatchObject({ code: 'not-on-roll', field: 'due.add.0' })
    expect(await call('neighbour', 'branch')).toMatchObject({
      code: 'not-on-roll',
      detail: { name: '党员neighbour', date: TODAY },
    })
    expect(await call('stranger', 'leading-group')).toMatchObject({ code: 'not-on-roll', field: 'due.add.0' })
    expect(await call('nobody', 'branch')).toMatchObject({ code: 'no-such-member', field: 'due.add.0' })
    await nothingStored()
    expect(await call('neighbour', 'leading-group')).toMatchObject({ ok: true, value: { expected: 3 } })
  })

  it('cannot lose somebody who was not due', async () => {
    const due = { remove: ['member-1', 'office'], reason: '不在本支部' }
    expect(await office.call('meeting.convene', { ...PLAN, due }, 'clerk')).toMatchObject({
      code: 'not-due',
      field: 'due.remove.1',
    })
  })
})

describe('changing', () => {
  const { organ: _, branchId: __, ...plan } = PLAN

  it('writes the plan anew and asks the register of the new day', async () => {
    await seedMember(office, 'joins-later', { fromOn: civilDate('2025-06-11') })
    const at = await convene(office)
    const changed = { ...at, ...plan, occurredOn: civilDate('2025-06-12'), title: '改期的大会' }
    expect(await done(office, 'meeting.change', changed)).toMatchObject({ expected: 10 })
    expect(await stored(office, at.meetingId)).toMatchObject({
      revision: 2,
      title: '改期的大会',
      startsAt: '2025-06-12T08:30:00.000Z',
      dueIds: [...NINE, 'joins-later'].sort(),
      state: 'convened',
    })
  })

  it('keeps the hour and the place it was moved from, and nothing of other changes', async () => {
    const at = await convene(office)
    await done(office, 'meeting.change', { ...at, ...plan, title: '大会' }, 'clerk', later(1))
    expect((await stored(office, at.meetingId)).earlierPlans).toEqual([])
    await done(office, 'meeting.change', { ...at, ...plan, startTime: '17:30' }, 'clerk', later(2))
    await done(office, 'meeting.change', { ...at, ...plan, startTime: '17:30', place: '大厅' }, 'clerk', later(3))
    expect((await stored(office, at.meetingId)).earlierPlans).toEqual([
      { startsAt: '2025-06-10T08:30:00.000Z', place: '三楼会议室', until: later(2) },
      { startsAt: '2025-06-10T09:30:00.000Z', place: '三楼会议室', until: later(3) },
    ])
  })

  it('keeps to kinds that suit the organ', async () => {
    const at = await convene(office)
    expect(await office.call('meeting.change', { ...at, ...plan, kinds: ['cell-meeting'] }, 'clerk')).toMatchObject({
      code: 'kind-not-for-organ',
    })
  })

  it('does not move to another day a meeting at which somebody is present', async () => {
    const at = await convene(office)
    await scan(office, at.meetingId, 'member-1')
    const call = (more: object) => office.callRaw('meeting.change', { ...at, ...plan, ...more }, 'clerk')
    expect(await call({ occurredOn: '2025-06-11' })).toMatchObject({
      code: 'records-exist',
      field: 'occurredOn',
      detail: { date: TODAY },
    })
    expect(await call({ endTime: '18:30' })).toMatchObject({ ok: true })
  })
})

describe('cancelling', () => {
  it('keeps the meeting with the reason', async () => {
    const at = await convene(office)
    expect(await done(office, 'meeting.cancel', { ...at, reason: '临时任务' })).toMatchObject({ state: 'cancelled' })
    const kept = { state: 'cancelled', reason: '临时任务', cancelledAt: NOW }
    expect(await stored(office, at.meetingId)).toMatchObject(kept)
  })
})

describe('a meeting that is over', () => {
  const { organ: _, branchId: __, ...plan } = PLAN
  const acts = (at: { branchId: string; meetingId: string }): [string, object][] => [
    ['meeting.change', { ...at, ...plan }],
    ['meeting.cancel', { ...at, reason: '不开了' }],
    ['meeting.code', at],
    ['meeting.checkIn', { meetingId: at.meetingId, code: '00000000' }],
    ['meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }],
    ['meeting.rollCall', { ...at, marks: [{ memberId: 'member-1', mark: 'present' }] }],
    ['meeting.paper', { ...at, marks: [{ memberId: 'member-1', mark: 'present' }] }],
    ['meeting.live', at],
    ['meeting.close', at],
  ]

  it.each(['closed', 'cancelled'] as const)('and %s takes nothing more', async (state) => {
    const at = await convene(office)
    if (state === 'closed') await done(office, 'meeting.close', at)
    else await done(office, 'meeting.cancel', { ...at, reason: '临时任务' })
    const before = await stored(office, at.meetingId)
    for (const [procedure, input] of acts(at))
      expect([procedure, await office.callRaw(procedure, input, 'clerk')]).toMatchObject([
        procedure,
        { code: `meeting-${state}`, field: 'meetingId' },
      ])
    expect(await stored(office, at.meetingId)).toEqual(before)
    expect(await office.store.findAll('attendance', {})).toEqual([])
  })

  it('or that belongs to another branch is none here', async () => {
    const at = await convene(office)
    for (const [procedure, input] of acts({ ...at, branchId: BUREAU }).filter(([, input]) => 'branchId' in input))
      expect([procedure, await office.callRaw(procedure, input, 'office')]).toMatchObject([
        procedure,
        { code: 'no-such-meeting', field: 'meetingId' },
      ])
  })
})

it('opens an hour before the start and shuts four hours after the end', async () => {
  const at = await convene(office)
  const code = (minutes: number) => office.call('meeting.code', at, 'clerk', { now: later(minutes) })
  const [opensAt, closesAt] = ['2025-06-10T07:30:00.000Z', '2025-06-10T14:00:00.000Z']
  // NOW is 17:00 in Beijing: the doors open at 15:30 and shut at 22:00.
  expect(await code(-91)).toMatchObject({ code: 'meeting-not-open', detail: { opensAt, closesAt } })
  expect(await code(-90)).toMatchObject({ ok: true, value: { opensAt, closesAt } })
  expect(await code(299)).toMatchObject({ ok: true })
  expect(await office.call('meeting.code', at, 'clerk', { now: addMinutes(NOW, 300) })).toMatchObject({
    code: 'meeting-not-open',
  })
})
