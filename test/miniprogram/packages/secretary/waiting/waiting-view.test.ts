import type { OutputOf } from '#contract'
import { moreLine, waitingRows } from '../../../../../miniprogram/packages/secretary/waiting/waiting-view'
import { WAITING } from '../scene'

type Item = OutputOf<'entry.waiting'>['items'][number]
const item = (more: Partial<Item> = {}): Item => ({ ...WAITING, ...more })
const row = (more: Partial<Item> = {}) => waitingRows({ items: [item(more)], total: 1 }, ['confirm-records'], 2025)[0]

describe('a record that waits', () => {
  it('says whose it is, what kind and which day', () => {
    expect(row()).toMatchObject({ head: '张三 · 志愿服务 · 3月4日 周二', line: '文明劝导，2小时', note: '' })
  })
  it('names who entered it only when that is another', () => {
    expect(row({ recordedByName: '李四' })?.note).toBe('李四登记')
  })
  it('says that it was entered late, and why it is disputed', () => {
    expect(row({ isLateEntry: true, state: 'disputed', reason: '时长不对' })).toMatchObject({
      note: '补录 · 异议：时长不对',
      isDisputed: true,
    })
  })
  it('is settled by who confirms records, dues by who manages dues', () => {
    expect(row()?.maySettle).toBe(true)
    expect(row({ book: 'duesPayments' })?.maySettle).toBe(false)
    expect(
      waitingRows({ items: [item({ book: 'duesPayments' })], total: 1 }, ['manage-dues'], 2025)[0]?.maySettle,
    ).toBe(true)
  })
  it('tells how many more there are', () => {
    expect(moreLine({ items: [item()], total: 1 })).toBe('')
    expect(moreLine({ items: [item()], total: 120 })).toContain('共 120 条')
  })
})
