/** The months a payer's own words name: 3月, 1-3月, 2025年12月至2026年2月, 一季度, 上半年, 全年. */
import { toHalfWidth } from '../values/chinese-text'
import { monthsBetween, parseMonth, yearOf, type CivilDate, type Month } from '../time/civil-date'

const FIGURES: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
}
const NUMBER = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])'
const YEAR = '(?:(20\\d{2})年?[./]?)?'
const RANGE = new RegExp(`${YEAR}${NUMBER}(?:月份?)?(?:-|—|–|~|～|至|到)+${YEAR}${NUMBER}月`, 'g')
const SINGLE = new RegExp(`${YEAR}${NUMBER}月`, 'g')
/** Of 1、2、3月 those before the last. */
const LISTED = /(\d{1,2})月?(?=[、,和](?:\d{1,2}月?[、,和])*\d{1,2}月)/g
const QUARTER = new RegExp(`${YEAR}第?([一二三四1-4])季度`, 'g')
const HALF = new RegExp(`${YEAR}([上下])半年`, 'g')
const WHOLE = new RegExp(`${YEAR}(?:全年|年度|整年)`, 'g')

/** In order; of the year of the payment where the words name none. Empty where they name no month. */
export function monthsNamed(note: string, on: CivilDate): Month[] {
  let rest = toHalfWidth(note).replace(/\s/g, '').replace(LISTED, '$1月')
  const found = new Set<Month>()
  const take = (pattern: RegExp, months: (...said: (string | undefined)[]) => readonly Month[]) => {
    rest = rest.replace(pattern, (_, ...said: (string | undefined)[]) => {
      for (const month of months(...said)) found.add(month)
      return '|'
    })
  }
  const yearIn = (said: string | undefined) => (said === undefined ? yearOf(on) : Number(said))
  const between = (year: number, first: number, last: number) => span(year, first, year, last)
  take(RANGE, (fromYear, first, toYear, last) => {
    const year = yearIn(fromYear)
    return span(year, numberIn(first), toYear === undefined ? year : Number(toYear), numberIn(last))
  })
  take(QUARTER, (year, which) => {
    const quarter = numberIn(which)
    return between(yearIn(year), quarter * 3 - 2, quarter * 3)
  })
  take(HALF, (year, which) => (which === '上' ? between(yearIn(year), 1, 6) : between(yearIn(year), 7, 12)))
  take(WHOLE, (year) => between(yearIn(year), 1, 12))
  take(SINGLE, (year, which) => between(yearIn(year), numberIn(which), numberIn(which)))
  return [...found].sort()
}

function numberIn(said: string | undefined): number {
  return FIGURES[said ?? ''] ?? Number(said)
}

function span(fromYear: number, first: number, toYear: number, last: number): readonly Month[] {
  const from = parseMonth(`${fromYear}-${String(first).padStart(2, '0')}`)
  const to = parseMonth(`${toYear}-${String(last).padStart(2, '0')}`)
  return from !== undefined && to !== undefined && from <= to && toYear - fromYear <= 2 ? monthsBetween(from, to) : []
}
