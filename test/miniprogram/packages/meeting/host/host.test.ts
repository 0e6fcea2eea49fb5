/** @jest-environment jsdom */
import { instant } from '#domain/instant'
import { load, NEVER, OFFLINE, refused, type Answers, type SimulatedPage } from '../../../../builders/simulate'
import { AT, closedMeeting, live, markLine, ME, meetingView, NOW, SECRETARY } from '../scene'

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
const open = async (answers: Answers = {}, phone = {}) => {
  host = await load('packages/meeting/host/host', {
    answers: {
      ...{ 'me.get': SECRETARY, 'meeting.get': meetingView(), 'meeting.live': live(), 'meeting.code': CODE },
      ...{ 'meeting.rollCall': { marks: [] }, ...answers },
    },
    query: AT,
    now: NOW,
    phone,
  })
}
const person = (memberId: string) => ({ detail: { memberId } })

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

  it('goes on to the record of a meeting that is closed', async () => {
    await open({ 'meeting.get': closedMeeting() })
    expect(host.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=meeting-1'])
  })

  it('marks somebody as present on one tap, and shows it', async () => {
    await open()
    await host.tap('名单')
    host.answer({ 'meeting.live': live({ present: 1, unmarked: 2, people: [markLine({ mark: 'present' })] }) })
    await host.run('markPresent', person('member-1'))
    expect(host.sent('meeting.rollCall')).toEqual([{ ...AT, marks: [{ memberId: 'member-1', mark: 'present' }] }])
    expect(host.data['rows']).toMatchObject([{ tag: { text: '到会' } }])
  })

  it('marks somebody as what was chosen', async () => {
    await open({}, { showActionSheet: () => ({ tapIndex: 1 }) })
    await host.run('mark', person('member-2'))
    expect(host.sent('meeting.rollCall')).toEqual([{ ...AT, marks: [{ memberId: 'member-2', mark: 'excused' }] }])
  })

  it('marks nobody when nothing was chosen', async () => {
    await open({}, { showActionSheet: () => new Error('cancel') })
    await host.run('mark', person('member-2'))
    expect(host.sent('meeting.rollCall')).toEqual([])
  })

  it('marks all the others as present when asked once more', async () => {
    const people = [markLine({ mark: 'excused' }), markLine({ memberId: 'b' }), markLine({ memberId: 'c' })]
    await open({ 'meeting.live': live({ people, unmarked: 2 }) })
    await host.run('markRest')
    const marks = ['b', 'c'].map((memberId) => ({ memberId, mark: 'present' }))
    expect(host.sent('meeting.rollCall')).toEqual([{ ...AT, marks }])
  })

  it('adds observers from those who are not listed', async () => {
    const names = ['member-1', 'guest'].map((memberId) => ({
      memberId,
      name: memberId,
      cellId: null,
      stage: 'full' as const,
    }))
    await open({ 'register.names': { on: meetingView().occurredOn, members: names } })
    await host.run('openGuests')
    expect(host.data['guests']).toMatchObject([{ memberId: 'guest' }])
    await host.run('addGuests', { detail: { memberIds: ['guest'] } })
    expect(host.sent('meeting.rollCall')).toEqual([{ ...AT, marks: [{ memberId: 'guest', mark: 'observer' }] }])
  })

  it('says why a mark was refused', async () => {
    await open({ 'meeting.rollCall': refused('meeting-not-open') })
    await host.run('markPresent', person('member-1'))
    expect(host.text()).toContain('签到还没有开始')
  })
})

describe('the code on it', () => {
  it('stands there with its spoken form', async () => {
    host = await load('packages/meeting/components/check-in-code/check-in-code', {
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
    host = await load('packages/meeting/components/check-in-code/check-in-code', {
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
