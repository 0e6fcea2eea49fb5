/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../../../builders/simulate'
import { ME, meetingLine, NOW, PLAIN, SECRETARY, WITHOUT_SCANNING } from '../scene'

const page = (answers: Answers) =>
  load('packages/meeting/list/list', { answers: { 'me.get': ME, ...answers }, now: NOW })
const none = { items: [], next: null }
const past = meetingLine({
  meetingId: 'past',
  title: '五月党课',
  state: 'closed',
  ownMark: { mark: 'present', markedAt: null, ...PLAIN },
})

afterEach(() => jest.useRealTimers())

describe('the list of meetings', () => {
  it('is being read at first', async () => {
    expect((await page({ 'meeting.list': NEVER })).data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    const list = await page({ 'meeting.list': OFFLINE })
    expect(list.text()).toContain('网络不通')
    list.answer({ 'meeting.list': { items: [meetingLine()], next: null } })
    await list.tap('重试')
    expect(list.text()).toContain('六月支部党员大会')
  })

  it('says that there is nothing, and lets whoever keeps the records convene', async () => {
    expect((await page({ 'meeting.list': none })).text()).not.toContain('召集会议')
    const list = await page({ 'me.get': SECRETARY, 'meeting.list': none })
    expect(list.text()).toContain('还没有将要召开的会议')
    await list.run('convene')
    expect(list.went()).toEqual(['/packages/meeting/convene/convene?branchId=branch-1'])
  })

  it('lets whoever keeps the records record what was held, its day asked first', async () => {
    expect((await page({ 'meeting.list': none })).text()).not.toContain('补记开过的会')
    const list = await page({ 'me.get': SECRETARY, 'meeting.list': none })
    expect(list.text()).toContain('补记开过的会')
    await list.run('recordHeld', { detail: { value: '2025-05-20' } })
    expect(list.went()).toEqual(['/packages/meeting/convene/convene?branchId=branch-1&on=2025-05-20&held=yes'])
  })

  it('offers to scan, but not where the branch does not: there it says how one is noted', async () => {
    expect((await page({ 'meeting.list': none })).text()).toContain('扫码签到')
    const list = await page({ 'me.get': WITHOUT_SCANNING, 'meeting.list': none })
    const said = '本支部不用扫码签到，到会后由主持人点名登记。'
    expect(list.text()).toContain(said)
    expect(list.text().replace(said, '')).not.toContain('扫码签到')
  })

  it('says to whoever is in no branch how to join one', async () => {
    expect((await page({ 'me.get': { bound: false } })).text()).toContain('邀请码')
  })

  it('shows what is coming and opens it', async () => {
    const list = await page({ 'meeting.list': { items: [meetingLine()], next: null } })
    expect(list.text()).toContain('今天 6月10日 周二 16:30–18:00')
    expect(list.text()).toContain('请参加')
    await list.run('openMeeting', { detail: { meetingId: 'meeting-1' } })
    expect(list.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=meeting-1'])
  })

  it('shows past ones with the person’s own attendance, page by page', async () => {
    const second = { ...past, meetingId: 'older', title: '四月党课' }
    const list = await page({
      'meeting.list': ({ states, cursor }) => {
        if (states?.includes('convened')) return none
        return cursor ? { items: [second], next: null } : { items: [past], next: '2025-05-20~past' }
      },
    })
    await list.tap('以往的会议')
    expect(list.text()).toContain('五月党课')
    expect(list.text()).toContain('到会')
    await list.run('onReachBottom')
    await list.run('onReachBottom')
    expect(list.text()).toContain('四月党课')
    expect(list.sent('meeting.list')).toHaveLength(3)
  })

  it('keeps what is shown when it cannot be read again', async () => {
    const list = await page({ 'meeting.list': { items: [meetingLine()], next: null } })
    list.answer({ 'meeting.list': OFFLINE })
    await list.run('onPullDownRefresh')
    expect(list.text()).toContain('六月支部党员大会')
    expect(list.asked.map(({ api }) => api)).toContain('showToast')
  })
})
