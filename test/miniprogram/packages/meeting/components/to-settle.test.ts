/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { SCAN_FAILURES } from '#domain/meeting/failed-scan'
import {
  askedBefore,
  leaveRows,
  REASONS,
  strangerChoices,
  waitingCount,
} from '../../../../../miniprogram/packages/meeting/components/to-settle/to-settle-view'
import { scanRows, STRANGER } from '../../../../../miniprogram/packages/meeting/scan-rows'
import { load, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { AT, failedScan, markLine, meetingView, NOW, TODAY } from '../scene'

const LEAVE = markLine({ mark: 'excused', source: 'self', leave: 'asked', reason: '出差', markedAt: instant(NOW) })
const SETTLED = { as: 'dismissed', byName: '王书记', at: instant(NOW), reason: '转发的截图' } as const
const MEMBERS = ['member-1', 'member-3'].map((memberId) => ({
  memberId,
  name: `${memberId}同志`,
  cellId: null,
  stage: 'full' as const,
}))
const settle = (answers: Answers = {}, people = [LEAVE], scans = [failedScan()]) =>
  load('packages/meeting/components/to-settle/to-settle', {
    answers: {
      'meeting.decideLeave': { memberId: 'member-1', mark: 'excused', leave: 'granted' },
      'meeting.settleScan': failedScan({ settled: SETTLED }),
      'register.names': { on: meetingView().occurredOn, members: MEMBERS },
      ...answers,
    },
    properties: { ...AT, people, scans, on: TODAY },
    now: NOW,
  })
const tapped = (dataset: object) => ({ currentTarget: { dataset } })

afterEach(() => jest.useRealTimers())

describe('what waits for the host', () => {
  it('has plain words for every reason there is', () => {
    for (const reason of SCAN_FAILURES) {
      const [row] = scanRows([failedScan({ reason })], TODAY)
      expect(row?.why).toMatch(/^[^a-z]{4,}$/)
    }
  })

  it('says when, how often, and which code it was', () => {
    const scan = failedScan({ times: 3, lastAt: instant('2025-06-10T08:35:00.000Z') })
    expect(scanRows([scan], TODAY)[0]).toMatchObject({
      name: '张红',
      when: '16:31 至 16:35，共 3 次',
      why: '码已更换：是 16:29 屏幕上的码',
    })
  })

  it('calls a stranger nothing but somebody who has not joined', () => {
    expect(scanRows([failedScan({ memberId: null, name: null, reason: 'not-bound' })], TODAY)[0]?.name).toBe(STRANGER)
  })

  it('keeps settled ones below, with who, when and why', () => {
    const rows = scanRows([failedScan({ settled: SETTLED }), failedScan({ scanId: 'scan-2' })], TODAY)
    expect(rows.map(({ scanId }) => scanId)).toEqual(['scan-2', 'scan-1'])
    expect(rows[1]?.verdict).toBe('不作数 · 王书记 · 16:31 · 转发的截图')
  })

  it('asks nothing about somebody who is there by now', () => {
    const isThere = [failedScan({ isThere: true })]
    expect(scanRows(isThere, TODAY)[0]).toMatchObject({ isOpen: false, verdict: '后来已经到会' })
    expect(waitingCount({ people: [LEAVE], scans: isThere })).toBe(1)
  })

  it('shows leave with its words, the undecided first', () => {
    const granted = markLine({ memberId: 'b', mark: 'excused', leave: 'granted' })
    const rows = leaveRows([granted, LEAVE, markLine({ memberId: 'c' })], TODAY)
    expect(rows.map(({ memberId, decided }) => [memberId, decided])).toEqual([
      ['member-1', ''],
      ['b', '准假'],
    ])
    expect(rows[0]?.note).toBe('出差 · 16:31提出')
  })

  it('offers those due who are not there yet first, for a stranger', () => {
    const people = [markLine({ mark: 'present' }), markLine({ memberId: 'member-2', name: '张红' })]
    expect(strangerChoices(people, MEMBERS).map(({ memberId }) => memberId)).toEqual(['member-2', 'member-3'])
  })
})

describe('settling', () => {
  it('grants leave on one tap', async () => {
    const page = await settle()
    const changed = page.heard('changed')
    await page.run('decideLeave', tapped({ id: 'member-1', grant: 'yes' }))
    expect(page.sent('meeting.decideLeave')).toEqual([{ ...AT, memberId: 'member-1', grant: true }])
    expect(changed).toHaveLength(1)
  })

  it('lets a scan count with a reason', async () => {
    const page = await settle()
    await page.run('letIn', tapped({ id: 'scan-1' }))
    expect(page.data).toMatchObject({ isReasoning: true, reasons: REASONS.present })
    await page.run('settle', { detail: { reason: '本人在会场' } })
    const settled = { scanId: 'scan-1', as: 'present', memberId: null, reason: '本人在会场' }
    expect(page.sent('meeting.settleScan')).toEqual([{ ...AT, ...settled }])
    expect(page.data).toMatchObject({ isReasoning: false, settling: null })
  })

  it('says of another that it does not count, with a reason', async () => {
    const page = await settle()
    await page.run('dismiss', tapped({ id: 'scan-1' }))
    await page.run('settle', { detail: { reason: '转发的截图' } })
    expect(page.sent('meeting.settleScan')).toMatchObject([{ as: 'dismissed', reason: '转发的截图' }])
  })

  it('asks who a stranger is before anything else', async () => {
    const page = await settle({}, [LEAVE], [failedScan({ memberId: null, name: null, reason: 'not-bound' })])
    await page.run('letIn', tapped({ id: 'scan-1' }))
    expect(page.data).toMatchObject({ isChoosing: true, isReasoning: false })
    await page.run('recognise', { detail: { memberIds: ['member-3'] } })
    expect(page.data).toMatchObject({ isChoosing: false, isReasoning: true, heading: 'member-3同志：记为到会' })
    await page.run('settle', { detail: { reason: '已当面核对' } })
    expect(page.sent('meeting.settleScan')).toMatchObject([{ as: 'present', memberId: 'member-3' }])
  })

  it('stays open with the sentence when it is refused', async () => {
    const page = await settle({ 'meeting.settleScan': refused('not-due') })
    await page.run('letIn', tapped({ id: 'scan-1' }))
    await page.run('settle', { detail: { reason: '本人在会场' } })
    expect(page.data).toMatchObject({ isReasoning: true, fault: '这位同志不在应到名单里。' })
  })

  it('once more after the network failed is the same intention', async () => {
    const page = await settle({ 'meeting.settleScan': OFFLINE })
    await page.run('letIn', tapped({ id: 'scan-1' }))
    await page.run('settle', { detail: { reason: '本人在会场' } })
    page.answer({ 'meeting.settleScan': failedScan() })
    await page.run('settle', { detail: { reason: '本人在会场' } })
    const ids = page.calls.filter(({ procedure }) => procedure === 'meeting.settleScan').map((call) => call.requestId)
    expect(new Set(ids).size).toBe(1)
    expect(ids).toHaveLength(2)
  })

  it('says when nothing waits', async () => {
    expect((await settle({}, [], [])).text()).toContain('现在没有要处理的')
  })
})

describe('once the meeting is closed', () => {
  it('says that to let a scan count is a correction, and asks of nobody who comes to be noted again', () => {
    const counted = askedBefore('present', '张红', true)
    expect(counted).toMatchObject({
      heading: '张红：计入到会名单',
      note: expect.stringContaining('作为更正') as string,
    })
    expect(askedBefore('dismissed', '张红', true).note).not.toContain('再登记')
    expect(askedBefore('dismissed', '张红', false).note).toContain('再登记')
  })
})
