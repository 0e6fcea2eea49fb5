/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, computed, JANUARY, part, resolved } from './report-data'

const NOTHING = { kind: 'no-record', enterAt: 'meetings' } as const
const USUAL: Answers = {
  'measure.compute': ({ measureIds }) => computed(Object.fromEntries(measureIds.map((id) => [id, resolved()]))),
  'measure.split': ({ measureId }) => ({
    result: measureId.startsWith('dues') ? NOTHING : { kind: 'parts', parts: [part('2025-03')], withheld: null },
  }),
}
const openPage = (answers: Answers) =>
  load('packages/report/charts/charts', { answers, query: { branchId: BRANCH_ID, year: '2025' }, now: JANUARY })

describe('the charts', () => {
  it('say that they are being read', async () => {
    expect((await openPage({ ...USUAL, 'measure.compute': NEVER })).data).toMatchObject({ state: 'loading' })
  })

  it('say plainly when they could not be read, and read again', async () => {
    const page = await openPage({ ...USUAL, 'measure.compute': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer(USUAL)
    await page.tap('重试')
    expect(page.text()).toContain('会议和活动到会人次')
  })

  it('are not empty because the months could not be read', async () => {
    const page = await openPage({ ...USUAL, 'measure.split': OFFLINE })
    expect(page.text()).toContain('网络不通')
    expect(page.text()).not.toContain('暂无记录')
  })

  it('say so when the year has nothing to draw', async () => {
    const page = await openPage({
      'measure.compute': ({ measureIds }) => computed(Object.fromEntries(measureIds.map((id) => [id, NOTHING]))),
      'measure.split': { result: NOTHING },
    })
    expect(page.text()).toContain('2025年还没有可以画图的记录')
  })

  it('draw what is recorded, and say where nothing is', async () => {
    const page = await openPage(USUAL)
    expect(page.text()).toContain('会议和活动到会人次 实到 应到')
    expect(page.text()).toContain('党费（元） 暂无记录')
    expect(page.text()).toContain('会议和活动次数 2025年 2024年')
  })

  it('open the numbers month by month', async () => {
    const page = await openPage(USUAL)
    await page.tap('逐月看数字')
    expect(page.went()).toEqual(['/packages/report/split/split?branchId=branch-1&measure=activities-present&year=2025'])
  })
})
