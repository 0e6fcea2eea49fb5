import fc from 'fast-check'
import {
  addDays,
  daysBefore,
  addMonths,
  addYears,
  civilDate,
  daysBetween,
  FAR_FUTURE,
  firstDay,
  formatChineseDate,
  isCivilDate,
  lastDay,
  month,
  monthNumber,
  monthOf,
  monthsBetween,
  monthsOfYear,
  parseCivilDate,
  parseMonth,
  quarterOf,
  weekdayOf,
  yearOf,
} from '#domain/time/civil-date'
import { dates, months, nextDayByHand } from '../arbitraries'

describe('reading a civil date', () => {
  it.each(['1900-01-01', '2000-02-29', '2024-02-29', '2025-12-31', '9999-12-31'])('accepts %s', (text) => {
    expect(parseCivilDate(text)).toBe(text)
  })

  it.each([
    ['29 February of a common year', '2023-02-29'],
    ['29 February of a century that is no leap year', '1900-02-29'],
    ['31 April', '2025-04-31'],
    ['day 0', '2025-01-00'],
    ['month 13', '2025-13-01'],
    ['month 0', '2025-00-10'],
    ['a year before 1900', '1899-12-31'],
    ['a five-digit year', '10000-01-01'],
    ['missing zeros', '2025-3-4'],
    ['slashes', '2025/03/04'],
    ['full-width digits', '２０２５-03-04'],
    ['a blank after', '2025-03-04 '],
    ['a line break after', '2025-03-04\n'],
    ['a time after', '2025-03-04T00:00'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(parseCivilDate(text)).toBeUndefined()
    expect(() => civilDate(text)).toThrow(RangeError)
  })

  it('accepts exactly the days a calendar counted by hand has', () => {
    const real = new Set<string>()
    for (let day = '1999-12-31'; day < '2005-01-01'; day = nextDayByHand(day)) real.add(day)
    for (let year = 2000; year <= 2004; year++)
      for (let m = 0; m <= 13; m++)
        for (let d = 0; d <= 32; d++) {
          const text = `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
          expect([text, isCivilDate(text)]).toEqual([text, real.has(text)])
        }
  })
})

describe('reading a month', () => {
  it('accepts the twelve months of a year', () => {
    expect(monthsOfYear(2025).map((each) => parseMonth(each))).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((m) => `2025-${m}`),
    )
  })

  it.each(['2025-13', '2025-00', '2025-1', '1899-12', '2025-01-01', '2025'])('refuses %s', (text) => {
    expect(parseMonth(text)).toBeUndefined()
    expect(() => month(text)).toThrow(RangeError)
  })
})

describe('parts of a date', () => {
  it('names year, month, quarter', () => {
    expect(yearOf(civilDate('2025-09-30'))).toBe(2025)
    expect(monthOf(civilDate('2025-09-30'))).toBe('2025-09')
    expect(monthNumber(month('2025-09'))).toBe(9)
    expect(monthsOfYear(2025).map(quarterOf)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
  })

  it.each([
    ['1900-01-01', 1],
    ['1969-12-31', 3],
    ['1970-01-01', 4],
    ['2000-02-29', 2],
    ['2025-10-01', 3],
    ['2026-02-17', 2],
  ])('%s falls on weekday %d, Sunday being 0', (text, weekday) => {
    expect(weekdayOf(civilDate(text))).toBe(weekday)
  })

  it('is written in Chinese without leading zeros', () => {
    expect(formatChineseDate(civilDate('2025-03-04'))).toBe('2025年3月4日')
    expect(formatChineseDate(civilDate('2025-11-20'))).toBe('2025年11月20日')
  })
})

describe('counting days', () => {
  it('one day on is the next day of a calendar counted by hand', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(addDays(date, 1)).toBe(nextDayByHand(date))
      }),
    )
  })

  it('adding the days between two dates leads from one to the other', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b)
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
      }),
    )
  })

  // What these zones' clocks leave out: 1 June 1940 and 25 April 2025 begin at one, 30 December 2011 is not there at all.
  it.each([
    ['Asia/Shanghai', '1940-05-31', '1940-06-01', '1940-06-02', 6],
    ['Africa/Cairo', '2025-04-24', '2025-04-25', '2025-04-26', 5],
    ['America/New_York', '2025-03-08', '2025-03-09', '2025-03-10', 0],
    ['America/New_York', '2025-11-01', '2025-11-02', '2025-11-03', 0],
    ['Pacific/Apia', '2011-12-29', '2011-12-30', '2011-12-31', 5],
  ])('no zone’s clock disturbs it: %s, %s', (_zone, before, day, after, weekday) => {
    expect(addDays(civilDate(before), 1)).toBe(day)
    expect(addDays(civilDate(after), -1)).toBe(day)
    expect(daysBetween(civilDate(before), civilDate(after))).toBe(2)
    expect(weekdayOf(civilDate(day))).toBe(weekday)
    expect(formatChineseDate(civilDate(day))).toBe(day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'))
  })

  it('the week goes on by one each day', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) + 1) % 7)
      }),
    )
  })

  it('throws when the calendar ends', () => {
    expect(() => addDays(FAR_FUTURE, 1)).toThrow(RangeError)
    expect(() => addDays(civilDate('1900-01-01'), -1)).toThrow(RangeError)
    expect(daysBefore(civilDate('1900-01-31'), 31)).toBe('1900-01-01')
    expect(daysBefore(civilDate('1900-02-01'), 31)).toBe('1900-01-01')
    expect(daysBefore(civilDate('1900-02-02'), 31)).toBe('1900-01-02')
    expect(() => addDays(civilDate('2025-01-01'), Infinity)).toThrow(RangeError)
  })
})

describe('counting years', () => {
  it.each([
    ['2025-06-10', -1, '2024-06-10'],
    ['2024-12-31', 1, '2025-12-31'],
    ['2022-06-11', 3, '2025-06-11'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2023-02-28', 1, '2024-02-28'],
  ])('%s and %d years are %s', (date, years, then) => {
    expect(addYears(civilDate(date), years)).toBe(then)
  })
})

describe('counting months', () => {
  it.each([
    ['2025-01', 1, '2025-02'],
    ['2025-12', 1, '2026-01'],
    ['2025-01', -1, '2024-12'],
    ['2025-06', 30, '2027-12'],
    ['2025-06', -30, '2022-12'],
  ])('%s and %d months is %s', (start, count, result) => {
    expect(addMonths(month(start), count)).toBe(result)
  })

  it('the last day of a month is the day before the first of the next', () => {
    fc.assert(
      fc.property(months, (each) => {
        expect(nextDayByHand(lastDay(each))).toBe(firstDay(addMonths(each, 1)))
      }),
    )
  })

  it('months between include both ends, and are none when the ends are reversed', () => {
    expect(monthsBetween(month('2024-11'), month('2025-02'))).toEqual(['2024-11', '2024-12', '2025-01', '2025-02'])
    expect(monthsBetween(month('2025-02'), month('2025-02'))).toEqual(['2025-02'])
    expect(monthsBetween(month('2025-02'), month('2025-01'))).toEqual([])
    expect(monthsBetween(month('9999-11'), month('9999-12'))).toEqual(['9999-11', '9999-12'])
  })
})
