/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, FINAL, HEAD, REPORT_ID } from './report-data'

const openPage = (answers: Answers) =>
  load('packages/report/drafts/drafts', { answers, query: { branchId: BRANCH_ID } })

describe('the drafts there are', () => {
  it('says that it is reading', async () => {
    expect((await openPage({ 'report.list': NEVER })).data).toMatchObject({ state: 'loading' })
  })

  it('says plainly when they could not be read, and reads again', async () => {
    const page = await openPage({ 'report.list': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer({ 'report.list': { items: [HEAD], next: null } })
    await page.tap('重试')
    expect(page.text()).toContain('2025年度述职报告')
  })

  it('says what to do when there are none', async () => {
    const page = await openPage({ 'report.list': { items: [], next: null } })
    expect(page.text()).toContain('还没有起草过述职报告。')
    await page.tap('去起草')
    expect(page.went()).toEqual(['/packages/report/report/report?branchId=branch-1'])
  })

  it('tells a bureau’s with all below it from those of itself alone', async () => {
    const wide: typeof HEAD = { ...HEAD, reportId: 'wide', scope: 'with-below' }
    const page = await openPage({ 'report.list': { items: [wide, HEAD], next: null } })
    expect(page.text()).toContain('含下级，数据截至 2025年12月31日')
    expect(page.text()).toContain('本级，数据截至 2025年12月31日')
  })

  it('lists them with their cut-off date and when they were written, and opens one', async () => {
    const page = await openPage({ 'report.list': { items: [HEAD], next: null } })
    expect(page.text()).toContain('2025年度述职报告 数据截至 2025年12月31日 2026年1月8日 09:00 起草')
    await page.tap('2025年度述职报告')
    expect(page.went()).toEqual([
      `/packages/report/report/report?branchId=branch-1&reportId=${encodeURIComponent(REPORT_ID)}`,
    ])
  })

  it('lists what was made final of each, marked as that, and opens it by its code', async () => {
    const { isSame: _, ...final } = FINAL
    const page = await openPage({ 'report.list': { items: [{ ...HEAD, finals: [final] }], next: null } })
    const row = '第1稿，2025年12月30日“支委会”通过 核验码 9F3A-12C4-77B0-E1D5'
    expect(page.text()).toMatch(new RegExp(`09:00 起草.*2025年度述职报告.*${row} 定稿`))
    await page.tap(row)
    expect(page.went()).toEqual([`/packages/final/verify/verify?branchId=branch-1&code=${FINAL.code}`])
  })
})
