/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, JANUARY, measured, part, SECRETARY } from './report-data'

const DIMENSIONS = [
  { id: 'form', title: '形式', isOfPeople: false },
  { id: 'month', title: '月份', isOfPeople: false },
  { id: 'branch', title: '党支部', isOfPeople: false },
]
const USUAL: Answers = {
  'measure.catalogue': { measures: [measured('lectures', { dimensions: DIMENSIONS })] },
  'measure.split': ({ by }) => ({
    result: {
      kind: 'parts',
      parts:
        by === 'month'
          ? [part('2025-03', { display: '2', value: 2 })]
          : [part('video', { label: '视频', display: '4', records: 4 })],
      withheld: null,
    },
  }),
}
const openPage = (answers: Answers, query: Record<string, string> = {}) =>
  load('packages/report/split/split', {
    answers,
    query: { branchId: BRANCH_ID, measure: 'lectures', year: '2025', ...query },
    now: JANUARY,
  })

describe('a figure split', () => {
  it('says that it is reading', async () => {
    expect((await openPage({ ...USUAL, 'measure.split': NEVER })).data).toMatchObject({ state: 'loading' })
  })

  it('says plainly when it could not be read, and reads again', async () => {
    const page = await openPage({ ...USUAL, 'measure.catalogue': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer(USUAL)
    await page.tap('重试')
    expect(page.text()).toContain('视频 4 条记录 4次')
  })

  it('says where to enter what is not recorded', async () => {
    const none = {
      'measure.split': { result: { kind: 'no-record', enterAt: 'donations' } },
      'me.get': SECRETARY,
    } as const
    const page = await openPage({ ...USUAL, ...none })
    await page.tap('去登记')
    expect(page.went()[0]).toMatch(
      /^\/packages\/service\/donate\/donate\?branchId=branch-1&whose=others&from=20\d\d-01-01/,
    )
  })

  it('says what organizations below come to whose names are not listed, also where nothing else is', async () => {
    const withheld = { ...part('', { display: '5', records: 2 }) }
    const answers = { ...USUAL, 'measure.split': { result: { kind: 'parts' as const, parts: [], withheld } } }
    const page = await openPage(answers, { scope: 'with-below' })
    expect(page.text()).toContain(
      '另有 5次（2 条记录），不列出姓名和名称：机关和直属单位党组织的记录由书记、副书记、机关党办查看',
    )
    expect(page.text()).not.toContain('没有这样的记录')
  })

  it('shows the parts of the way chosen, and opens the records of one', async () => {
    const page = await openPage(USUAL)
    expect(page.text()).not.toContain('按党支部')
    await page.tap('按月份')
    expect(page.text()).toContain('3月 38 条记录 2次')
    await page.tap('3月')
    expect(page.went()).toEqual([
      '/packages/report/evidence/evidence?branchId=branch-1&measure=lectures&from=2025-01-01&to=2025-12-31&by=month&key=2025-03',
    ])
  })
})
