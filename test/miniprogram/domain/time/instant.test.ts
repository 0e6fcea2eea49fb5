import fc from 'fast-check'
import { civilDate } from '#domain/time/civil-date'
import {
  addMinutes,
  beijingDate,
  beijingTime,
  instant,
  instantAt,
  instantFromMillis,
  millisOf,
  minutesBetween,
  parseInstant,
} from '#domain/time/instant'
import { dates, nextDayByHand } from '../arbitraries'
import { addSeconds } from '../../../builders/seconds'

const minutesOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 })
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

describe('reading an instant', () => {
  it('accepts UTC to the millisecond', () => {
    expect(parseInstant('2025-03-04T01:30:00.000Z')).toBe('2025-03-04T01:30:00.000Z')
  })

  it.each([
    '2025-03-04T01:30:00Z',
    '2025-03-04T01:30:00.000',
    '2025-03-04T01:30:00.000+08:00',
    '2025-03-04 01:30:00.000Z',
    '2025-02-30T01:30:00.000Z',
    '2025-03-04T24:00:00.000Z',
    '2025-03-04T01:60:00.000Z',
    '9999-12-31T16:00:00.000Z',
    '1899-12-31T15:59:59.999Z',
    '',
  ])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeUndefined()
    expect(() => instant(text)).toThrow(RangeError)
  })

  it('comes from and goes to milliseconds since 1970', () => {
    expect(instantFromMillis(0)).toBe('1970-01-01T00:00:00.000Z')
    expect(millisOf(instant('1970-01-02T00:00:00.001Z'))).toBe(86_400_001)
    expect(() => instantFromMillis(0.5)).toThrow(RangeError)
    expect(() => instantFromMillis(NaN)).toThrow(RangeError)
  })
})

describe('Beijing is eight hours ahead of UTC', () => {
  it.each([
    ['2024-12-31T15:59:59.999Z', '2024-12-31', '23:59'],
    ['2024-12-31T16:00:00.000Z', '2025-01-01', '00:00'],
    ['2025-03-04T01:30:45.000Z', '2025-03-04', '09:30'],
    ['1988-07-01T04:00:00.000Z', '1988-07-01', '12:00'],
    ['1899-12-31T16:00:00.000Z', '1900-01-01', '00:00'],
    ['9999-12-31T15:59:59.999Z', '9999-12-31', '23:59'],
  ])('%s is %s %s', (text, date, time) => {
    expect(beijingDate(instant(text))).toBe(date)
    expect(beijingTime(instant(text))).toBe(time)
  })

  it('a wall time comes back as it went', () => {
    fc.assert(
      fc.property(dates, minutesOfDay, (date, minute) => {
        const at = instantAt(date, clock(minute))
        expect([beijingDate(at), beijingTime(at)]).toEqual([date, clock(minute)])
      }),
    )
  })

  it('before eight in the morning it is still the day before in UTC', () => {
    fc.assert(
      fc.property(dates, minutesOfDay, (date, minute) => {
        const utcDate = instantAt(date, clock(minute)).slice(0, 10)
        expect(minute < 480 ? nextDayByHand(utcDate) : utcDate).toBe(date)
      }),
    )
  })

  it.each(['24:00', '9:30', '09:60', '09:30:00', '', '０９:30'])('has no wall time %s', (time) => {
    expect(() => instantAt(civilDate('2025-03-04'), time)).toThrow(RangeError)
  })
})

describe('counting minutes', () => {
  const start = instant('2025-03-04T01:30:00.000Z')

  it('goes on and back', () => {
    expect(addMinutes(start, 90)).toBe('2025-03-04T03:00:00.000Z')
    expect(addMinutes(start, -91)).toBe('2025-03-03T23:59:00.000Z')
  })

  it('does not count a begun minute, in either direction', () => {
    expect(minutesBetween(start, addSeconds(start, 119))).toBe(1)
    expect(minutesBetween(start, addSeconds(start, -119))).toBe(-1)
    expect(minutesBetween(start, addSeconds(start, -59))).toBe(0)
  })

  it('between an instant and itself some minutes on is that many', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (minutes) => {
        expect(minutesBetween(start, addMinutes(start, minutes))).toBe(minutes)
      }),
    )
  })
})
