/** @jest-environment jsdom */
import type { ProcedureName } from '#contract'
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from './scene'

interface Case {
  readonly page: string
  readonly query?: Record<string, string>
  /** What the page cannot do without. */
  readonly reads: ProcedureName
  /** What stands there when it is ready. */
  readonly says: string
  readonly empty?: { readonly answers: Answers; readonly says: string }
}
const PAGES: readonly Case[] = [
  {
    page: 'workbench',
    reads: 'branch.agenda',
    says: '在册 21 人，其中 18 人已用微信加入',
    empty: {
      answers: {
        'branch.tree': { branches: [] },
        'me.get': { ...ANSWERS['me.get'], permissions: [] },
      },
      says: '这里供支部委员和记录员使用',
    },
  },
  {
    page: 'waiting',
    reads: 'entry.waiting',
    says: '文明劝导，2小时',
    empty: { answers: { 'entry.waiting': { items: [], total: 0, withheld: [] } }, says: '没有待确认的记录' },
  },
  {
    page: 'register',
    reads: 'register.list',
    says: '第一党小组 · 1 人',
    empty: { answers: { 'register.list': { ...ANSWERS['register.list'], members: [] } }, says: '名册还是空的' },
  },
  { page: 'person', query: { memberId: 'm1' }, reads: 'register.get', says: '男 · 1980 年生' },
  { page: 'person-add', reads: 'branch.get', says: '进入支部日期' },
  { page: 'person-change', query: { memberId: 'm1', what: 'facts' }, reads: 'register.get', says: '自哪一天起' },
  { page: 'invite', query: { memberId: 'm1' }, reads: 'invitation.create', says: 'ABCD 2345' },
  {
    page: 'invitations',
    reads: 'invitation.list',
    says: '李书记发出',
    empty: { answers: { 'invitation.list': { invitations: [] } }, says: '没有待用的邀请码' },
  },
  {
    page: 'ledger',
    query: { kind: 'self-check' },
    reads: 'ledger.list',
    says: '安全，发现问题3条',
    empty: { answers: { 'ledger.list': { items: [], names: {}, next: null } }, says: '还没有“自查和检查”的记录' },
  },
  { page: 'ledger-entry', query: { entryId: 'e1' }, reads: 'ledger.get', says: '登记整改' },
  {
    page: 'ledger-write',
    query: { kind: 'self-check', task: 'conclude', entryId: 'e1' },
    reads: 'ledger.get',
    says: '已整改',
  },
  { page: 'none', query: { subject: 'ledger:honour' }, reads: 'none.list', says: '这段时间没有“荣誉”' },
  {
    page: 'indicators',
    query: { year: '2025' },
    reads: 'indicator.year',
    says: '热线受理',
    empty: {
      answers: { 'indicator.year': { definitions: [], categories: [], months: [] } },
      says: '采用热线业务的现成指标',
    },
  },
  { page: 'indicator-month', query: { month: '2025-02' }, reads: 'indicator.year', says: '当日转办' },
  { page: 'indicator-paste', query: { year: '2025' }, reads: 'indicator.year', says: '选中连同表头的一块' },
  { page: 'indicator-define', reads: 'indicator.definitions', says: '多个月怎样合计' },
  { page: 'settings', reads: 'branch.get', says: '党费尾数' },
  {
    page: 'norms',
    reads: 'branch.norms',
    says: '支部党员大会',
    empty: { answers: { 'branch.norms': { ...ANSWERS['branch.norms'], norms: [] } }, says: '现在没有生效的要求' },
  },
  { page: 'norm-choice', query: { normId: 'general-meeting-2018' }, reads: 'branch.norms', says: '从何时起' },
  { page: 'thresholds', reads: 'branch.thresholds', says: '半年内缺席几次，建议谈心' },
  {
    page: 'cells',
    reads: 'branch.get',
    says: '第一党小组',
    empty: { answers: { 'branch.get': { ...ANSWERS['branch.get'], cells: [] } }, says: '支部没有划分党小组' },
  },
  { page: 'posts', reads: 'appointment.list', says: '书记：李书记' },
  {
    page: 'log',
    reads: 'journal.list',
    says: '登记一条台账',
    empty: { answers: { 'journal.list': { items: [], next: null, head: null } }, says: '还没有操作记录' },
  },
]
const show = ({ page, query }: Case, answers: Answers) =>
  load(`packages/secretary/${page}/${page}`, {
    query: { branchId: BRANCH, ...query },
    answers: { ...ANSWERS, ...answers },
    now: NOW,
  })

describe.each(PAGES.map((each) => [each.page, each] as const))('%s', (_, each) => {
  it('says that it is reading', async () => {
    const page = await show(each, { [each.reads]: NEVER })
    expect(page.data).toMatchObject({ state: 'loading' })
    expect(page.text()).not.toContain(each.says)
  })

  it('says when the network is down, and shows everything once it is back', async () => {
    const page = await show(each, { [each.reads]: OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer({ [each.reads]: ANSWERS[each.reads as keyof typeof ANSWERS] })
    await page.tap('重试')
    expect(page.text()).toContain(each.says)
  })

  const { empty } = each
  if (empty)
    it('says what can be done while there is nothing', async () => {
      const page = await show(each, empty.answers)
      expect(page.text()).toContain(empty.says)
    })
})
