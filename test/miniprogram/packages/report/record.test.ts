/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { describeStates } from '../../../builders/four-states'
import { load, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, JANUARY, READER, SECRETARY } from './report-data'

const PAGE = 'packages/report/record/record'
const ENTRY = {
  ...{ entryId: 'e1', branchId: BRANCH_ID, memberId: 'm1', memberName: '王芳', occurredOn: civilDate('2025-03-04') },
  ...{ recordedAt: instant(JANUARY), recordedByName: '张三', source: 'clerk' as const, state: 'confirmed' as const },
  ...{ isLateEntry: true, reason: null, supersedes: null, supersededBy: null },
}
const SHIFT: OutputOf<'shift.get'> = {
  ...ENTRY,
  ...{ project: '社区清洁', site: '北门', minutes: 150, outingId: null, remarks: [] },
}
const GIFT: OutputOf<'donation.get'> = {
  ...ENTRY,
  ...{
    campaign: '防汛救灾',
    fen: fen(20000),
    acknowledgement: '2025-001',
    receipt: null,
    ...{ willing: null, paper: null },
  },
}
const PAYMENT: OutputOf<'dues.payment'> = {
  payment: {
    ...ENTRY,
    ...{ fen: fen(3000), months: [month('2025-01'), month('2025-02')], method: 'transfer', isLargeVoluntary: false },
    ...{ voluntaryFen: fen(0), isPartial: false, receipts: [] },
  },
  asOf: civilDate('2026-01-08'),
  months: [],
}
const ANSWERS: Answers = {
  ...{ 'me.get': SECRETARY, 'shift.get': SHIFT, 'donation.get': GIFT, 'dues.payment': PAYMENT },
}
const at = (book: string) => ({ branchId: BRANCH_ID, book, entryId: 'e1' })
const openPage = (book: string, answers: Answers = {}) =>
  load(PAGE, { answers: { ...ANSWERS, ...answers }, query: at(book), now: JANUARY })

describeStates([{ page: PAGE, query: at('shifts'), reads: 'shift.get', says: '社区清洁' }], ANSWERS, JANUARY)

describe('a record behind a figure', () => {
  it.each([
    ['shifts', '志愿服务 已确认 党员 王芳 日期 2025年3月4日 周二 项目 社区清洁 地点 北门 时长 2小时30分钟'],
    ['donations', '捐款 已确认 党员 王芳 日期 2025年3月4日 周二 募捐事项 防汛救灾 金额 200.00 元 致谢凭证 2025-001'],
    ['duesPayments', '党费 已确认 党员 王芳 日期 2025年3月4日 周二 金额 30.00 元 月份 2025年1月、2月 方式 银行转账'],
  ])('of %s says what it is', async (book, words) => {
    expect((await openPage(book)).text()).toContain(words)
  })

  it.each([
    ['shifts', '/packages/service/shift-form/shift-form?branchId=branch-1&whose=others&entryId=e1'],
    ['donations', '/packages/service/donate/donate?branchId=branch-1&whose=others&entryId=e1'],
    ['duesPayments', '/packages/dues/correct/correct?branchId=branch-1&entryId=e1'],
  ])('of %s leads to its correction', async (book, url) => {
    const page = await openPage(book)
    await page.tap('更正这条记录 ›')
    expect(page.went()).toEqual([url])
  })

  it('is only looked at by somebody who may not correct it', async () => {
    expect((await openPage('shifts', { 'me.get': READER })).text()).not.toContain('更正')
  })

  it('of no known book is not there', async () => {
    expect((await openPage('secrets')).data).toMatchObject({ state: 'failed' })
  })
})
