/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { PERMISSIONS } from '#domain/people/permission'
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { AT, DUE, ME, meetingView, NOW, SECRETARY, TODAY } from '../scene'

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
  'meeting.convene': convened('meeting-9'),
  'meeting.change': convened('meeting-1'),
}
const page = (answers: Answers = {}, query: Record<string, string> = { branchId: 'branch-1' }) =>
  load('packages/meeting/convene/convene', { answers: { ...usual, ...answers }, query, now: NOW })
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
      occurredOn: TODAY,
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
    expect(form.text()).toContain('共 3 次：6月10日 周二、7月10日 周四、8月10日 周日')
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
