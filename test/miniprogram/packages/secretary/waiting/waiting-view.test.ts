import type { OutputOf } from '#contract'
import { instant } from '#domain/time/instant'
import { moreLine, waitingRows, withheldLine } from '../../../../../miniprogram/packages/secretary/waiting/waiting-view'
import { WAITING } from '../scene'

type Item = OutputOf<'entry.waiting'>['items'][number]
const item = (more: Partial<Item> = {}): Item => ({ ...WAITING, ...more })
const row = (more: Partial<Item> = {}) => waitingRows({ items: [item(more)], total: 1, withheld: [] }, 2025)[0]

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
      tag: '有异议',
      mayDispute: false,
    })
  })
  it('is settled by whom the server says', () => {
    expect([row({ maySettle: true })?.mayConfirm, row({ maySettle: false })?.mayConfirm]).toEqual([true, false])
  })
  it('that would say the same as another is told from it by who entered it when', () => {
    const again = item({ entryId: 'e9', recordedAt: instant('2025-03-05T03:00:00.000Z') })
    const rows = (...items: Item[]) => waitingRows({ items, total: items.length, withheld: [] }, 2025)
    const [one, two] = rows(item(), again)
    expect(one?.note).toMatch(/^张三.* 登记$/)
    expect(two?.note).toBe('张三3月5日 11:00 登记')
    expect(one?.note).not.toBe(two?.note)
    expect(rows(item(), { ...again, line: '夜间值守，4小时' }).map(({ note }) => note)).toEqual(['', ''])
  })
  it('that the person does not read is told with who does, never as if it were not there', () => {
    const withheld = [{ count: 3, who: '书记、副书记、组织委员' }]
    expect(withheldLine({ items: [], total: 0, withheld })).toBe('另有 3 条由书记、副书记、组织委员查看和确认')
    expect(withheldLine({ items: [], total: 0, withheld: [] })).toBe('')
  })
  it('tells how many more there are', () => {
    expect(moreLine({ items: [item()], total: 1, withheld: [] })).toBe('')
    expect(moreLine({ items: [item()], total: 120, withheld: [] })).toContain('共 120 条')
  })
})
