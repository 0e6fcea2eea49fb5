/** @jest-environment jsdom */
import { describeStates } from '../../../builders/four-states'
import { load, OFFLINE, type Answers } from '../../../builders/simulate'
import { inside } from '../../../builders/written-file'
import { BRANCH_ID, JANUARY, report, REPORT_ID } from './report-data'

const PAGE = 'packages/report/one-page/one-page'
const query = { branchId: BRANCH_ID, reportId: REPORT_ID }
const answers: Answers = { 'report.get': report() }
const openPage = (more: Answers = {}) => load(PAGE, { answers: { ...answers, ...more }, query, now: JANUARY })

describeStates(
  [
    {
      ...{ page: PAGE, query, reads: 'report.get', says: '会议和活动' },
      empty: { answers: { 'report.get': report({ sections: [] }) }, says: '这份草稿里还没有数字。' },
    },
  ],
  answers,
  JANUARY,
)

describe('a year on one page', () => {
  it('says its figures under their headings, and opens the records of one', async () => {
    const page = await openPage()
    expect(page.text()).toContain('2025年 第一党支部，数据截至2025年12月31日 组织生活')
    await page.tap('会议和活动')
    expect(page.went()[0]).toContain('/packages/report/evidence/evidence?branchId=branch-1&measure=activities')
  })

  it('goes to a chat as a page to be printed, and says plainly when it could not be had', async () => {
    const file = inside('一页看全年.html')
    const page = await openPage({ 'report.evidenceFile': OFFLINE })
    await page.tap('网页（.html）发到聊天')
    expect(page.text()).toContain('网络不通')
    page.answer({ ...answers, 'report.evidenceFile': file })
    await page.tap('网页（.html）发到聊天')
    expect(page.sent('report.evidenceFile').at(-1)).toEqual({ ...query, format: 'one-page' })
    expect(page.asked.at(-1)).toMatchObject({ api: 'shareFileMessage', options: { fileName: '一页看全年.html' } })
  })
})
