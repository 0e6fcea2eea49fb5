import { civilDate } from '#domain/time/civil-date'
import { filterOf } from '../../../miniprogram/page-parts/entry-desk'

describe('a desk on 20 May 2025', () => {
  it.each([
    ['quarter', '2025-04-01', '2025-06-30'],
    ['year', '2025-01-01', '2025-12-31'],
    ['last-year', '2024-01-01', '2024-12-31'],
  ] as const)('shows the %s from %s to %s', (shown, from, to) => {
    expect(filterOf(shown, civilDate('2025-05-20'))).toEqual({ from, to })
  })

  it('shows what waits whenever it happened', () => {
    expect(filterOf('waiting', civilDate('2025-05-20'))).toEqual({ states: ['proposed', 'disputed'] })
  })
})
