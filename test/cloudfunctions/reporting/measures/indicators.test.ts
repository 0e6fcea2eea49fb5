/** Monthly figures of the unit's own business: what they are called, and which months of them nobody entered. */
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import type { IndicatorMonth } from '#domain/entries/indicator'
import { civilDate, lastDay, month } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { measureOf } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { entry } from '../../../builders/entries'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH } from '../../../builders/office'

const entered = (of: string): IndicatorMonth => ({
  ...entry(`${BRANCH}:${of}#1`, { occurredOn: lastDay(month(of)) }),
  ...{ month: month(of), version: 1, values: [{ indicator: 'hotline-accepted', category: null, value: 10 }] },
})
async function accepted(months: readonly string[], cutOff: string) {
  const store = new MemoryStore()
  store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
  store.seed('indicatorMonths', ...months.map(entered))
  const query = {
    branchIds: [BRANCH],
    period: yearPeriod(2025),
    cutOff: civilDate(cutOff),
    on: civilDate('2026-01-10'),
  }
  const figure = await (await MeasureDesk.open(store, query)).resolve('hotline-accepted')
  if (figure.kind !== 'value') throw new Error(figure.kind)
  return figure
}

describe('a monthly figure', () => {
  const all = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)

  it('names the months of the period that nobody entered, and none where all are there', async () => {
    const most = all.filter((each) => each !== '2025-03' && each !== '2025-07')
    const { missing, definition } = await accepted(most, '2025-12-31')
    expect(missing).toEqual(['2025-03', '2025-07'])
    expect(definition).toMatch(/；缺3月、7月的记录$/)
    const whole = await accepted(all, '2025-12-31')
    expect(whole).not.toHaveProperty('missing')
    expect(whole.definition).not.toContain('缺')
  })

  it('lacks no month that is not over by the cut-off date', async () => {
    expect(await accepted(all.slice(0, 5), '2025-06-10')).not.toHaveProperty('missing')
    expect(await accepted(all.slice(0, 5), '2025-06-30')).toHaveProperty('missing', ['2025-06'])
  })
})

it('a ready-made measure of an indicator that was renamed says so, and is not compared across that day', () => {
  const renamed = { from: '热线受理', on: civilDate('2025-04-01') }
  const indicators = HOTLINE_INDICATORS.map((each) =>
    each.code === 'hotline-accepted' ? { ...each, name: '来电受理', renamed } : each,
  )
  expect(measureOf('hotline-accepted', { indicators, kinds: [] })).toMatchObject({
    ...{ id: 'hotline-accepted', title: '来电受理', changedOn: '2025-04-01' },
    note: '2025年4月1日前称“热线受理”，不与此前比较',
  })
  expect(measureOf('hotline-answered', { indicators, kinds: [] })).toMatchObject({ title: '当场答复' })
  expect(measureOf('hotline-answered', { indicators, kinds: [] })).not.toHaveProperty('changedOn')
})

it('a share of months says that a month not over counts once it has what is counted', () => {
  expect(measureOf('themed-party-day-months-rate', { indicators: [], kinds: [] })?.note).toBe(
    '开展主题党日的月份占统计期的月数的百分比，保留一位小数；截止日所在的月还没有过完的，已经开展的才计入',
  )
})
