import { civilDate, type CivilDate } from '#domain/time/civil-date'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { ledgerEntry } from '../../../../builders/entries'
import { branch, type Office } from '../../../../builders/office'
import { BRANCH, done, NINE, NOW, openScene, PLAN, seedMember, seedNeighbours, TODAY } from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const others = NINE.filter((id) => id !== 'member-1')
/** A meeting at which all but the first member were present. */
const missed = (on: string, plan: object = {}, mark: 'absent' | 'excused' = 'absent') =>
  office.callRaw(
    'meeting.record',
    {
      ...PLAN,
      kinds: ['themed-party-day'],
      occurredOn: on,
      marks: [...others.map((memberId) => ({ memberId, mark: 'present' })), { memberId: 'member-1', mark }],
      lateReason: '会后一并录入',
      ...plan,
    },
    'clerk',
  )
const proposed = async (as = 'secretary') => done(office, 'meeting.talksProposed', { branchId: BRANCH }, as)
const names = async () => (await proposed()).people.map(({ memberId }) => memberId)
const DAYS = ['2025-03-04', '2025-04-08', '2025-05-20'] as const
const missedAll = async () => {
  for (const day of DAYS) await missed(day)
}
const talk = (occurredOn: CivilDate, more: Partial<LedgerEntry> = {}) =>
  ledgerEntry(`talk-${occurredOn}`, 'heart-to-heart-talk', {
    occurredOn,
    memberId: 'secretary',
    values: { partner: 'member-1', between: 'committee-member' },
    ...more,
  })

describe('a talk is proposed', () => {
  it('after three absences without leave within half a year, with their days', async () => {
    await missed(DAYS[0])
    await missed(DAYS[1])
    expect(await proposed()).toMatchObject({ on: TODAY, from: '2024-12-09', absences: 3, people: [] })
    await missed(DAYS[2])
    expect((await proposed()).people).toMatchObject([
      {
        memberId: 'member-1',
        name: '党员member-1',
        absences: DAYS.map((occurredOn) => ({ occurredOn, title: PLAN.title, kinds: ['themed-party-day'] })),
      },
    ])
  })

  it('not for leave, nor for absences longer ago', async () => {
    await missed(DAYS[0], {}, 'excused')
    await missed(DAYS[1])
    await missed(DAYS[2])
    await missed('2024-12-08')
    expect(await names()).toEqual([])
    await missed('2024-12-09')
    expect(await names()).toEqual(['member-1'])
  })

  it('for meetings of the branch and its cells, not of the committee', async () => {
    await missed(DAYS[0])
    await missed(DAYS[1], { organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] })
    const due = { add: ['member-1'], reason: '扩大会议' }
    await missed(DAYS[2], { organ: 'committee', kinds: ['committee-meeting'], due })
    expect(await names()).toEqual([])
    await missed('2025-06-03', { organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] })
    expect(await names()).toEqual(['member-1'])
  })

  it('by the branch’s own threshold', async () => {
    await missed(DAYS[0])
    await missed(DAYS[1])
    const at = { fromOn: TODAY, decidedAt: NOW, decidedBy: 'secretary' }
    office.store.seed(
      'branches',
      branch({ thresholdChanges: [{ threshold: 'absences-before-talk', value: 2, ...at }] }),
    )
    expect(await names()).toEqual(['member-1'])
  })

  it('no more for somebody who has left the branch', async () => {
    await missedAll()
    await seedMember(office, 'member-1', { untilOn: TODAY })
    expect(await names()).toEqual([])
  })
})

describe('the proposal is gone', () => {
  beforeEach(missedAll)

  it.each([
    ['a heart-to-heart talk with the member', {}],
    [
      'one the member wrote down',
      { memberId: 'member-1', values: { partner: 'secretary' }, state: 'proposed' as const },
    ],
    ['a talk about dues', { kind: 'dues-reminder-talk', memberId: 'member-1', values: { talker: 'secretary' } }],
  ])('once %s is recorded after the last absence', async (_, more) => {
    expect(await names()).toEqual(['member-1'])
    office.store.seed('ledger', talk(civilDate('2025-05-21'), more))
    expect(await names()).toEqual([])
  })

  it.each([
    ['a talk before the last absence', civilDate('2025-05-19'), {}],
    ['a talk that was withdrawn', civilDate('2025-05-21'), { state: 'withdrawn' as const }],
    ['a talk with somebody else', civilDate('2025-05-21'), { values: { partner: 'member-2' } }],
    ['another kind of entry', civilDate('2025-05-21'), { kind: 'research-visit', memberId: 'member-1', values: {} }],
  ])('not by %s', async (_, on, more) => {
    office.store.seed('ledger', talk(on, more))
    expect(await names()).toEqual(['member-1'])
  })

  it('when the absence turns out to have been leave', async () => {
    const [meeting] = await office.store.findAll('meetings', { branchId: BRANCH })
    const marks = [{ memberId: 'member-1', mark: 'excused' as const, reason: '住院' }]
    const input = { branchId: BRANCH, meetingId: String(meeting?._id), marks, reason: '补登请假' }
    await done(office, 'meeting.correct', input)
    expect(await names()).toEqual([])
  })
})

describe('who is told', () => {
  it.each(['deputy', 'treasurer', 'clerk', 'member-1', 'office'])('is not %s', async (as) => {
    expect(await office.call('meeting.talksProposed', { branchId: BRANCH }, as)).toMatchObject({
      code: 'not-permitted',
    })
  })

  it('is the secretary of the branch, and not of another', async () => {
    expect((await proposed()).people).toEqual([])
    await seedNeighbours(office)
    expect(await office.call('meeting.talksProposed', { branchId: 'branch-2' }, 'secretary')).toMatchObject({
      code: 'not-permitted',
    })
  })

  it('in the order of names, whoever was absent more often', async () => {
    for (const day of [...DAYS, '2025-06-03']) await missed(day, { marks: [] })
    const found = (await proposed()).people.map(({ name }) => String(name))
    expect(found).toHaveLength(NINE.length)
    expect(found).toEqual(found.toSorted((a, b) => a.localeCompare(b, 'zh-Hans-CN')))
  })
})
