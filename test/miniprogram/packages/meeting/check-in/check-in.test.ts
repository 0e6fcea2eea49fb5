/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { CloudFault, load, NEVER, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { ME, meetingLine, NOW, TODAY } from '../scene'

const CODE = '1g2xab.0123456789abcdef0123456789abcdef'
const SCANNED = `shushi:check-in/${CODE}/meeting-1`
const TAKEN = { meetingId: 'meeting-1', title: '六月支部党员大会', mark: 'present', markedAt: instant(NOW) } as const
const usual: Answers = {
  ...{ 'me.get': ME, 'meeting.list': { items: [], next: null }, 'meeting.checkIn': TAKEN },
  'reminder.mine': { consents: [] },
}
const scanCode = (result: string) => ({ scanCode: () => ({ result }) })
const open = (answers: Answers = {}, phone: Parameters<typeof load>[1] = {}) =>
  load('packages/meeting/check-in/check-in', {
    answers: { ...usual, ...answers },
    phone: scanCode(SCANNED),
    now: NOW,
    ...phone,
  })

afterEach(() => jest.useRealTimers())

describe('checking in', () => {
  it('opens the camera, sends what the code says, and shows success', async () => {
    const page = await open()
    expect(page.sent('meeting.checkIn')).toEqual([{ meetingId: 'meeting-1', code: CODE }])
    expect(page.text()).toContain('已签到')
    expect(page.text()).toContain('六月支部党员大会')
  })

  it('shows that it is under way while the answer has not come', async () => {
    const page = await open({ 'meeting.checkIn': NEVER })
    expect(page.text()).toContain('正在签到')
    expect(page.text()).not.toContain('已签到')
  })

  it('sends nothing for the text of another code', async () => {
    const page = await open({}, { phone: scanCode('https://example.com') })
    expect(page.sent('meeting.checkIn')).toEqual([])
    expect(page.text()).toContain('这不是会议的签到码')
  })

  it('shows an expired code and scans again on a tap', async () => {
    const page = await open({ 'meeting.checkIn': refused('code-expired') })
    expect(page.text()).toContain('签到码已更换')
    page.answer({ 'meeting.checkIn': TAKEN })
    await page.tap('再扫一次')
    expect(page.text()).toContain('已签到')
  })

  it('says where the camera is not allowed that the code can be typed', async () => {
    const page = await open({}, { phone: { scanCode: () => new Error('system permission denied') } })
    expect(page.text()).toContain('没有打开相机：手机没有允许微信使用相机')
    expect(page.text()).toContain('或直接输入')
  })

  it('says that the meetings of today could not be read, and reads them again', async () => {
    const page = await open({ 'meeting.list': OFFLINE }, { phone: { scanCode: () => new Error('cancel') } })
    expect(page.text()).toContain('今天的会议没有读到：网络不通')
    page.answer({ 'meeting.list': { items: [meetingLine()], next: null } })
    await page.tap('再读一次')
    expect(page.text()).toContain('输入 6 位数字')
    expect(page.text()).not.toContain('没有读到')
  })

  it('says nothing when the person changes their mind', async () => {
    const page = await open({}, { phone: { scanCode: () => new Error('cancel') } })
    expect(page.text()).not.toContain('没有打开相机')
    expect(page.text()).toContain('打开相机扫码')
  })

  const typing = { scanCode: () => new Error('cancel') }
  const oneToday = { 'meeting.list': { items: [meetingLine()], next: null } }

  it('takes the six digits for the meeting of today', async () => {
    const page = await open(oneToday, { phone: typing })
    await page.emit('.code', 'input', { value: '012345' })
    expect(page.sent('meeting.checkIn')).toEqual([{ meetingId: 'meeting-1', code: '012345' }])
  })

  it.each([
    ['a day behind', '2025-06-09T08:31:00.000Z'],
    ['a day ahead', '2025-06-11T08:31:00.000Z'],
  ])('takes them as well on a phone whose clock is %s: today is the server’s', async (_, now) => {
    const onTheDay: Answers['meeting.list'] = ({ from, to }) =>
      from === TODAY && to === TODAY ? { items: [meetingLine()], next: null } : { items: [], next: null }
    const page = await open({ 'meeting.list': onTheDay }, { phone: typing, now, serverNow: NOW })
    await page.emit('.code', 'input', { value: '012345' })
    expect(page.sent('meeting.checkIn')).toEqual([{ meetingId: 'meeting-1', code: '012345' }])
  })

  it('asks for six digits before anything is sent', async () => {
    const page = await open(oneToday, { phone: typing })
    await page.emit('.code', 'input', { value: '0123' })
    await page.tap('用数字签到')
    expect(page.sent('meeting.checkIn')).toEqual([])
    expect(page.text()).toContain('请输入屏幕上的 6 位数字')
  })

  const twoAtOnce = {
    'meeting.list': { items: [meetingLine(), meetingLine({ meetingId: 'meeting-2', title: '支委会' })], next: null },
  }

  it('sends nothing at the sixth digit where two meetings are open at once: asks which, and then sends', async () => {
    const page = await open(twoAtOnce, { phone: typing })
    await page.emit('.code', 'input', { value: '012345' })
    expect(page.sent('meeting.checkIn')).toEqual([])
    expect(page.text()).toContain('请选一下是哪一次')
    await page.run('chooseMeeting', { detail: { key: 'meeting-2' } })
    await page.tap('用数字签到')
    expect(page.sent('meeting.checkIn')).toEqual([{ meetingId: 'meeting-2', code: '012345' }])
  })

  it('says of what waits the true cause, which is not always the network', async () => {
    const crowded = new CloudFault(-501004, 'exceed concurrent request limit')
    const page = await open({ 'meeting.checkIn': crowded })
    await page.run('setData', { outcome: null })
    expect(page.text()).toContain('的签到还没有送到：现在用的人多，稍后会自动再发，不会重复。')
    expect(page.text()).not.toContain('网络')
  })

  it('lets the meeting be chosen where there are several today', async () => {
    const page = await open(twoAtOnce, { phone: typing })
    await page.run('chooseMeeting', { detail: { key: 'meeting-2' } })
    await page.emit('.code', 'input', { value: '012345' })
    expect(page.sent('meeting.checkIn')).toEqual([{ meetingId: 'meeting-2', code: '012345' }])
  })

  it('asks for the digits once more where they were wrong, with an empty field', async () => {
    const page = await open({ ...oneToday, 'meeting.checkIn': refused('code-wrong') }, { phone: typing })
    await page.emit('.code', 'input', { value: '012345' })
    await page.tap('再输一次')
    expect(page.data).toMatchObject({ outcome: null, code: '' })
    expect(page.asked.filter(({ api }) => api === 'scanCode')).toHaveLength(1)
  })

  it('leaves off the digits after too many wrong ones: the camera is left', async () => {
    const page = await open({ ...oneToday, 'meeting.checkIn': refused('too-many-attempts') }, { phone: typing })
    await page.emit('.code', 'input', { value: '012345' })
    expect(page.text()).toContain('请扫现场屏幕上的码，或请主持人点名')
    await page.tap('扫屏幕上的码')
    expect(page.asked.filter(({ api }) => api === 'scanCode')).toHaveLength(2)
  })

  it('offers a stranger with a right code to join, whose check-in counts then', async () => {
    const page = await open({ 'meeting.checkIn': refused('not-bound', { until: '2025-06-10T08:41:00.000Z' }) })
    expect(page.text()).toContain('10 分钟内（16:41 以前）加入支部，这次签到有效')
    await page.tap('加入支部')
    expect(page.went()).toEqual(['/packages/member/join/join?scanned=yes'])
  })
})

describe('by the code at the door', () => {
  const door = { query: { scene: 'meeting-1' } }

  it('opens no camera and sends nothing: the digits on the screen are asked for', async () => {
    const page = await open({ 'meeting.list': { items: [meetingLine()], next: null } }, door)
    expect(page.asked.filter(({ api }) => api === 'scanCode')).toEqual([])
    expect(page.sent('meeting.checkIn')).toEqual([])
    expect(page.text()).toContain('请输入屏幕上的 6 位数字')
    expect(page.text()).toContain('六月支部党员大会')
  })

  it('with the digits checks in at that meeting', async () => {
    const page = await open({}, door)
    await page.emit('.code', 'input', { value: '012345' })
    await page.tap('签到')
    expect(page.sent('meeting.checkIn')).toEqual([{ meetingId: 'meeting-1', code: '012345' }])
    expect(page.text()).toContain('已签到')
  })

  it('asks a stranger for the digits as well', async () => {
    const page = await open({ 'me.get': { bound: false } }, door)
    expect(page.text()).toContain('请输入屏幕上的 6 位数字')
    // There is nothing to be told of them: who belongs to no branch gets no reminders and has no meetings.
    expect([...page.sent('reminder.mine'), ...page.sent('meeting.list')]).toEqual([])
  })

  it('is the same when it is scanned from inside', async () => {
    const path = 'packages/meeting/check-in/check-in?scene=meeting-1'
    const page = await open({}, { phone: { scanCode: () => ({ result: 'x', path }) } })
    expect(page.data['door']).toBe('meeting-1')
    expect(page.sent('meeting.checkIn')).toEqual([])
  })
})

describe('without a network', () => {
  it('shows 待发送, keeps it, and tells the result once it could be sent', async () => {
    const page = await open({ 'meeting.checkIn': OFFLINE })
    expect(page.text()).toContain('待发送')
    expect(page.text()).not.toContain('已签到')
    await page.run('scan')
    page.answer({ 'meeting.checkIn': TAKEN })
    await page.run('sendNow')
    expect(page.text()).toContain('已签到')
    const scan = { meetingId: 'meeting-1', code: CODE }
    expect(page.sent('meeting.checkIn').slice(0, 2)).toEqual([scan, scan])
    expect(page.sent('meeting.checkIn').at(-1)).toEqual({ ...scan, kept: true })
  })

  it('says that the host has it, when it came too late to count by itself', async () => {
    const page = await open({ 'meeting.checkIn': refused('awaits-host') })
    expect(page.text()).toContain('已送到，等主持人确认')
    expect(page.text()).not.toContain('已签到')
  })

  it('gives up a waiting one only when asked once more', async () => {
    const page = await open({ 'meeting.checkIn': OFFLINE })
    page.answer({ 'me.get': ME })
    await page.run('setData', { outcome: null })
    await page.tap('放弃')
    expect(page.asked.filter(({ api }) => api === 'showModal')).toHaveLength(1)
    expect(page.text()).not.toContain('待发送')
  })
})

describe('once it is done', () => {
  const consents = (...left: number[]) => ({
    consents: (['dues', 'meeting'] as const).map((kind, at) => ({
      kind,
      left: left[at] ?? 0,
      templateId: `t-${kind}`,
    })),
  })
  const done = (answer: string, stored: Readonly<Record<string, unknown>> = {}, left: number[] = []) =>
    open(
      { 'reminder.mine': consents(...left), 'reminder.consent': { left: 1 } },
      {
        phone: { ...scanCode(SCANNED), requestSubscribeMessage: () => ({ 't-dues': answer, 't-meeting': answer }) },
        stored,
      },
    )

  it('one tap lets WeChat remind of dues, a further tap of a further month', async () => {
    const page = await done('accept')
    expect(page.text()).toContain('已签到')
    await page.tap('提醒我一次')
    await page.tap('提醒我一次')
    expect(page.sent('reminder.consent')).toEqual([{ kind: 'dues' }, { kind: 'dues' }])
  })
  it('offers one thing, of which there is least, and nothing to whom has enough of all', async () => {
    expect((await done('accept', {}, [2, 1])).text()).toContain('会议提醒')
    expect((await done('accept', {}, [6, 6])).text()).not.toContain('提醒我一次')
  })
  it('offers nothing again in a month in which it was declined', async () => {
    const page = await done('reject')
    await page.tap('提醒我一次')
    expect(page.sent('reminder.consent')).toEqual([])
    const declined = (month: string) => ({ 'reminding-declined:dues': month, 'reminding-declined:meeting': month })
    expect((await done('accept', declined(TODAY.slice(0, 7)))).text()).not.toContain('提醒我一次')
    expect((await done('accept', declined('2025-01'))).text()).toContain('提醒我一次')
  })
})
