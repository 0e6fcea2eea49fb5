import { checkInPeriod, isWithin } from '#domain/meeting/check-in-period'
import { instant } from '#domain/time/instant'
import { addSeconds } from '../../../builders/seconds'

const MEETING = { startsAt: instant('2025-06-10T07:00:00.000Z'), endsAt: instant('2025-06-10T08:30:00.000Z') }

it('one can check in from an hour before the start until four hours after the end', () => {
  expect(checkInPeriod(MEETING)).toEqual({
    opensAt: '2025-06-10T06:00:00.000Z',
    closesAt: '2025-06-10T12:30:00.000Z',
  })
})

it('the hours of a late meeting reach into the next day, and into the next year', () => {
  const late = { startsAt: instant('2025-12-31T15:30:00.000Z'), endsAt: instant('2025-12-31T22:00:00.000Z') }
  expect(checkInPeriod(late)).toEqual({ opensAt: '2025-12-31T14:30:00.000Z', closesAt: '2026-01-01T02:00:00.000Z' })
})

it('the first instant belongs to the hours, the last one does not', () => {
  const hours = checkInPeriod(MEETING)
  const within = (at: typeof hours.opensAt) => isWithin(hours, at)
  expect([within(addSeconds(hours.opensAt, -1)), within(hours.opensAt)]).toEqual([false, true])
  expect([within(addSeconds(hours.closesAt, -1)), within(hours.closesAt)]).toEqual([true, false])
})
