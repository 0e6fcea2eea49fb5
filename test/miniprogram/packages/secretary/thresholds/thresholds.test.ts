/** @jest-environment jsdom */
import { DEFAULT_THRESHOLDS } from '#domain/branch/threshold'
import { typedThresholds } from '../../../../../miniprogram/packages/secretary/thresholds/thresholds-view'
import { load, type Answers } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../scene'

const show = (answers: Answers = {}) =>
  load('packages/secretary/thresholds/thresholds', {
    query: { branchId: BRANCH },
    answers: { ...ANSWERS, 'branch.setThresholds': ANSWERS['branch.thresholds'], ...answers },
    now: NOW,
  })
const typed = (more: object) => ({ typed: { ...typedThresholds(DEFAULT_THRESHOLDS), ...more } })

describe('when the branch wants to be told', () => {
  it('is said with the limits of each', async () => {
    const page = await show()
    expect(page.text()).toContain('1 到 20，原定 7')
    expect(page.text()).toContain('改了从今天起生效')
  })
  it('sends what was changed alone', async () => {
    const page = await show()
    await page.emit('.ledger-form', 'change', typed({ 'month-notice-days': '10' }))
    await page.tap('保存')
    expect(page.sent('branch.setThresholds')).toEqual([{ branchId: BRANCH, thresholds: { 'month-notice-days': 10 } }])
  })
  it('sends nothing outside the limits, and nothing that is so already', async () => {
    const page = await show()
    await page.tap('保存')
    expect(page.text()).toContain('没有需要更改的内容')
    await page.emit('.ledger-form', 'change', typed({ 'care-after-months': '6' }))
    await page.tap('保存')
    expect(page.data).toMatchObject({ faultAt: 'care-after-months' })
    expect(page.sent('branch.setThresholds')).toEqual([])
  })
  it('is shown to who only reads, without a form', async () => {
    const me = ANSWERS['me.get']
    const permissions = [{ ...me.permissions[0], permissions: ['take-part', 'read-records'] }]
    const page = await show({ 'me.get': { ...me, permissions } } as Answers)
    expect(page.text()).toContain('3 次')
    expect(page.has('.ledger-form')).toBe(false)
  })
})
