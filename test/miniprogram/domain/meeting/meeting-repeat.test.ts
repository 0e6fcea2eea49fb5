import { civilDate, month, sameDayIn } from '#domain/time/civil-date'
import { isRepeatable, repeatedOn } from '#domain/meeting/meeting-repeat'
import fc from 'fast-check'
import { dates, nextDayByHand } from '../arbitraries'

it('is the same day of every month, the last of a shorter one, and the day again where there is one', () => {
  expect(repeatedOn(civilDate('2025-10-31'), month('2026-03'))).toEqual([
    '2025-10-31',
    '2025-11-30',
    '2025-12-31',
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
  ])
  expect(sameDayIn(month('2028-02'), civilDate('2025-01-30'))).toBe('2028-02-29')
})

it('is the first alone when the month is its own or an earlier one', () => {
  expect(repeatedOn(civilDate('2025-06-10'), month('2025-06'))).toEqual(['2025-06-10'])
  expect(repeatedOn(civilDate('2025-06-10'), month('2025-01'))).toEqual(['2025-06-10'])
})

it('is a day of the month asked for: the same number, or the last day where that is smaller', () => {
  fc.assert(
    fc.property(dates, dates, (day, other) => {
      const of = month(other.slice(0, 7))
      const found = sameDayIn(of, day)
      expect(found.slice(0, 7)).toBe(of)
      const isLast = nextDayByHand(found).slice(0, 7) !== of
      expect(found.slice(8) === day.slice(8) || (isLast && found.slice(8) < day.slice(8))).toBe(true)
    }),
  )
})

it('is for themed Party days', () => {
  expect(isRepeatable({ kinds: ['themed-party-day', 'party-lecture'] })).toBe(true)
  expect(isRepeatable({ kinds: ['general-meeting'] })).toBe(false)
})
