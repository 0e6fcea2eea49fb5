import type { RequestOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import type { Office } from '../../../../builders/office'
import { BRANCH, done, openScene, PLAN, scan, seedMember, stored } from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const DAYS: RequestOf<'meeting.convene'> = {
  ...PLAN,
  kinds: ['themed-party-day'],
  title: '主题党日',
  occurredOn: civilDate('2025-06-30'),
  repeat: { until: month('2025-09') },
}
const { branchId: _, organ: __, repeat: ___, ...PLANNED } = DAYS
const convene = (more: object = {}, as = 'clerk') => office.callRaw('meeting.convene', { ...DAYS, ...more }, as)
const all = () => office.store.find('meetings', { filter: { branchId: BRANCH }, sort: [['occurredOn', 1]] })
const series = async () => (await done(office, 'meeting.convene', DAYS)).meetings.map(({ meetingId }) => meetingId)
const days = async () => (await all()).map(({ occurredOn, state, title }) => [occurredOn, state, title])

describe('convening themed Party days month by month', () => {
  it('makes each a meeting of its own, in one commit', async () => {
    const answer = await done(office, 'meeting.convene', DAYS)
    expect(answer.meetings.map(({ occurredOn }) => occurredOn)).toEqual([
      '2025-06-30',
      '2025-07-30',
      '2025-08-30',
      '2025-09-30',
    ])
    expect(answer).toMatchObject({ meetingId: answer.meetings[0]?.meetingId, expected: 9 })
    const meetings = await all()
    expect(new Set(meetings.map(({ seriesId }) => seriesId)).size).toBe(1)
    expect(meetings.map(({ startsAt }) => startsAt)).toEqual([
      '2025-06-30T08:30:00.000Z',
      '2025-07-30T08:30:00.000Z',
      '2025-08-30T08:30:00.000Z',
      '2025-09-30T08:30:00.000Z',
    ])
    expect(await office.store.count('journal', {})).toBe(1)
  })

  it('asks the register of each day who is due', async () => {
    await seedMember(office, 'newcomer', { fromOn: civilDate('2025-08-01') })
    const { meetings } = await done(office, 'meeting.convene', DAYS)
    expect(meetings.map(({ expected }) => expected)).toEqual([9, 9, 10, 10])
  })

  it('is all or nothing: one that cannot be is named by its day', async () => {
    await seedMember(office, 'member-1', { untilOn: civilDate('2025-08-15') })
    expect(await convene({ hostId: 'member-1' })).toMatchObject({
      code: 'not-on-roll',
      field: 'hostId',
      detail: { date: '2025-08-30' },
    })
    expect(await all()).toEqual([])
  })

  it('is at most twelve, and at least two', async () => {
    const until = (last: string) => convene({ repeat: { until: last } })
    expect(await until('2026-06')).toMatchObject({ code: 'bad-input', field: 'repeat' })
    expect(await until('2025-06')).toMatchObject({ code: 'bad-input', field: 'repeat' })
    expect(await until('2026-05')).toMatchObject({ ok: true })
    expect(await all()).toHaveLength(12)
  })

  it('is not for other kinds', async () => {
    expect(await convene({ kinds: ['general-meeting'] })).toMatchObject({ code: 'not-repeatable', field: 'repeat' })
    expect(await all()).toEqual([])
  })

  it('by the same request is one series', async () => {
    const again = { requestId: 'request-same' }
    const first = await office.call('meeting.convene', DAYS, 'clerk', again)
    expect(await office.call('meeting.convene', DAYS, 'clerk', again)).toEqual(first)
    expect(await all()).toHaveLength(4)
  })

  it('shows how many follow', async () => {
    const [first = '', second = ''] = await series()
    const following = async (meetingId: string) =>
      (await done(office, 'meeting.get', { branchId: BRANCH, meetingId })).following
    expect([await following(first), await following(second)]).toEqual([3, 2])
  })
})

describe('changing', () => {
  const change = (meetingId: string, more: object) =>
    office.callRaw('meeting.change', { branchId: BRANCH, meetingId, ...PLANNED, ...more }, 'clerk')

  it('one of them leaves the others', async () => {
    const [, second = ''] = await series()
    expect(await change(second, { occurredOn: '2025-08-02', title: '七月主题党日' })).toMatchObject({ ok: true })
    expect(await days()).toEqual([
      ['2025-06-30', 'convened', '主题党日'],
      ['2025-08-02', 'convened', '七月主题党日'],
      ['2025-08-30', 'convened', '主题党日'],
      ['2025-09-30', 'convened', '主题党日'],
    ])
  })

  it('this and the following changes each on its own day', async () => {
    const [, second = ''] = await series()
    const more = { occurredOn: '2025-07-30', title: '红色书屋', scope: 'this-and-following' }
    expect(await change(second, more)).toMatchObject({ value: { meetings: [{}, {}, {}] } })
    expect(await days()).toEqual([
      ['2025-06-30', 'convened', '主题党日'],
      ['2025-07-30', 'convened', '红色书屋'],
      ['2025-08-30', 'convened', '红色书屋'],
      ['2025-09-30', 'convened', '红色书屋'],
    ])
  })

  it('this and the following to another day moves each within its month', async () => {
    const [, second = ''] = await series()
    const more = { occurredOn: '2025-07-31', scope: 'this-and-following' }
    await change(second, more)
    expect((await days()).map(([day]) => day)).toEqual(['2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30'])
  })

  it('keeps the days of a series that a short month had moved', async () => {
    const october = { ...DAYS, occurredOn: civilDate('2025-10-31'), repeat: { until: month('2025-12') } }
    const { meetings } = await done(office, 'meeting.convene', october)
    const november = String(meetings[1]?.meetingId)
    await change(november, { occurredOn: '2025-11-30', place: '一楼会议室', scope: 'this-and-following' })
    expect((await all()).map(({ occurredOn, place }) => [occurredOn, place])).toEqual([
      ['2025-10-31', '三楼会议室'],
      ['2025-11-30', '一楼会议室'],
      ['2025-12-31', '一楼会议室'],
    ])
  })

  it('this and the following leaves what is closed or cancelled', async () => {
    const [first = '', second = '', third = ''] = await series()
    await done(office, 'meeting.cancel', { branchId: BRANCH, meetingId: third, reason: '放假' })
    const before = await stored(office, third)
    await change(first, { title: '红色书屋', scope: 'this-and-following' })
    expect(await stored(office, third)).toEqual(before)
    expect((await stored(office, second)).title).toBe('红色书屋')
  })

  it.each([
    ['to another month', { occurredOn: '2025-08-01', scope: 'this-and-following' }, 'month-differs', 'occurredOn'],
    [
      'with somebody not due in a later month',
      { due: { remove: ['member-1'], reason: '借调' } },
      'not-due',
      'due.remove.0',
    ],
  ])('this and the following %s is refused, and nothing is changed', async (_, more, code, field) => {
    await seedMember(office, 'member-1', { untilOn: civilDate('2025-08-15') })
    const [, second = ''] = await series()
    const before = await all()
    const input = { occurredOn: '2025-07-30', scope: 'this-and-following', ...more }
    expect(await change(second, input)).toMatchObject({ code, field })
    expect(await all()).toEqual(before)
  })

  it('does not move one of the following at which somebody is present', async () => {
    const today = { ...DAYS, occurredOn: civilDate('2025-05-10'), repeat: { until: month('2025-06') } }
    const { meetings } = await done(office, 'meeting.convene', today)
    const [may = '', june = ''] = meetings.map(({ meetingId }) => meetingId)
    await scan(office, june, 'member-1')
    const moved = { occurredOn: '2025-05-12', scope: 'this-and-following' }
    expect(await change(may, moved)).toMatchObject({ code: 'records-exist', detail: { date: '2025-06-10' } })
  })
})

describe('cancelling', () => {
  const cancel = (meetingId: string, more: object = {}) =>
    office.callRaw('meeting.cancel', { branchId: BRANCH, meetingId, reason: '防汛', ...more }, 'clerk')

  it('one of them leaves the others, and this and the following does not', async () => {
    const [, second = '', third = '', fourth = ''] = await series()
    expect(await cancel(second)).toMatchObject({ value: { state: 'cancelled', meetingIds: [second] } })
    expect(await cancel(third, { scope: 'this-and-following' })).toMatchObject({
      value: { meetingIds: [third, fourth] },
    })
    expect((await all()).map((each) => [each.state, each.state === 'cancelled' ? each.reason : null])).toEqual([
      ['convened', null],
      ['cancelled', '防汛'],
      ['cancelled', '防汛'],
      ['cancelled', '防汛'],
    ])
  })

  it('this and the following is for those convened together', async () => {
    const { meetingId } = await done(office, 'meeting.convene', PLAN)
    expect(await cancel(meetingId, { scope: 'this-and-following' })).toMatchObject({
      code: 'not-in-series',
      field: 'scope',
    })
    expect((await stored(office, meetingId)).state).toBe('convened')
  })
})
