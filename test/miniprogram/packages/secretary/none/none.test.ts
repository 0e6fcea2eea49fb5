/** @jest-environment jsdom */
import { load } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../scene'

const declared = { 'none.declare': { declarationId: 'd1' } }
const show = (query: Record<string, string> = {}) =>
  load('packages/secretary/none/none', {
    query: { branchId: BRANCH, subject: 'ledger:honour', ...query },
    answers: { ...ANSWERS, ...declared },
    now: NOW,
  })
const period = { from: '2025-01-01', to: '2025-06-10' }

describe('saying that there was none', () => {
  it('wants to know when', async () => {
    const page = await show()
    await page.tap('确认本期无')
    expect(page.text()).toContain('请选择时间')
    expect(page.sent('none.declare')).toEqual([])
  })
  it('begins with the period another page asked about, and goes back there', async () => {
    const page = await show(period)
    expect(page.text()).toContain('2025年1月1日')
    await page.tap('确认本期无')
    expect(page.sent('none.declare')).toEqual([{ branchId: BRANCH, subject: 'ledger:honour', period }])
    expect(page.asked.some(({ api }) => api === 'switchTab' || api === 'navigateBack')).toBe(true)
  })
})
