import { month } from '#domain/time/civil-date'
import { byKey, meetingsChart, monthChart } from '../../../../miniprogram/packages/report/charts/charts-view'
import { besideChart } from '../../../../miniprogram/packages/report/split/split-view'
import { yearPeriod } from '#domain/time/period'
import { part, resolved } from './report-data'

describe('a chart by month', () => {
  const months = [month('2025-03'), month('2025-04')]

  it('has no bar for a month in which nothing is recorded', () => {
    const numbers = byKey([part('2025-04', { value: 1250, display: '12.50' })])
    expect(monthChart('党费', '元', months, [{ name: '已交', numbers }])).toEqual({
      title: '党费',
      unit: '元',
      labels: ['3月', '4月'],
      series: [{ name: '已交', values: [null, 1250], texts: ['', '12.50'] }],
    })
  })

  it('is not drawn when there is nothing in any month', () => {
    expect(monthChart('党费', '元', months, [{ name: '已交', numbers: new Map() }])).toBeUndefined()
  })

  it('puts the months of the year before beside those of this one', () => {
    const parts = [part('2025-03', { value: 2 })]
    const before = [part('2024-03', { value: 5 }), part('2024-02', { value: 1 })]
    const chart = besideChart('党课', 2025, { period: yearPeriod(2025), parts, before })
    expect(chart?.series.map(({ name, values }) => [name, values.slice(0, 3)])).toEqual([
      ['2025年', [null, null, 2]],
      ['2024年', [null, 1, 5]],
    ])
  })
})

describe('meetings beside the year before', () => {
  it('leave out a kind that does not concern the branch', () => {
    const why = { kind: 'not-applicable', why: '未划分党小组' } as const
    const now = new Map([
      ['party-lecture-count', resolved({ value: 6, display: '6' })],
      ['cell-meeting-count', why],
    ])
    const chart = meetingsChart('次数', now, new Map(), ['2025年', '2024年'])
    expect(chart?.labels).toEqual(['党课'])
    expect(chart?.series.map(({ values }) => values)).toEqual([[6], [null]])
  })
})
