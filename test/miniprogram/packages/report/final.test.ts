/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { openPoint } from '#domain/report/open-point'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { describeStates } from '../../../builders/four-states'
import { load, refused, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, figure, JANUARY, READER, REPORT_ID, SECRETARY } from './report-data'

const CODE = '9F3A-12C4-77B0-E1D5'
const APPROVAL = { meetingId: 'm1', title: '支委会：审议述职报告', occurredOn: civilDate('2026-01-12') }
const FINAL = {
  ...{ finalId: 'branch-1:2025:own:1', version: 1, code: CODE, approval: APPROVAL },
  finalizedAt: instant('2026-01-12T02:00:00.000Z'),
}
const POINTS = [openPoint('blank', '（原因：待填写）', { section: 'problems', statement: 'problems' })]
const VERIFIED: OutputOf<'report.verify'> = {
  ...FINAL,
  ...{ title: '2025年度述职报告', unit: '第一党支部', year: 2025, cutOff: civilDate('2025-12-31'), scope: 'own' },
  ...{ author: null, byName: '张三', isWhole: true, latest: 1, figures: 40, openPoints: [], changed: [] },
}
const answers: Answers = {
  ...{ 'me.get': SECRETARY, 'report.checklist': { points: POINTS } },
  ...{ 'report.finals': { finals: [], meetings: [APPROVAL] }, 'report.finalize': FINAL, 'report.verify': VERIFIED },
}

describe('making a report final', () => {
  const PAGE = 'packages/report/final/final'
  const query = { branchId: BRANCH_ID, reportId: REPORT_ID }
  const openPage = (other: Answers = {}) => load(PAGE, { answers: { ...answers, ...other }, query, now: JANUARY })

  describeStates([{ page: PAGE, query, reads: 'report.finals', says: '哪次会议审议通过' }], answers, JANUARY)

  it('sends the meeting chosen and how many open points were told, and shows its code', async () => {
    const page = await openPage()
    expect(page.text()).toContain('核对还有 1 处')
    await page.tap('定稿')
    expect(page.sent('report.finalize')).toEqual([{ ...query, meetingId: 'm1', openPoints: 1 }])
    expect(page.went()).toEqual([`/packages/report/verify/verify?branchId=${BRANCH_ID}&code=${CODE}`])
  })

  it('says what to do where no meeting has been held since', async () => {
    const page = await openPage({ 'report.finals': { finals: [], meetings: [] } })
    expect(page.text()).toContain('请先开会审议')
  })

  it('lists the versions there are, to whoever may read', async () => {
    const page = await openPage({ 'me.get': READER, 'report.finals': { finals: [FINAL], meetings: [] } })
    expect(page.text()).toContain(`第1稿定稿 ${CODE}`)
    expect(page.text()).not.toContain('哪次会议审议通过')
  })

  it('says plainly that what is open has changed', async () => {
    const page = await openPage({ 'report.finalize': refused('open-points-changed') })
    await page.tap('定稿')
    expect(page.text()).toContain('核对的结果刚刚有变化')
  })
})

describe('checking a code', () => {
  const PAGE = 'packages/report/verify/verify'
  const openPage = (verified: Answers['report.verify'] = VERIFIED, code: Record<string, string> = { code: CODE }) =>
    load(PAGE, {
      answers: { ...answers, 'report.verify': verified },
      query: { branchId: BRANCH_ID, ...code },
      now: JANUARY,
    })

  it('says which version, which meeting, and that the records are as they were', async () => {
    const text = (await openPage()).text()
    expect(text).toContain(`第一党支部 第1稿定稿 ${CODE}`)
    expect(text).toContain('2026年1月12日“支委会：审议述职报告”审议通过')
    expect(text).toContain('文中 40 个数字，记录与定稿时一致。')
  })

  it('lists the figures whose records changed, and opens them', async () => {
    const page = await openPage({
      ...VERIFIED,
      latest: 2,
      changed: [{ figure: figure(), was: '38次', now: '39次', recordsWere: 38, recordsNow: 39 }],
    })
    expect(page.text()).toContain('已经有第2稿定稿')
    expect(page.text()).toContain('「会议和活动」定稿是38次，现在是39次')
    await page.tap('「会议和活动」')
    expect(page.went()[0]).toContain('/packages/report/evidence/evidence?')
  })

  it('says of an unknown code that it is not found', async () => {
    const page = await openPage(refused('no-such-final'), {})
    await page.run('type', { detail: { value: '0000-0000-0000-0000' } })
    await page.tap('核对')
    expect(page.text()).toContain('查不到这个核验码')
  })

  it('says what a code is, and asks for none that can be none', async () => {
    const page = await openPage(VERIFIED, {})
    await page.run('type', { detail: { value: '123' } })
    await page.tap('核对')
    expect(page.text()).toContain('核验码是 16 位字母和数字')
    expect(page.sent('report.verify')).toEqual([])
  })

  it('says that what is stored was changed behind it', async () => {
    expect((await openPage({ ...VERIFIED, isWhole: false })).text()).toContain('可能被改动过')
  })
})
