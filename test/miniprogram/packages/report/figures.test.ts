/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, bureauTree, computed, JANUARY, measured, OFFICE, resolved, SECRETARY } from './report-data'
import type { Resolved } from '../../../../miniprogram/services/reports'

const MONTHS = [{ id: 'month', title: '月份', isOfPeople: false }]
const CATALOGUE = {
  measures: [
    measured('lectures', { dimensions: MONTHS }),
    measured('donated', { title: '捐款金额', group: '捐款、党费和经费', unit: '元' }),
  ],
}
const all = (ids: readonly string[], result: Resolved) => Object.fromEntries(ids.map((id) => [id, result]))
const USUAL: Answers = {
  'me.get': SECRETARY,
  'measure.catalogue': CATALOGUE,
  'measure.compute': ({ measureIds }) =>
    computed(all(measureIds, resolved({ display: '12' })), all(measureIds, resolved({ display: '9' }))),
}
const openPage = (answers: Answers) =>
  load('packages/report/figures/figures', { answers, query: { branchId: BRANCH_ID, year: '2025' }, now: JANUARY })

describe('all figures', () => {
  it('says that it is reading', async () => {
    expect((await openPage({ ...USUAL, 'measure.catalogue': NEVER })).data).toMatchObject({ state: 'loading' })
  })

  it('says plainly when they could not be read, and reads again', async () => {
    const page = await openPage({ ...USUAL, 'measure.compute': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer(USUAL)
    await page.tap('重试')
    expect(page.text()).toContain('党课')
  })

  it('stand by what they are about, beside the year before', async () => {
    const page = await openPage(USUAL)
    expect(page.text()).toContain('党课 上年 9次 12 次 分类')
    const [now, before] = [2025, 2024].map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31` }))
    expect(page.sent('measure.compute')).toMatchObject([{ period: now, beside: before }])
    expect(page.text()).not.toContain('捐款金额')
  })

  it('are found by name in all subjects', async () => {
    const page = await openPage(USUAL)
    await page.run('seek', { detail: { value: '捐款' } })
    expect(page.text()).toContain('捐款金额')
    expect(page.text()).not.toContain('党课 上年')
  })

  it('says so when nothing has that name', async () => {
    const page = await openPage(USUAL)
    await page.run('seek', { detail: { value: '没有这个' } })
    expect(page.text()).toContain('没有找到这样的数字')
  })

  it('open the records behind them', async () => {
    const page = await openPage(USUAL)
    await page.tap('.figure-line')
    expect(page.went()).toEqual([
      '/packages/report/evidence/evidence?branchId=branch-1&measure=lectures&from=2025-01-01&to=2025-12-31',
    ])
  })

  it('are split where they have parts', async () => {
    const page = await openPage(USUAL)
    await page.tap('.split')
    expect(page.went()).toEqual(['/packages/report/split/split?branchId=branch-1&measure=lectures&year=2025'])
  })

  it('of a bureau are with all below it, or its own, and open their records like that', async () => {
    const page = await openPage({ ...USUAL, 'me.get': OFFICE, 'branch.tree': bureauTree() })
    expect(page.text()).toContain('含下级 ▾')
    await page.tap('.figure-line')
    await page.run('chooseScope', { detail: { value: '1' } })
    await page.tap('.split')
    const wide = { scope: 'with-below' }
    expect(page.sent('measure.compute')).toMatchObject([wide, { scope: 'own' }])
    expect(page.went().map((url) => new URLSearchParams(url.split('?')[1]).get('scope'))).toEqual(['with-below', 'own'])
  })

  it('of a year without records lead to the year before that has some', async () => {
    const page = await openPage({
      ...USUAL,
      'measure.compute': ({ measureIds, period }) => {
        const nothing = { kind: 'no-record', enterAt: 'meetings' } as const
        const nine = resolved({ display: '9' })
        return period.from === '2025-01-01'
          ? computed(all(measureIds, nothing), all(measureIds, nine))
          : computed(all(measureIds, nine))
      },
    })
    await page.tap('这一方面 2025 年还没有记录，看 2024 年 ›')
    expect(page.data).toMatchObject({ year: 2024 })
    expect((await openPage(USUAL)).text()).not.toContain('还没有记录')
  })

  it('are not computed twice', async () => {
    const page = await openPage(USUAL)
    await page.run('chooseGroup', { detail: { value: 1 } })
    await page.run('chooseGroup', { detail: { value: 0 } })
    const asked = page.sent('measure.compute') as { measureIds: string[] }[]
    expect(asked.map(({ measureIds }) => measureIds)).toEqual([['lectures'], ['donated']])
  })
})
