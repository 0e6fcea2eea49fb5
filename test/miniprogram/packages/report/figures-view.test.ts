import { figureRow, splitsOf } from '../../../../miniprogram/packages/report/figures/figures-view'
import { foundIn, groupsOf } from '../../../../miniprogram/services/sought-measures'
import type { Resolved } from '../../../../miniprogram/services/reports'
import { measured, resolved } from './report-data'

describe('seeking in the catalogue', () => {
  const all = [
    measured('a', { title: '党课' }),
    measured('b', { title: '党课到会率' }),
    measured('c', { title: '捐款金额', group: '捐款、党费和经费' }),
  ]

  it('keeps the groups in the order of the catalogue', () => {
    expect(groupsOf(all)).toEqual(['组织生活和学习', '捐款、党费和经费'])
  })

  it('shows the chosen group while nothing is sought', () => {
    expect(foundIn(all, '捐款、党费和经费', ' ').map(({ id }) => id)).toEqual(['c'])
  })

  it('finds names that hold every word, in every group', () => {
    expect(foundIn(all, '捐款、党费和经费', '党课 到会').map(({ id }) => id)).toEqual(['b'])
  })
})

describe('a figure of the catalogue', () => {
  it('tells a real zero from no record and from not applicable', () => {
    const value = (now: Resolved) =>
      figureRow(measured('a'), { now, before: undefined, beside: '上年', scope: 'own' }).value
    expect(value(resolved({ value: 0, display: '0' }))).toBe('0')
    expect(value({ kind: 'no-record', enterAt: 'donations' })).toBe('暂无记录')
    expect(value({ kind: 'not-applicable', why: '党支部不设党组' })).toBe('不适用')
  })

  it('is split by branch only where there is more than one, and by person only last', () => {
    const dimensions = [
      { id: 'member', title: '党员', isOfPeople: true },
      { id: 'month', title: '月份', isOfPeople: false },
      { id: 'branch', title: '党支部', isOfPeople: false },
    ]
    expect(splitsOf(measured('a', { dimensions }), 'own').map(({ id }) => id)).toEqual(['month', 'member'])
    expect(splitsOf(measured('a', { dimensions }), 'with-below').map(({ id }) => id)).toEqual([
      'month',
      'branch',
      'member',
    ])
  })
})
