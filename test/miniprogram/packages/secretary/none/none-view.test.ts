import { civilDate } from '#domain/time/civil-date'
import { offeredPeriods } from '../../../../../miniprogram/packages/secretary/none/none-view'

describe('periods offered for “none”', () => {
  it('end today at the latest', () => {
    const today = civilDate('2025-06-10')
    const offered = offeredPeriods(today)
    expect(offered.every(({ period }) => period.to <= today)).toBe(true)
    expect(offered.find(({ key }) => key === 'year')?.period).toEqual({ from: '2025-01-01', to: '2025-06-10' })
  })
  it('take last month and last quarter from the year before in January', () => {
    const offered = offeredPeriods(civilDate('2025-01-05'))
    expect(offered.find(({ key }) => key === 'last-month')?.period).toEqual({ from: '2024-12-01', to: '2024-12-31' })
    expect(offered.find(({ key }) => key === 'last-quarter')?.period).toEqual({ from: '2024-10-01', to: '2024-12-31' })
  })
})
