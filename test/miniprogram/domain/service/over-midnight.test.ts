import { areHours, hoursOn, momentNear } from '#domain/service/shift-offer'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'

const DAY = civilDate('2025-06-11')

describe('The hours of a shift', () => {
  it('end on the same day where the end is later than the start, else on the next', () => {
    expect(hoursOn(DAY, '09:00', '11:30')).toEqual({
      startsAt: '2025-06-11T01:00:00.000Z',
      endsAt: '2025-06-11T03:30:00.000Z',
    })
    expect(hoursOn(DAY, '22:00', '02:00').endsAt).toBe('2025-06-11T18:00:00.000Z')
  })

  it.each([
    ['20:00', '08:00', true],
    ['20:00', '08:01', false],
    ['09:00', '09:00', false],
    ['09:00', '09:01', true],
    ['00:00', '23:59', true],
  ])('from %s to %s are those of one service: %s', (startTime, endTime, are) => {
    expect(areHours({ startTime, endTime })).toBe(are)
  })

  it.each([
    ['21:30', '2025-06-11T13:30:00.000Z'],
    ['00:30', '2025-06-11T16:30:00.000Z'],
    ['02:40', '2025-06-11T18:40:00.000Z'],
  ])('over midnight have %s at %s', (time, at) => {
    const night = { occurredOn: DAY, ...hoursOn(DAY, '22:00', '02:00') }
    expect(momentNear(night, time)).toBe(instant(at))
  })

  it('within a day have every time of the morning on that day', () => {
    const morning = { occurredOn: DAY, ...hoursOn(DAY, '09:00', '11:30') }
    expect(momentNear(morning, '07:00')).toBe('2025-06-10T23:00:00.000Z')
    expect(momentNear(morning, '13:00')).toBe('2025-06-11T05:00:00.000Z')
  })
})
