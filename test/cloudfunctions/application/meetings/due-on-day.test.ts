import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import { addMinutes } from '#domain/time/instant'
import type { MemberSpan } from '#domain/people/member-history'
import { appointment, member, span, type Office } from '../../../builders/office'
import { convene, done, NINE, NOW, openScene, PLAN, seedMember, seedNeighbours, sheetMarks, stored } from './scene'

/** Convened on the tenth for the twelfth; closed on the twelfth an hour after the start. */
const DAY = civilDate('2025-06-12')
const BETWEEN = civilDate('2025-06-11')
const ON_THE_DAY = addMinutes(NOW, 2 * 24 * 60)

let office: Office
beforeEach(async () => {
  office = await openScene()
  await seedNeighbours(office)
})
const cut = (facts: Partial<MemberSpan> | null, before: Partial<MemberSpan> = {}): MemberSpan[] => [
  span({ ...before, untilOn: BETWEEN }),
  ...(facts ? [span({ ...facts, fromOn: BETWEEN })] : []),
]
/** What the register says of somebody from the eleventh on. */
const fromThen = (id: string, facts: Partial<MemberSpan> | null, before: Partial<MemberSpan> = {}) =>
  office.store.seed('members', member(id, { spans: cut(facts, before) }))
const close = async (at: { branchId: string; meetingId: string }) =>
  done(office, 'meeting.close', at, 'clerk', ON_THE_DAY)
const due = async (meetingId: string) => (await stored(office, meetingId)).dueIds

describe('who is due at a closed meeting is who was by the roll of its day', () => {
  it('with who was admitted to the branch after it was convened', async () => {
    const at = await convene(office, { occurredOn: DAY })
    await seedMember(office, 'newcomer', { fromOn: BETWEEN })
    expect((await close(at)).tally).toMatchObject({ expected: 10, absent: 10 })
    expect(await due(at.meetingId)).toEqual([...NINE, 'newcomer'].sort())
  })

  it('without who was transferred to another branch, who is an observer if there', async () => {
    const at = await convene(office, { occurredOn: DAY })
    fromThen('member-1', { branchId: 'branch-2', cellId: null })
    fromThen('member-2', { branchId: 'branch-2', cellId: null })
    const marks = [{ memberId: 'member-1', mark: 'present' as const }]
    await done(office, 'meeting.rollCall', { ...at, marks }, 'clerk', ON_THE_DAY)
    expect((await close(at)).tally).toMatchObject({ expected: 7, present: 0, absent: 7, observers: 1 })
    expect(await sheetMarks(office, at.meetingId)).toMatchObject({ 'member-1': 'observer' })
    expect(await sheetMarks(office, at.meetingId)).not.toHaveProperty('member-2')
  })

  it('with who was transferred in and had scanned as a guest', async () => {
    const at = await convene(office, { occurredOn: DAY })
    fromThen('neighbour', {}, { branchId: 'branch-2', cellId: null })
    const marks = [{ memberId: 'neighbour', mark: 'observer' as const }]
    await done(office, 'meeting.rollCall', { ...at, marks }, 'clerk', ON_THE_DAY)
    await close(at)
    expect(await sheetMarks(office, at.meetingId)).toMatchObject({ neighbour: 'present' })
  })

  it('without who left the register, and with who became a probationary member', async () => {
    await seedMember(office, 'candidate', { stage: 'candidate' })
    const at = await convene(office, { occurredOn: DAY })
    fromThen('member-5', null)
    fromThen('candidate', { stage: 'probationary' }, { stage: 'candidate' })
    await close(at)
    expect(await due(at.meetingId)).toEqual([...NINE.filter((id) => id !== 'member-5'), 'candidate'].sort())
  })

  it('so that somebody confirmed as full member in between has a vote', async () => {
    await seedMember(office, 'member-1', { stage: 'probationary' })
    const at = await convene(office, { occurredOn: DAY })
    fromThen('member-1', { stage: 'full' }, { stage: 'probationary' })
    const marks = NINE.map((memberId) => ({ memberId, mark: 'present' as const }))
    await done(office, 'meeting.rollCall', { ...at, marks }, 'clerk', ON_THE_DAY)
    const decisions = [{ title: '整改方案', yes: 9, no: 0, abstain: 0 }]
    expect(await done(office, 'meeting.close', { ...at, decisions }, 'clerk', ON_THE_DAY)).toMatchObject({
      decisions: [{ votersDue: 9, votersPresent: 9 }],
    })
  })

  it('of the cell, with who changed into it and without who changed out of it', async () => {
    const cells = { occurredOn: DAY, organ: 'cell', kinds: ['cell-meeting'], cellId: 'cell-1' } as const
    await seedMember(office, 'member-4', { cellId: null })
    const at = await convene(office, { ...cells, kinds: [...cells.kinds] })
    fromThen('member-4', { cellId: 'cell-1' }, { cellId: null })
    fromThen('member-3', { cellId: null })
    await close(at)
    expect(await due(at.meetingId)).toEqual(NINE.filter((id) => id !== 'member-3'))
  })

  it('of the committee, by the posts of that day', async () => {
    const at = await convene(office, { occurredOn: DAY, organ: 'committee', kinds: ['committee-meeting'] })
    office.store.seed('appointments', { ...appointment('deputy', 'deputy-secretary'), untilOn: BETWEEN })
    office.store.seed('appointments', { ...appointment('member-1', 'publicity'), fromOn: BETWEEN, untilOn: FAR_FUTURE })
    await close(at)
    expect(await due(at.meetingId)).toEqual(['member-1', 'secretary', 'treasurer'])
  })
})

describe('the host’s change of those due', () => {
  const change = { add: ['member-1'], remove: ['deputy'], reason: '借调在外' }

  it('is kept: who was taken off stays off, who was added stays on', async () => {
    const committee = { occurredOn: DAY, organ: 'committee', kinds: ['committee-meeting'] } as const
    const plan = { ...committee, kinds: [...committee.kinds], due: change }
    const at = await convene(office, plan)
    office.store.seed('appointments', { ...appointment('member-2', 'publicity'), fromOn: BETWEEN })
    await close(at)
    expect(await due(at.meetingId)).toEqual(['member-1', 'member-2', 'secretary', 'treasurer'])
  })

  it('does not keep on who is no longer of the branch', async () => {
    const committee = { occurredOn: DAY, organ: 'committee', kinds: ['committee-meeting'] } as const
    const plan = { ...committee, kinds: [...committee.kinds], due: change }
    const at = await convene(office, plan)
    fromThen('member-1', { branchId: 'branch-2', cellId: null })
    await close(at)
    expect(await due(at.meetingId)).toEqual(['secretary', 'treasurer'])
  })
})

describe('while the meeting is convened', () => {
  it('the roll-call and the screen of the host follow the register', async () => {
    const at = await convene(office, { occurredOn: DAY })
    await seedMember(office, 'newcomer', { fromOn: BETWEEN })
    const told = [{ memberId: 'newcomer', mark: 'excused' as const, reason: '住院' }]
    await done(office, 'meeting.rollCall', { ...at, marks: told })
    expect(await done(office, 'meeting.live', at)).toMatchObject({ expected: 10, excused: 1, unmarked: 9 })
  })

  it('everybody sees whether they are due themselves', async () => {
    const at = await convene(office, { occurredOn: DAY })
    const isDue = async (as: string) =>
      (await done(office, 'meeting.list', { branchId: at.branchId }, as)).items.find(
        ({ meetingId }) => meetingId === at.meetingId,
      )?.isDue
    await seedMember(office, 'newcomer', { fromOn: civilDate('2025-06-09') })
    expect(await isDue('newcomer')).toBe(true)
    expect((await done(office, 'meeting.get', at, 'newcomer')).isDue).toBe(true)
    fromThen('member-1', null)
    expect(await isDue('member-1')).toBe(false)
    expect(await isDue('member-2')).toBe(true)
  })
})

describe('once the meeting is closed', () => {
  it('those due are fixed, whatever is entered in the register later, and a correction keeps to them', async () => {
    const at = await convene(office, { occurredOn: DAY })
    await close(at)
    fromThen('member-1', null)
    await seedMember(office, 'newcomer', { fromOn: BETWEEN })
    const { branchId: _, organ: __, ...plan } = PLAN
    expect(await office.call('meeting.change', { ...at, ...plan }, 'clerk')).toMatchObject({ code: 'meeting-closed' })
    const marks = [{ memberId: 'member-1', mark: 'excused' as const, reason: '已说明' }]
    const correction = { ...at, marks, reason: '补登请假' }
    expect(await done(office, 'meeting.correct', correction, 'clerk', ON_THE_DAY)).toMatchObject({
      tally: { expected: 9, excused: 1, absent: 8 },
    })
    expect(await due(at.meetingId)).toEqual(NINE)
  })
})
