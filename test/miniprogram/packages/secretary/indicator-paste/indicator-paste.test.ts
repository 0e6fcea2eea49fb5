/** @jest-environment jsdom */
import { load, refused } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../scene'

const recorded = { recorded: [{ entryId: 'i2', state: 'confirmed' as const }] }
const show = (answers: object = {}) =>
  load('packages/secretary/indicator-paste/indicator-paste', {
    query: { branchId: BRANCH, year: '2025' },
    answers: { ...ANSWERS, ...answers },
    now: NOW,
  })
const paste = (page: Awaited<ReturnType<typeof show>>, text: string) => page.run('type', { detail: { value: text } })

describe('pasting a year', () => {
  it('shows what would change before anything is saved', async () => {
    const page = await show()
    await paste(page, '月份\t热线受理\n1月\t100\n2月\t90')
    expect(page.text()).toContain('2月 新填 1 个数')
    expect(page.text()).not.toContain('1月 更正')
    expect(page.sent('indicator.recordYear')).toEqual([])
  })

  it('saves new months together', async () => {
    const page = await show({ 'indicator.recordYear': recorded })
    await paste(page, '月份\t热线受理\n2月\t90\n3月\t80')
    await page.tap('保存')
    expect(page.sent('indicator.recordYear')).toEqual([
      {
        branchId: BRANCH,
        months: [
          { month: '2025-02', values: [{ indicator: 'hotline-accepted', category: null, value: 90 }] },
          { month: '2025-03', values: [{ indicator: 'hotline-accepted', category: null, value: 80 }] },
        ],
      },
    ])
  })

  it('asks why before a recorded month is corrected', async () => {
    const page = await show({ 'indicator.correct': { entryId: 'i3', state: 'confirmed' } })
    await paste(page, '月份\t热线受理\n1月\t110')
    await page.run('save')
    expect(page.sent('indicator.correct')).toEqual([])
    await page.emit('.reason-sheet', 'done', { reason: '漏报十件' })
    expect(page.sent('indicator.correct')).toMatchObject([{ month: '2025-01', reason: '漏报十件' }])
  })

  it('keeps what was pasted when it was refused', async () => {
    const page = await show({ 'indicator.recordYear': refused('month-recorded', { month: '2025-02' }) })
    await paste(page, '月份\t热线受理\n2月\t90')
    await page.tap('保存')
    expect(page.text()).toContain('这个月已经填过')
    expect(page.data).toMatchObject({ text: '月份\t热线受理\n2月\t90' })
  })
})
