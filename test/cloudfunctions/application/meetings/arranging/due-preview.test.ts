import { civilDate } from '#domain/time/civil-date'
import { appointment, branch, type Office } from '../../../../builders/office'
import { BRANCH, BUREAU, convene, done, NINE, openScene, PLAN, seedMember, storedClosed, TODAY } from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const asked = { branchId: BRANCH, organ: 'branch', occurredOn: TODAY } as const
const idsOf = (people: readonly { memberId: string }[]) => people.map(({ memberId }) => memberId).sort()

describe('who is due before a meeting is convened', () => {
  it('is who will be due once it is', async () => {
    const { people } = await done(office, 'meeting.due', asked)
    expect(idsOf(people)).toEqual(NINE)
    expect(people.every(({ byRule, isDue }) => byRule && isDue)).toBe(true)
    expect(await done(office, 'meeting.convene', PLAN)).toMatchObject({ expected: people.length })
  })

  it('comes by name', async () => {
    const { people } = await done(office, 'meeting.due', asked)
    const names = people.map(({ name }) => String(name))
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'zh-Hans-CN')))
  })

  it('follows the posts for the committee', async () => {
    const { people } = await done(office, 'meeting.due', { ...asked, organ: 'committee' })
    const { expected } = await done(office, 'meeting.convene', {
      ...PLAN,
      organ: 'committee',
      kinds: ['committee-meeting'],
    })
    expect(people).toHaveLength(expected)
    expect(people.length).toBeLessThan(NINE.length)
  })

  it('says that a probationary member attends without a vote', async () => {
    await seedMember(office, 'newcomer', { stage: 'probationary' })
    const { people } = await done(office, 'meeting.due', asked)
    expect(people.find(({ memberId }) => memberId === 'newcomer')).toMatchObject({ isDue: true, hasVote: false })
    expect(people.filter(({ hasVote }) => hasVote)).toHaveLength(NINE.length)
  })

  it('names a cell that is not there', async () => {
    const input = { ...asked, organ: 'cell', cellId: 'no-cell' } as const
    expect(await office.call('meeting.due', input, 'clerk')).toMatchObject({ code: 'no-such-cell', field: 'cellId' })
  })

  it('is for who keeps the records', async () => {
    expect(await office.call('meeting.due', asked, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })
})

describe('who is due at a meeting whose list was adjusted', () => {
  it('shows who was taken off, and keeps them off on another day', async () => {
    const due = { add: [], remove: ['deputy'], reason: '借调在外' }
    const { meetingId } = await convene(office, { due })
    for (const occurredOn of [TODAY, civilDate('2025-06-11')]) {
      const { people } = await done(office, 'meeting.due', { ...asked, occurredOn, meetingId })
      expect(people.find(({ memberId }) => memberId === 'deputy')).toMatchObject({
        byRule: true,
        isDue: false,
        // Taken off on no lawful ground.
        hasVote: true,
      })
      expect(people.filter(({ isDue }) => isDue)).toHaveLength(NINE.length - 1)
    }
  })

  it('shows who was added', async () => {
    const due = { add: ['member-1'], remove: [], reason: '扩大会议' }
    const { meetingId } = await convene(office, { organ: 'committee', kinds: ['committee-meeting'], due })
    const { people } = await done(office, 'meeting.due', { ...asked, organ: 'committee', meetingId })
    expect(people.find(({ memberId }) => memberId === 'member-1')).toMatchObject({ byRule: false, isDue: true })
  })
})

describe('who was due at a meeting that is closed', () => {
  it('is as it was then, with those who had a vote, whatever was entered in the register since', async () => {
    const due = { add: ['member-1'], remove: ['deputy'], reason: '扩大会议' }
    const { branchId, meetingId } = await convene(office, { organ: 'committee', kinds: ['committee-meeting'], due })
    const closing = { branchId, meetingId, withoutVote: ['treasurer'] }
    await done(office, 'meeting.close', closing)
    const ask = async () => {
      const { people } = await done(office, 'meeting.due', { ...asked, organ: 'committee', meetingId })
      return people.map(({ memberId, byRule, isDue, hasVote }) => [memberId, byRule, isDue, hasVote])
    }
    const before = await ask()
    expect(before.toSorted()).toEqual([
      ['deputy', true, false, true],
      ['member-1', false, true, true],
      ['secretary', true, true, true],
      ['treasurer', true, true, false],
    ])
    await seedMember(office, 'secretary', { stage: 'probationary' })
    await seedMember(office, 'member-1', { branchId: BUREAU })
    office.store.seed('appointments', appointment('member-2', 'publicity'), {
      ...appointment('treasurer', 'organization'),
      untilOn: TODAY,
    })
    expect(await ask()).toEqual(before)
  })

  it('is answered though its cell is dissolved as of an earlier day', async () => {
    const cell = { organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] } as const
    const { branchId, meetingId } = await convene(office, { ...cell, kinds: [...cell.kinds] })
    await done(office, 'meeting.close', { branchId, meetingId })
    office.store.seed('branches', branch({ cells: [] }))
    const { people } = await done(office, 'meeting.due', { ...asked, organ: 'cell', cellId: 'cell-1', meetingId })
    expect(idsOf(people.filter(({ hasVote }) => hasVote))).toEqual(NINE)
  })

  it('follows the register where a record of earlier days did not keep who had a vote', async () => {
    const at = await convene(office)
    await done(office, 'meeting.close', at)
    const { fullMemberIds: _, ...old } = await storedClosed(office, at.meetingId)
    office.store.seed('meetings', old)
    await seedMember(office, 'member-1', { stage: 'probationary' })
    const { people } = await done(office, 'meeting.due', { ...asked, meetingId: at.meetingId })
    expect(people.filter(({ isDue }) => isDue)).toHaveLength(NINE.length)
    expect(people.find(({ memberId }) => memberId === 'member-1')).toMatchObject({ isDue: true, hasVote: false })
  })
})
