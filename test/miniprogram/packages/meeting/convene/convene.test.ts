/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { PERMISSIONS } from '#domain/people/permission'
import { instant } from '#domain/time/instant'
import { load, NEVER, OFFLINE, refused, type Answers, type LoadOptions } from '../../../../builders/simulate'
import { AT, DUE, ME, meetingLine, meetingView, NOW, SECRETARY, TODAY } from '../scene'

const BRANCH: OutputOf<'branch.get'> = {
  branchId: 'branch-1',
  name: '第一党支部',
  kind: 'branch',
  parentId: null,
  parentName: null,
  formedOn: civilDate('2019-01-01'),
  dissolvedOn: null,
  permissions: [...PERMISSIONS],
  cells: [{ cellId: 'cell-1', name: '第一党小组', formedOn: civilDate('2019-01-01'), dissolvedOn: null }],
  settings: { scanning: true, duesRounding: 'fen-half-up', duesQuarterly: false, lateEntryAfterDays: 7 },
}
/** A Wednesday. */
const TOMORROW = civilDate('2025-06-11')
const convened = (meetingId: string) => ({
  meetingId,
  expected: 3,
  isLateEntry: false,
  meetings: [{ meetingId, occurredOn: TODAY, expected: 3 }],
})
const usual: Answers = {
  'me.get': SECRETARY,
  'branch.get': BRANCH,
  'register.names': {
    on: TODAY,
    members: DUE.map(({ memberId, name }) => ({ memberId, name: name ?? '', cellId: null, stage: 'full' as const })),
  },
  'meeting.due': { people: [...DUE] },
  'meeting.list': { items: [], next: null },
  'meeting.convene': convened('meeting-9'),
  'meeting.change': convened('meeting-1'),
}
const page = (
  answers: Answers = {},
  query: Record<string, string> = { branchId: 'branch-1' },
  more: Omit<LoadOptions, 'answers' | 'query'> = {},
) => load('packages/meeting/convene/convene', { answers: { ...usual, ...answers }, query, now: NOW, ...more })
const typed = (field: string, value: string) => ({ currentTarget: { dataset: { field } }, detail: { value } })

afterEach(() => jest.useRealTimers())

describe('convening', () => {
  it('is being read at first', async () => {
    expect((await page({ 'branch.get': NEVER })).data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    const form = await page({ 'branch.get': OFFLINE })
    expect(form.text()).toContain('网络不通')
    form.answer({ 'branch.get': BRANCH })
    await form.tap('重试')
    expect(form.text()).toContain('会议种类')
  })

  it('promises no message about a day that is over, and says how it is entered', async () => {
    const form = await page()
    expect(form.text()).toContain('会前一天内提醒一次')
    await form.run('type', typed('occurredOn', '2025-06-09'))
    expect(form.text()).not.toContain('提醒')
    expect(form.text()).toContain('不再发通知。召集之后照签到表录入到会情况，写好记录，结束会议。')
  })

  it('of what was held begins with its day, says what comes next, and goes on to who was there', async () => {
    const form = await page({}, { branchId: 'branch-1', on: '2025-05-20', held: 'yes' })
    expect(form.text()).toContain('下一步登记谁到会')
    await form.run('type', typed('place', '会议室'))
    await form.run('save')
    expect(form.sent('meeting.convene')).toMatchObject([{ occurredOn: '2025-05-20' }])
    expect(form.went()).toEqual(['/packages/meeting/host/host?branchId=branch-1&meetingId=meeting-9&part=list'])
  })

  it('of what was held is not sent with a day to come', async () => {
    const form = await page({}, { branchId: 'branch-1', on: '2025-05-20', held: 'yes' })
    await form.run('type', typed('place', '会议室'))
    await form.run('type', typed('occurredOn', '2025-06-11'))
    await form.run('save')
    expect(form.sent('meeting.convene')).toEqual([])
    expect(form.data['fault']).toContain('日期不能晚于今天')
  })

  it('is of a bureau’s leading group, from among the people of its branches', async () => {
    const form = await page({ 'branch.get': { ...BRANCH, kind: 'bureau', cells: [] } })
    expect(form.sent('register.names')).toEqual([{ branchId: 'branch-1', withBelow: true }])
    expect(form.sent('meeting.due').at(-1)).toMatchObject({ organ: 'leading-group', cellId: null })
    expect(form.text()).not.toContain('支部委员会')
  })

  it('offers a cell’s leader the meetings of the own cell alone', async () => {
    const branch = { branchId: 'branch-1', branchName: '第一党支部' }
    const cell = { cellId: 'cell-1', name: '第一党小组' }
    const leader = { ...ME, cell, posts: [{ ...branch, post: 'cell-leader' as const }] }
    const other = { ...BRANCH.cells[0], cellId: 'cell-2', name: '第二党小组', formedOn: TODAY, dissolvedOn: null }
    const form = await page({ 'me.get': leader, 'branch.get': { ...BRANCH, cells: [other, ...BRANCH.cells] } })
    expect(form.data['form']).toMatchObject({ organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] })
    expect(form.text()).not.toContain('支部委员会')
    expect(form.text()).not.toContain('支部党员大会')
    expect(form.text()).not.toContain('第二党小组')
    expect(form.sent('meeting.due').at(-1)).toMatchObject({ organ: 'cell', cellId: 'cell-1' })
  })

  it('asks who would be due, and says how many', async () => {
    const form = await page()
    expect(form.sent('meeting.due')).toContainEqual({
      branchId: 'branch-1',
      organ: 'branch',
      cellId: null,
      occurredOn: TOMORROW,
    })
    expect(form.text()).toContain('3 人')
  })

  it('says what is missing, and sends nothing', async () => {
    const form = await page()
    await form.run('save')
    expect(form.text()).toContain('请填写地点。')
    expect(form.sent('meeting.convene')).toEqual([])
  })

  it('sends it and opens the meeting in its place', async () => {
    const form = await page()
    await form.run('type', typed('place', '三楼会议室'))
    await form.run('save')
    expect(form.sent('meeting.convene')).toMatchObject([
      {
        branchId: 'branch-1',
        organ: 'branch',
        cellId: null,
        kinds: ['general-meeting'],
        place: '三楼会议室',
        due: null,
      },
    ])
    expect(form.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=meeting-9'])
  })

  it('keeps what was typed when the network fails, and repeats it as the same intention', async () => {
    const form = await page({ 'meeting.convene': OFFLINE })
    await form.run('type', typed('place', '三楼会议室'))
    await form.run('save')
    await form.run('save')
    expect(form.text()).toContain('网络不通')
    expect(form.data['form']).toMatchObject({ place: '三楼会议室' })
    const ids = form.calls.filter(({ procedure }) => procedure === 'meeting.convene').map(({ requestId }) => requestId)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })

  it('says why it was refused', async () => {
    const form = await page({ 'meeting.convene': refused('nobody-due') })
    await form.run('type', typed('place', '三楼会议室'))
    await form.run('save')
    expect(form.text()).toContain('那一天没有应到的人')
  })

  it('convenes a themed Party day for every month until one, after saying the days', async () => {
    const form = await page({}, { branchId: 'branch-1', kind: 'themed-party-day' })
    await form.run('type', typed('place', '三楼会议室'))
    await form.run('chooseUntil', { detail: { value: 2 } })
    expect(form.text()).toContain('共 3 次：6月11日 周三、7月11日 周五、8月11日 周一')
    await form.run('save')
    expect(form.sent('meeting.convene')).toMatchObject([{ title: '主题党日', repeat: { until: '2025-08' } }])
  })

  it('says who will be told, and when not', async () => {
    const text = (await page()).text()
    for (const part of ['提醒我一次', '晚上九点到早上八点不发']) expect(text).toContain(part)
  })

  it('begins with what the norms asked for', async () => {
    const form = await page({}, { branchId: 'branch-1', kind: 'cell-meeting', organ: 'cell', cellId: 'cell-1' })
    expect(form.data['form']).toMatchObject({ organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] })
    expect(form.text()).toContain('第一党小组')
  })
})

describe('the day, hour and place to begin with', () => {
  const committee = meetingLine({
    ...{ organ: 'committee', kinds: ['committee-meeting'], place: '小会议室', state: 'closed' },
    // 9:00 to 10:15 in Beijing.
    ...{ startsAt: instant('2025-05-20T01:00:00.000Z'), endsAt: instant('2025-05-20T02:15:00.000Z') },
  })
  const general = meetingLine({
    state: 'closed',
    startsAt: instant('2025-03-07T06:30:00.000Z'),
    endsAt: instant('2025-03-07T08:00:00.000Z'),
  })
  const earlier = { 'meeting.list': { items: [committee, general], next: null } }
  const asked = { branchId: 'branch-1', kind: 'committee-meeting', about: '审议2024年度述职报告' }

  it('are the next working day, and as the latest of its kind was', async () => {
    const form = await page(earlier, asked)
    expect(form.data['form']).toMatchObject({
      ...{ occurredOn: TOMORROW, startTime: '09:00', endTime: '10:15', place: '小会议室' },
      title: '支委会：审议2024年度述职报告',
    })
    await form.run('save')
    expect(form.sent('meeting.convene')).toHaveLength(1)
  })

  it('pass over a weekend', async () => {
    // Friday, 13 June.
    const form = await page(earlier, asked, { now: '2025-06-13T08:31:00.000Z' })
    expect(form.data['form']).toMatchObject({ occurredOn: '2025-06-16', title: '支委会：审议2024年度述职报告' })
  })

  it('are today’s where the next working day is too late for what is asked', async () => {
    const until = async (by: string) => (await page(earlier, { branchId: 'branch-1', by })).data['form']
    expect(await until('2025-06-10')).toMatchObject({ occurredOn: '2025-06-10' })
    expect(await until('2025-06-11')).toMatchObject({ occurredOn: '2025-06-11' })
  })

  it('follow another kind until somebody sets them', async () => {
    const form = await page(earlier)
    expect(form.data['form']).toMatchObject({ startTime: '14:30', endTime: '16:00', place: '三楼会议室' })
    await form.run('choose', { currentTarget: { dataset: { field: 'organ', value: 'committee' } } })
    expect(form.data['form']).toMatchObject({ startTime: '09:00', endTime: '10:15', place: '小会议室' })
    await form.run('type', typed('place', '一楼'))
    await form.run('choose', { currentTarget: { dataset: { field: 'organ', value: 'branch' } } })
    expect(form.data['form']).toMatchObject({ startTime: '09:00', endTime: '10:15', place: '一楼' })
  })

  it('are the usual of the branch where none of its kind was held, and no place is made up', async () => {
    const form = await page({ 'meeting.list': { items: [general], next: null } }, asked)
    expect(form.data['form']).toMatchObject({ startTime: '14:30', place: '三楼会议室' })
    expect((await page({}, asked)).data['form']).toMatchObject({ startTime: '15:00', endTime: '16:30', place: '' })
    expect((await page({ 'meeting.list': OFFLINE }, asked)).data['form']).toMatchObject({ startTime: '15:00' })
  })

  it('are none of a meeting that is going on, or was cancelled', async () => {
    const times = { startsAt: instant('2025-06-10T08:26:00.000Z'), endsAt: instant('2025-06-10T09:56:00.000Z') }
    const others = (['convened', 'cancelled'] as const).map((state) => meetingLine({ ...times, state }))
    const filling = { branchId: 'branch-1', kind: 'themed-party-day', from: '2025-01-01', to: '2025-06-10' }
    const form = await page({ 'meeting.list': { items: [...others, general], next: null } }, filling)
    expect(form.data['form']).toMatchObject({ kinds: ['themed-party-day'], startTime: '14:30', endTime: '16:00' })
    const alone = await page({ 'meeting.list': { items: others, next: null } }, filling)
    expect(alone.data['form']).toMatchObject({ occurredOn: '2025-06-10', startTime: '15:00', endTime: '16:30' })
  })

  it('are those that somebody typed before, or that were asked for', async () => {
    const form = await page(earlier, asked)
    const stored = { [`draft:convene:branch-1:${asked.about}`]: { ...(form.data['form'] as object), place: '礼堂' } }
    const again = await page(earlier, asked, { stored })
    expect(again.data['form']).toMatchObject({ place: '礼堂', startTime: '09:00' })
    expect((await page(earlier, { ...asked, on: '2025-06-20' })).data['form']).toMatchObject({
      occurredOn: '2025-06-20',
    })
    const filling = await page(earlier, { branchId: 'branch-1', from: '2025-01-01', to: '2025-03-31' })
    expect(filling.data['form']).toMatchObject({ occurredOn: '2025-03-31', place: '三楼会议室' })
  })
})

describe('changing what was convened', () => {
  it('begins with what stands, and sends all of it again', async () => {
    const form = await page({ 'meeting.get': meetingView() }, AT)
    await form.run('type', typed('place', '一楼会议厅'))
    await form.run('save')
    expect(form.sent('meeting.change')).toMatchObject([
      {
        ...AT,
        title: '六月支部党员大会',
        startTime: '16:30',
        endTime: '18:00',
        place: '一楼会议厅',
        hostId: 'secretary',
      },
    ])
    expect(form.text()).not.toContain('由谁召开')
  })

  it('asks of one in a series whether those after it change as well', async () => {
    const form = await page({ 'meeting.get': meetingView({ seriesId: 'series-1', following: 3 }) }, AT)
    await form.tap('连同以后 3 次')
    await form.run('save')
    expect(form.sent('meeting.change')).toMatchObject([{ ...AT, scope: 'this-and-following' }])
    const alone = await page({ 'meeting.get': meetingView() }, AT)
    expect(alone.text()).not.toContain('改哪几次')
  })

  it('says that a day somebody already came on cannot be moved', async () => {
    const form = await page({ 'meeting.get': meetingView(), 'meeting.change': refused('records-exist') }, AT)
    await form.run('type', typed('occurredOn', '2025-06-12'))
    await form.run('save')
    expect(form.data['fault']).not.toBe('')
    expect(form.went()).toEqual([])
  })
})
