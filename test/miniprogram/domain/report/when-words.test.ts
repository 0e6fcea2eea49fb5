import { whenWords } from '#domain/report/when-words'
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod, type Period } from '#domain/time/period'

const until = (day: string): Period => ({ from: civilDate('2025-01-01'), to: civilDate(day) })

describe('the days of a figure in words', () => {
  it('are the last day of what stands on it', () => {
    expect(whenWords({ period: yearPeriod(2025), counted: 'as-of' })).toBe('截至2025年12月31日')
    expect(whenWords({ period: until('2025-06-30'), counted: 'as-of' }, 2025)).toBe('截至6月30日')
  })

  it('are whole months of what is counted by the month', () => {
    expect(whenWords({ period: until('2025-06-17'), counted: 'months' }, 2025)).toBe('1月至5月')
    expect(whenWords({ period: until('2025-06-30'), counted: 'months' }, 2025)).toBe('上半年')
  })

  it('are the period of everything else, its year where it is not the one spoken of', () => {
    expect(whenWords({ period: yearPeriod(2025) }, 2025)).toBe('全年')
    expect(whenWords({ period: yearPeriod(2024) }, 2025)).toBe('2024年全年')
    expect(whenWords({ period: yearPeriod(2024) })).toBe('2024年全年')
  })

  it('of a change are those of both times', () => {
    expect(whenWords({ period: yearPeriod(2025), comparedWith: yearPeriod(2024) }, 2025)).toBe('全年比2024年全年')
  })
})
