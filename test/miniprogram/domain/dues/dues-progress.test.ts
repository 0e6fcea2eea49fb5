import { civilDate, month } from '#domain/time/civil-date'
import { duesProgress } from '#domain/dues/dues-progress'
import type { ShownStanding } from '#domain/dues/dues-account'

const of = (on: string, standing: ShownStanding) => ({ month: month(on), standing })

describe('how dues stand together', () => {
  const months = [
    of('2025-05', 'late'),
    of('2025-05', 'overdue'),
    of('2025-05', 'exempt'),
    of('2025-06', 'on-time'),
    of('2025-06', 'unpaid'),
    of('2025-06', 'exempt'),
    of('2025-07', 'on-time'),
    of('2025-07', 'unpaid'),
  ]
  const { thisMonth, untilNow } = duesProgress(months, civilDate('2025-06-10'))

  it('counts the exempt neither as paid nor as open', () => {
    expect(thisMonth).toEqual({ due: 2, paid: 1, open: 1, exempt: 1 })
  })

  it('is of this month and those before it, not of what was paid ahead', () => {
    expect(untilNow).toEqual({ due: 4, paid: 2, open: 2, exempt: 2 })
  })
})
