/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../builders/simulate'
import { byLink, inside } from '../../builders/written-file'
import { ANSWERS, dues, duesMonth, ledger, ledgerItem, NOW, STRANGER } from './scene'

const FILE = inside('张三2025年的记录.xlsx')
const records = (answers: Answers = {}, more: object = {}) =>
  load('pages/records/records', { now: NOW, answers: { ...ANSWERS, ...answers }, ...more })

describe('the year’s records', () => {
  it('say the person’s own year in plain numbers', async () => {
    const page = await records({
      'ledger.mine': ledger(ledgerItem('e1'), ledgerItem('e2', { kind: 'community-service' })),
      'dues.mine': dues(duesMonth('2025-05', 'on-time'), duesMonth('2025-06', 'unpaid')),
    })
    for (const said of ['应到 12 次，实到 11 次', '请假 1 次，学习 9小时', '12小时30分钟，8 次', '另有 1 次待确认'])
      expect(page.text()).toContain(said)
    for (const said of [
      '120.50 元，2 笔',
      '已交 1 个月，30.00 元',
      '还有 1 个月未交',
      '心得体会 1 篇',
      '其他登记 1 条',
    ])
      expect(page.text()).toContain(said)
  })

  it('count no month as unpaid before it has come', async () => {
    const page = await records({ 'dues.mine': dues(duesMonth('2025-06', 'on-time'), duesMonth('2025-07', 'unpaid')) })
    expect(page.text()).toContain('已交 1 个月')
    expect(page.text()).not.toContain('未交')
  })

  it('say that there is nothing yet where there is nothing', async () => {
    const none = { expected: 0, present: 0, excused: 0, absent: 0, observed: 0, studyMinutes: 0, items: [], next: null }
    const page = await records({ 'meeting.mine': none, 'dues.mine': dues() })
    expect(page.text()).toContain('会议和学习 还没有记录')
    expect(page.text()).toContain('党费 还没有核定')
  })

  it.each([
    ['应到 12 次，实到 11 次', '/packages/meeting/list/list'],
    ['12小时30分钟，8 次', '/packages/service/shifts/shifts'],
    ['120.50 元，2 笔', '/packages/service/donations/donations'],
    ['已交 2 个月，60.00 元', '/packages/dues/mine/mine'],
    ['心得体会', '/packages/member/notes/notes?kind=study-note'],
    ['其他登记', '/packages/member/notes/notes'],
  ])('%s leads to its list', async (line, to) => {
    const page = await records()
    await page.tap(line)
    expect(page.went()).toEqual([to])
  })

  it('of another year are asked for when it is chosen', async () => {
    const page = await records()
    await page.run('chooseYear', { detail: { value: '1' } })
    expect(page.text()).toContain('2024 年')
    expect(page.sent('shift.mine')).toEqual([
      { year: 2025, pageSize: 1 },
      { year: 2024, pageSize: 1 },
    ])
    expect(page.sent('meeting.mine').at(-1)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' })
  })

  it('are exported as a table and opened', async () => {
    const page = await records({ 'me.export': FILE })
    await page.tap('导出 2025 年的记录')
    expect(page.sent('me.export')).toEqual([{ year: 2025 }])
    expect(page.asked.find(({ api }) => api === 'openDocument')?.options).toMatchObject({ fileType: 'xlsx' })
  })

  it('that cannot be exported say why', async () => {
    const page = await records({ 'me.export': OFFLINE })
    await page.tap('导出 2025 年的记录')
    expect(page.text()).toContain('网络不通')
    const lost = await records(
      { 'me.export': byLink('记录.xlsx') },
      { phone: { downloadFile: () => new Error('no route') } },
    )
    await lost.tap('导出 2025 年的记录')
    expect(lost.text()).toContain('表格没有下载下来')
  })

  it('a part that cannot be read says so, and the rest stands', async () => {
    const page = await records({ 'shift.mine': OFFLINE })
    expect(page.text()).toContain('志愿服务 没有读到')
    expect(page.text()).toContain('应到 12 次')
  })

  it('are for whoever has joined', async () => {
    const page = await records({ 'me.get': STRANGER })
    await page.tap('加入支部')
    expect(page.went()).toEqual(['/packages/member/join/join'])
  })

  it('are loading, or failed with a retry', async () => {
    expect((await records({ 'me.get': NEVER })).text()).toBe('正在读取…')
    const page = await records({ 'meeting.mine': OFFLINE })
    page.answer({ 'meeting.mine': ANSWERS['meeting.mine'] })
    await page.tap('重试')
    expect(page.text()).toContain('应到 12 次')
  })
})
