/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { inside } from '../../../../builders/written-file'
import { AT, closedMeeting, failedScan, markLine, ME, meetingView, NOW, SECRETARY, WITHOUT_SCANNING } from '../scene'

const page = (answers: Answers) =>
  load('packages/meeting/detail/detail', {
    answers: { 'me.get': ME, 'meeting.get': meetingView(), ...answers },
    query: AT,
    now: NOW,
  })
const give = { detail: { reason: '因公出差' } }

afterEach(() => jest.useRealTimers())

describe('a meeting', () => {
  it('is being read at first', async () => {
    expect((await page({ 'meeting.get': NEVER })).data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    const detail = await page({ 'meeting.get': OFFLINE })
    expect(detail.text()).toContain('网络不通')
    detail.answer({ 'meeting.get': meetingView() })
    await detail.tap('重试')
    expect(detail.text()).toContain('三楼会议室')
  })

  it('shows a member when, where and what, and no buttons to run it', async () => {
    const text = (await page({})).text()
    for (const part of ['六月支部党员大会', '三楼会议室', '讨论发展党员', '我要请假', '扫码签到'])
      expect(text).toContain(part)
    for (const part of ['主持会议', '更改安排', '取消会议']) expect(text).not.toContain(part)
  })

  it.each([
    ['a day behind', '2025-06-09T08:31:00.000Z'],
    ['a day ahead', '2025-06-11T08:31:00.000Z'],
    ['hours ahead', '2025-06-10T23:31:00.000Z'],
  ])('offers the scan and leave on a phone whose clock is %s: the server’s counts', async (_, now) => {
    const answers = { 'me.get': ME, 'meeting.get': meetingView() }
    const wrong = await load('packages/meeting/detail/detail', { answers, query: AT, now, serverNow: NOW })
    for (const part of ['扫码签到', '我要请假']) expect(wrong.text()).toContain(part)
  })

  it('offers no scan once checking in is over, on a phone that takes it for earlier', async () => {
    const answers = { 'me.get': ME, 'meeting.get': meetingView() }
    const late = { now: NOW, serverNow: '2025-06-10T14:00:00.000Z' }
    const wrong = await load('packages/meeting/detail/detail', { answers, query: AT, ...late })
    expect(wrong.text()).not.toContain('扫码签到')
  })

  it('offers no scan where the branch does not scan', async () => {
    const text = (await page({ 'me.get': WITHOUT_SCANNING })).text()
    expect(text).toContain('我要请假')
    expect(text).not.toContain('扫码签到')
  })

  it('says before the closing who was taken off the list, and why', async () => {
    const dueChange = { added: [], removed: ['王芳'], reason: '借调到市里' }
    const record = { sheet: [], dueChange, withoutVote: [], corrections: [], afterClosing: [] }
    const changed = meetingView({ record })
    const text = (await page({ 'me.get': SECRETARY, 'meeting.get': changed })).text()
    expect(text).toContain('应到人员有调整：减去王芳。原因：借调到市里')
  })

  it('of an evaluation leads whoever keeps the records to its grades, with its day and its title', async () => {
    const meeting = { ...closedMeeting(), kinds: ['democratic-evaluation' as const] }
    const detail = await page({ 'me.get': SECRETARY, 'meeting.get': meeting, 'meeting.scans': { scans: [] } })
    await detail.tap('登记各人的评议等次')
    const { title, occurredOn } = meeting
    const query = `branchId=${AT.branchId}&kind=evaluation-result&on=${occurredOn}&meeting=${encodeURIComponent(title)}`
    expect(detail.went()).toEqual([`/packages/ledger/many/many?${query}`])
    expect((await page({ 'meeting.get': meeting })).text()).not.toContain('评议等次')
    expect(
      (await page({ 'me.get': SECRETARY, 'meeting.get': closedMeeting(), 'meeting.scans': { scans: [] } })).text(),
    ).not.toContain('评议等次')
  })

  it('takes a leave with its reason', async () => {
    const detail = await page({
      'meeting.askLeave': {
        meetingId: 'meeting-1',
        title: '六月支部党员大会',
        mark: 'excused',
        markedAt: instant(NOW),
      },
    })
    await detail.tap('我要请假')
    await detail.run('give', give)
    expect(detail.sent('meeting.askLeave')).toEqual([{ meetingId: 'meeting-1', reason: '因公出差' }])
    expect(detail.data['asking']).toBe('')
  })

  it('keeps the reason on the screen when it cannot be sent, and repeats it as the same intention', async () => {
    const detail = await page({ 'meeting.askLeave': OFFLINE })
    await detail.tap('我要请假')
    await detail.run('give', give)
    await detail.run('give', give)
    expect(detail.data).toMatchObject({ asking: 'leave', fault: '网络不通，内容还在，请稍后重试。' })
    const ids = detail.calls
      .filter(({ procedure }) => procedure === 'meeting.askLeave')
      .map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(1)
    expect(ids).toHaveLength(2)
  })

  it('is cancelled by whoever keeps the records, with a reason', async () => {
    const detail = await page({
      'me.get': SECRETARY,
      'meeting.cancel': { meetingId: 'meeting-1', state: 'cancelled', meetingIds: ['meeting-1'] },
    })
    await detail.tap('取消会议')
    detail.answer({ 'meeting.get': meetingView({ state: 'cancelled', reason: '临时任务' }) })
    await detail.run('give', { detail: { reason: '临时任务' } })
    expect(detail.sent('meeting.cancel')).toEqual([{ ...AT, reason: '临时任务', scope: 'this' }])
    expect(detail.text()).toContain('会议已取消：临时任务')
  })

  it('asks of one in a series whether those after it are cancelled as well', async () => {
    const detail = await load('packages/meeting/detail/detail', {
      answers: {
        'me.get': SECRETARY,
        'meeting.get': meetingView({ seriesId: 'series-1', following: 2 }),
        'meeting.cancel': { meetingId: 'meeting-1', state: 'cancelled', meetingIds: ['meeting-1', 'b', 'c'] },
      },
      query: AT,
      now: NOW,
      phone: { showActionSheet: () => ({ tapIndex: 1 }) },
    })
    await detail.tap('取消会议')
    await detail.run('give', { detail: { reason: '临时任务' } })
    expect(detail.sent('meeting.cancel')).toEqual([{ ...AT, reason: '临时任务', scope: 'this-and-following' }])
  })

  it('shows a long list of names on a tap only', async () => {
    const sheet = Array.from({ length: 13 }, (_, at) =>
      markLine({ memberId: `m${at}`, name: `同志${at}`, mark: 'present' }),
    )
    const record = { sheet, dueChange: null, withoutVote: [], corrections: [], afterClosing: [] }
    const detail = await page({ 'meeting.get': closedMeeting({ record }) })
    expect(detail.text()).not.toContain('同志12')
    await detail.tap('看 13 人的名单')
    expect(detail.text()).toContain('同志12')
  })

  it('loads the sheet and opens it', async () => {
    const file = inside('到会登记表.docx')
    const detail = await page({
      'me.get': SECRETARY,
      'meeting.get': closedMeeting(),
      'meeting.scans': { scans: [] },
      'meeting.sheet': file,
    })
    await detail.tap('下载 Word 文档')
    expect(detail.sent('meeting.sheet')).toEqual([{ ...AT, format: 'docx' }])
    expect(detail.asked.find(({ api }) => api === 'openDocument')?.options).toMatchObject({ fileType: 'docx' })
    detail.answer({ 'meeting.sheet': OFFLINE })
    await detail.tap('下载 Excel 表格')
    expect(detail.asked.find(({ api }) => api === 'showToast')?.options).toMatchObject({
      title: expect.stringContaining('网络不通') as string,
    })
  })

  it('prints the minutes of a closed meeting for who reads its records, and of no other', async () => {
    const file = inside('六月支部党员大会会议记录.docx')
    const kept = { 'meeting.scans': { scans: [] }, 'meeting.minutesFile': file }
    const detail = await page({ 'me.get': SECRETARY, 'meeting.get': closedMeeting(), ...kept })
    await detail.tap('打印会议记录')
    expect(detail.sent('meeting.minutesFile')).toEqual([AT])
    expect(detail.asked.find(({ api }) => api === 'openDocument')?.options).toMatchObject({ fileType: 'docx' })
    expect((await page({ 'me.get': SECRETARY })).text()).not.toContain('打印会议记录')
    expect((await page({ 'meeting.get': closedMeeting() })).text()).not.toContain('打印会议记录')
  })

  it('shows what was kept of scans that brought nobody in, to whoever ran it', async () => {
    const scans = [failedScan({ times: 2, shownAt: null, isThere: true })]
    const kept = { 'meeting.get': closedMeeting(), 'meeting.scans': { scans } }
    const text = (await page({ 'me.get': SECRETARY, ...kept })).text()
    for (const part of ['张红', '码已更换', '16:31 至 16:31，共 2 次', '后来已经到会']) expect(text).toContain(part)
    for (const part of ['不作数', '计入']) expect(text).not.toContain(part)
    expect((await page(kept)).sent('meeting.scans')).toEqual([])
  })

  it('shows the tally and the decisions once it is closed', async () => {
    const text = (await page({ 'meeting.get': closedMeeting() })).text()
    for (const part of ['66.7%', '接收赵青为预备党员', '通过', '会议讨论并表决了']) expect(text).toContain(part)
  })

  it('says that it is not there', async () => {
    expect((await page({ 'meeting.get': refused('no-such-meeting') })).text()).toContain('没有找到这次会议')
  })
})

describe('a scan that is not settled when the meeting is closed', () => {
  const record = {
    sheet: [markLine({ mark: 'present' }), markLine({ memberId: 'member-2', name: '张红', mark: 'absent' })],
    ...{ dueChange: null, withoutVote: [], corrections: [], afterClosing: [] },
  }
  const unsettled = (scan: Parameters<typeof failedScan>[0] = {}) =>
    page({
      'me.get': SECRETARY,
      'meeting.get': closedMeeting({ record }),
      'meeting.scans': { scans: [failedScan({ reason: 'sent-late', ...scan })] },
      'meeting.settleScan': failedScan(),
      'register.names': { on: meetingView().occurredOn, members: [] },
    })

  it('counts by a correction, with a reason; then the record is shown anew', async () => {
    const detail = await unsettled()
    expect(detail.text()).toContain('当时没有网络，后来补送：是 16:29 屏幕上的码')
    await detail.tap('计入')
    expect(detail.text()).toContain('张红：计入到会名单')
    expect(detail.text()).toContain('作为更正计入，人数重新计算')
    const correction = { at: instant(NOW), byName: '王书记', reason: '本人在会场', before: ['缺席：张红'] }
    detail.answer({
      'meeting.get': closedMeeting({ record: { ...record, corrections: [correction] } }),
      'meeting.scans': { scans: [failedScan({ isThere: true })] },
    })
    await detail.tap('本人在会场')
    await detail.tap('确定')
    expect(detail.sent('meeting.settleScan')).toEqual([
      { ...AT, scanId: 'scan-1', as: 'present', memberId: null, reason: '本人在会场' },
    ])
    expect(detail.text()).toContain('原为：缺席：张红')
  })

  it('does not count, with a reason', async () => {
    const detail = await unsettled()
    await detail.tap('不作数')
    expect(detail.text()).toContain('张红：这次扫码不作数')
  })

  it('of a stranger is matched with somebody who is not on the sheet as there', async () => {
    const detail = await unsettled({ memberId: null, name: null })
    await detail.tap('认出是谁')
    expect(detail.text()).toContain('这是哪位同志')
    expect(detail.text()).toContain('张红')
  })

  it('asks nothing of leave any more', async () => {
    const asked = markLine({ memberId: 'member-3', name: '赵青', mark: 'excused', leave: 'asked' })
    const detail = await page({
      'me.get': SECRETARY,
      'meeting.get': closedMeeting({ record: { ...record, sheet: [...record.sheet, asked] } }),
      'meeting.scans': { scans: [failedScan()] },
    })
    for (const part of ['准假', '没有答复的']) expect(detail.text()).not.toContain(part)
  })
})

describe('being reminded of the meeting', () => {
  const consents = [{ kind: 'meeting' as const, left: 0, templateId: 'template-meeting' }]
  const early = (more: object = {}) =>
    load('packages/meeting/detail/detail', {
      answers: {
        'me.get': ME,
        'meeting.get': meetingView(),
        'reminder.mine': { consents },
        'reminder.consent': { left: 1 },
      },
      query: AT,
      now: '2025-06-09T08:30:00.000Z',
      phone: { requestSubscribeMessage: () => ({ 'template-meeting': 'accept' }) },
      ...more,
    })

  it('is asked of WeChat by a tap, and then told to the server', async () => {
    const detail = await early()
    await detail.tap('提醒我一次')
    expect(detail.asked.find(({ api }) => api === 'requestSubscribeMessage')?.options).toEqual({
      tmplIds: ['template-meeting'],
    })
    expect(detail.sent('reminder.consent')).toEqual([{ kind: 'meeting' }])
    expect(detail.text()).toContain('还可提醒 1 次')
  })

  it('is not noted when the person says no', async () => {
    const detail = await early({ phone: { requestSubscribeMessage: () => ({ 'template-meeting': 'reject' }) } })
    await detail.tap('提醒我一次')
    expect(detail.sent('reminder.consent')).toEqual([])
    expect(detail.text()).toContain('没有开通')
  })

  it('is not offered once it has begun, nor asked for', async () => {
    const detail = await early({ now: NOW })
    expect(detail.text()).not.toContain('提醒我一次')
    expect(detail.sent('reminder.mine')).toEqual([])
  })
})
