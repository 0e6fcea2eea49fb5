/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { load, NEVER, OFFLINE, refused, type Answers, type SimulatedPage } from '../../../../builders/simulate'
import { AT, closedMeeting, failedScan, live, markLine, ME, meetingView, NOW, SECRETARY } from '../scene'

const CODE = {
  code: '1g2xab.0123456789abcdef0123456789abcdef',
  spoken: '012345',
  shownAt: instant(NOW),
  changesAt: instant('2025-06-10T08:31:20.000Z'),
  takenUntil: instant('2025-06-10T08:31:40.000Z'),
  opensAt: instant('2025-06-10T07:30:00.000Z'),
  closesAt: instant('2025-06-10T14:00:00.000Z'),
}
let host: SimulatedPage
const open = async (answers: Answers = {}, phone = {}, query: Record<string, string> = AT) => {
  host = await load('packages/meeting/host/host', {
    answers: {
      ...{ 'me.get': SECRETARY, 'meeting.get': meetingView(), 'meeting.live': live(), 'meeting.code': CODE },
      ...answers,
    },
    query,
    now: NOW,
    phone,
  })
}

afterEach(async () => {
  await host.run('onHide') // or its clock goes on
  jest.useRealTimers()
})

describe('the host’s screen', () => {
  it('is being read at first', async () => {
    await open({ 'meeting.live': NEVER })
    expect(host.data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    await open({ 'meeting.live': OFFLINE })
    expect(host.text()).toContain('网络不通')
    host.answer({ 'meeting.live': live() })
    await host.tap('重试')
    expect(host.text()).toContain('应到')
  })

  it('begins with what waits when it is opened for that', async () => {
    await open({ 'meeting.live': live({ scans: [failedScan()] }) }, {}, { ...AT, part: 'waiting' })
    expect(host.text()).toContain('没有签成的扫码')
  })

  it('keeps the screen on while it is shown, and no longer', async () => {
    await open()
    await host.run('onHide')
    const kept = host.asked.filter(({ api }) => api === 'setKeepScreenOn').map(({ options }) => options['keepScreenOn'])
    expect(kept).toEqual([true, false])
  })

  it('is not for whoever neither hosts nor keeps the records', async () => {
    await open({ 'me.get': ME })
    expect(host.text()).toContain('由支部指定的同志办理')
  })

  it('lets the host call the roll, who does not close the meeting', async () => {
    await open({ 'me.get': ME, 'meeting.get': meetingView({ hostId: 'member-1' }) })
    expect(host.text()).toContain('会议记录由记录员整理')
    expect(host.text()).not.toContain('结束会议')
  })

  it('leads whoever keeps the records to the arrangement, and shows it anew on coming back', async () => {
    await open()
    expect(host.text()).toContain('6月10日 周二 16:30–18:00，三楼会议室')
    await host.tap('更改安排 ›')
    expect(host.went()).toEqual(['/packages/meeting/convene/convene?branchId=branch-1&meetingId=meeting-1'])
    await host.run('onHide')
    host.answer({ 'meeting.get': meetingView({ place: '一楼会议厅' }) })
    await host.run('onShow')
    expect(host.text()).toContain('一楼会议厅')
    await host.run('onHide')
    await open({ 'me.get': ME, 'meeting.get': meetingView({ hostId: 'member-1' }) })
    expect(host.text()).not.toContain('更改安排')
  })

  it('goes on to the record of a meeting that is closed', async () => {
    await open({ 'meeting.get': closedMeeting() })
    expect(host.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=meeting-1'])
  })

  it('shows anew what was noted on it', async () => {
    await open()
    await host.tap('名单')
    host.answer({ 'meeting.live': live({ present: 1, unmarked: 2, people: [markLine({ mark: 'present' })] }) })
    await host.run('loadLive')
    expect(host.data['counts']).toContainEqual({ label: '已到', value: 1 })
  })

  it('names who is not there yet beside the code', async () => {
    await open()
    expect(host.text()).toContain('还没到：李明、王书记、张红')
  })

  it('says how many things wait', async () => {
    await open({ 'meeting.live': live({ scans: [failedScan()] }) })
    await host.tap('待处理 1')
    expect(host.text()).toContain('没有签成的扫码')
  })

  it('begins with the roll where the branch does not scan, and says so in one line', async () => {
    await open({ 'meeting.code': refused('scanning-off') })
    expect(host.text()).toContain('本支部不用扫码签到：请点名登记')
    expect(host.data).toMatchObject({ isScanning: false, shown: 'list' })
    expect(host.text()).toContain('点“到会”登记')
    expect(host.text()).not.toContain('签到码')
  })

  it('goes on to the code for the door, to the paper sheet and to the closing', async () => {
    await open()
    await host.tap('门口的码')
    await host.tap('名单')
    await host.tap('照纸质签到表录入')
    await host.tap('写记录，结束会议')
    expect(host.went().map((url) => url.split('?')[0])).toEqual([
      '/packages/archive/door/door',
      '/packages/meeting/paper/paper',
      '/packages/meeting/close/close',
    ])
  })

  it('says what it shows when it asks again, and keeps it without a word where that is still so', async () => {
    await open()
    host.answer({ 'meeting.live': refused('unchanged') })
    await host.run('loadLive')
    expect(host.sent('meeting.live').at(-1)).toMatchObject({ since: live().version })
    expect(host.data).toMatchObject({ state: 'ready', fault: '' })
    expect(host.text()).toContain('应到')
  })

  it('keeps what it shows when it cannot be asked again, and says so', async () => {
    await open()
    host.answer({ 'meeting.live': OFFLINE })
    await host.run('loadLive')
    expect(host.text()).toContain('网络不通')
    expect(host.data['state']).toBe('ready')
  })
})

describe('the code on it', () => {
  it('stands there with its spoken form', async () => {
    host = await load('components/check-in-code/check-in-code', {
      answers: { 'meeting.code': CODE },
      properties: { ...AT, active: true },
      now: NOW,
    })
    expect(host.text()).toContain('012 345')
    expect(host.data).toMatchObject({
      code: { text: 'shushi:check-in/1g2xab.0123456789abcdef0123456789abcdef/meeting-1' },
      secondsLeft: 20,
    })
    await host.run('setData', { active: false })
  })

  it('gives way to words when it cannot be asked for: an old code is never left standing', async () => {
    host = await load('components/check-in-code/check-in-code', {
      answers: { 'meeting.code': CODE },
      properties: { ...AT, active: true },
      now: NOW,
    })
    host.answer({ 'meeting.code': OFFLINE })
    await host.run('ask')
    expect(host.text()).not.toContain('012 345')
    expect(host.text()).toContain('网络不通')
    await host.run('setData', { active: false })
  })
})
