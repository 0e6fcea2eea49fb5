import fc from 'fast-check'
import { addDays, civilDate, month } from '#domain/time/civil-date'
import {
  contains,
  formatPeriod,
  formatPeriodWithYear,
  halfPeriod,
  monthPeriod,
  monthsOf,
  quarterPeriod,
  until,
  yearPeriod,
  type Period,
} from '#domain/time/period'
import { dates } from '../arbitraries'

const period = (from: string, to: string): Period => ({ from: civilDate(from), to: civilDate(to) })

describe('usual periods', () => {
  it('have both their first and their last day', () => {
    expect(yearPeriod(2025)).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(halfPeriod(2025, 1)).toEqual({ from: '2025-01-01', to: '2025-06-30' })
    expect(halfPeriod(2025, 2)).toEqual({ from: '2025-07-01', to: '2025-12-31' })
    expect(quarterPeriod(2025, 1)).toEqual({ from: '2025-01-01', to: '2025-03-31' })
    expect(quarterPeriod(2025, 2)).toEqual({ from: '2025-04-01', to: '2025-06-30' })
    expect(quarterPeriod(2025, 3)).toEqual({ from: '2025-07-01', to: '2025-09-30' })
    expect(quarterPeriod(2025, 4)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(monthPeriod(month('2024-02'))).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  })
})

describe('a cut-off', () => {
  it('leaves the days up to and including it', () => {
    expect(until(yearPeriod(2025), civilDate('2025-11-20'))).toEqual(period('2025-01-01', '2025-11-20'))
    expect(until(yearPeriod(2025), civilDate('2025-01-01'))).toEqual(period('2025-01-01', '2025-01-01'))
    expect(until(yearPeriod(2025), civilDate('2026-05-01'))).toEqual(yearPeriod(2025))
  })

  it('leaves nothing of a period that begins after it', () => {
    expect(until(yearPeriod(2025), civilDate('2024-12-31'))).toBeUndefined()
  })

  it('keeps a day exactly if the period has it and it is not after the cut-off', () => {
    fc.assert(
      fc.property(dates, fc.nat(800), dates, fc.integer({ min: -900, max: 900 }), (from, length, cutOff, away) => {
        const whole = { from, to: addDays(from, length) }
        const day = addDays(civilDate(from < '1905' ? '1905-01-01' : from), away)
        const clipped = until(whole, cutOff)
        expect(clipped !== undefined && contains(clipped, day)).toBe(contains(whole, day) && day <= cutOff)
      }),
    )
  })
})

describe('the months of a period', () => {
  it('are those it touches, also in part', () => {
    expect(monthsOf(period('2024-12-31', '2025-02-01'))).toEqual(['2024-12', '2025-01', '2025-02'])
  })
})

describe('a period in words', () => {
  it.each([
    ['2025-01-01', '2025-12-31', '全年', '2025年全年'],
    ['2025-01-01', '2025-06-30', '上半年', '2025年上半年'],
    ['2025-07-01', '2025-12-31', '下半年', '2025年下半年'],
    ['2025-01-01', '2025-03-31', '一季度', '2025年一季度'],
    ['2025-10-01', '2025-12-31', '四季度', '2025年四季度'],
    ['2025-01-01', '2025-09-30', '1月至9月', '2025年1月至9月'],
    ['2025-02-01', '2025-04-30', '2月至4月', '2025年2月至4月'],
    ['2024-02-01', '2024-02-29', '2月', '2024年2月'],
    ['2025-03-04', '2025-05-06', '3月4日至5月6日', '2025年3月4日至5月6日'],
    ['2025-01-01', '2025-11-20', '1月1日至11月20日', '2025年1月1日至11月20日'],
    ['2025-03-04', '2025-03-04', '3月4日', '2025年3月4日'],
    ['2024-11-01', '2025-02-28', '2024年11月至2025年2月', '2024年11月至2025年2月'],
    ['2023-01-01', '2025-12-31', '2023年至2025年', '2023年至2025年'],
    ['2024-11-02', '2025-02-28', '2024年11月2日至2025年2月28日', '2024年11月2日至2025年2月28日'],
  ])('%s to %s is %s', (from, to, text, withYear) => {
    expect(formatPeriod(period(from, to))).toBe(text)
    expect(formatPeriodWithYear(period(from, to))).toBe(withYear)
  })
})
