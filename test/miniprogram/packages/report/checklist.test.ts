/** @jest-environment jsdom */
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import { describeStates } from '../../../builders/four-states'
import { load, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, figure, JANUARY, report, REPORT_ID, SECRETARY } from './report-data'

const PAGE = 'packages/report/checklist/checklist'
const query = { branchId: BRANCH_ID, reportId: REPORT_ID }
const POINTS: readonly OpenPoint[] = [
  openPoint('unrecorded', '「荣誉」还没有记录，不印在报告里', { enterAt: 'ledger:honour' }),
  openPoint('blank', '「存在的问题」：请写', { section: 'problems', statement: 'problems' }),
  openPoint('blank', '打算（八）建立台账：责任人', { section: 'next-steps', statement: 'next-steps', entry: 's8' }),
  openPoint('typed', '35户：“走访35户”', { section: 'life', statement: 'activities' }),
  openPoint('stale', '「会议和活动」起草时 38次（38 条记录），现在 39次（39 条记录）', { figure: 'activities' }),
  openPoint('contradiction', '转办办结9件，多于转办8件', { figure: 'hotline-closed' }),
  openPoint('nowhere', '可以放到别的一节：“去年的话”', { statement: 'gone' }),
  openPoint('budget', '「主要工作」约 900 字，多于约定的 700 字', { section: 'work' }),
]
const answers = (points: readonly OpenPoint[] = POINTS): Answers => ({
  ...{
    'me.get': SECRETARY,
    'report.get': report(),
    'report.checklist': { points: [...points], seen: 'ab'.repeat(32) },
  },
})
const openPage = () => load(PAGE, { answers: answers(), query, now: JANUARY })

describeStates([{ page: PAGE, query, reads: 'report.checklist', says: '有 8 处请看一看' }], answers(), JANUARY)

it('says so where nothing is open', async () => {
  const page = await load(PAGE, { answers: answers([]), query, now: JANUARY })
  expect(page.text()).toContain('没有查到要再看一看的地方。')
})

it('stands by what is open, and each line leads to its place', async () => {
  const page = await openPage()
  expect(page.text()).toContain('还没有写的地方 2 处 「存在的问题」：请写')
  for (const [text, route] of [
    ['「存在的问题」：请写', `/packages/report/section/section?branchId=${BRANCH_ID}`],
    ['打算（八）建立台账', `/packages/report/section-entry/section-entry?branchId=${BRANCH_ID}`],
    ['35户：“走访35户”', `/packages/report/paragraph/paragraph?branchId=${BRANCH_ID}`],
    ['可以放到别的一节', `/packages/report/paragraph/paragraph?branchId=${BRANCH_ID}`],
    ['「会议和活动」起草时', `/packages/report/evidence/evidence?branchId=${BRANCH_ID}&measure=activities`],
    ['转办办结9件', `/packages/report/figures/figures?branchId=${BRANCH_ID}`],
    ['「主要工作」约 900 字', `/packages/report/report/report?branchId=${BRANCH_ID}`],
    ['「荣誉」还没有记录', `/packages/secretary/ledger-write/ledger-write?branchId=${BRANCH_ID}`],
  ] as const) {
    await page.tap(text)
    if (text.startsWith('打算')) expect(page.went().at(-1)).toContain('section=next-steps&entryId=s8')
    expect(page.went().at(-1)).toMatch(new RegExp(`^${route.replace(/[?]/g, '\\?')}`))
  }
})

it('is looked through again when something was settled elsewhere', async () => {
  const page = await openPage()
  await page.tap('35户')
  page.answer({ 'report.checklist': { points: [], seen: 'ab'.repeat(32) } })
  await page.run('onShow')
  expect(page.text()).toContain('没有查到要再看一看的地方。')
})

it('leads from a cell of the table of branches to the records of that branch', async () => {
  const cell = figure({
    ...{ key: 'members|branch=branch-2|each-below', measure: 'members', title: '党员', scope: 'each-below' },
    part: { by: 'branch', key: 'branch-2', label: '第二党支部' },
  })
  const rows = [{ branchId: 'branch-2', name: '第二党支部', cells: [{ is: 'figure' as const, figure: cell }] }]
  const branchTable = { columns: [{ measure: 'members', title: '党员', unit: '人' }], rows }
  const words = '「党员（第二党支部）」起草时 18人（18 条记录），现在 19人（19 条记录）'
  const page = await load(PAGE, {
    answers: { ...answers([openPoint('stale', words, { figure: cell.key })]), 'report.get': report({ branchTable }) },
    ...{ query, now: JANUARY },
  })
  await page.tap('「党员（第二党支部）」')
  const went = page.went().at(-1) ?? ''
  expect(went).toContain('/packages/report/evidence/evidence?branchId=branch-2&measure=members')
  expect(went).not.toContain('by=branch')
})
