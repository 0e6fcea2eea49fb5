import type { DuesCategory } from '#domain/dues/dues'
import { approveAmount, largeVoluntaryFrom } from '#domain/dues/dues-approval'
import { civilDate, type CivilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'

const approve = (category: DuesCategory, monthlyFen: number, decidedOn: CivilDate | null = null, year = 2025) =>
  approveAmount({ year, category, monthlyFen: fen(monthlyFen), decidedOn })

const DECIDED_ON = civilDate('2025-01-06')

describe('The monthly amount a branch may approve', () => {
  it('up to 1000 yuan passes without a remark', () => {
    expect(approve('wage-earner', 100_000)).toEqual({ ruleId: 'dues-2017', flags: [] })
  })

  it('above 1000 yuan is flagged, not refused (组电明字〔2017〕5号)', () => {
    expect(approve('wage-earner', 100_001)).toEqual({ ruleId: 'dues-2017', flags: ['above-normal-cap'] })
  })

  it('had no cap before 2017', () => {
    expect(approve('wage-earner', 200_000, null, 2016)).toEqual({ ruleId: 'dues-2008', flags: [] })
  })

  it('is less or nothing only for hardship, by a decision with its date', () => {
    expect(approve('hardship', 10)).toEqual({ refused: 'decision-missing' })
    for (const amount of [10, 0])
      expect(approve('hardship', amount, DECIDED_ON)).toEqual({ ruleId: 'dues-2017', flags: [] })
  })

  it.each(['retired', 'wage-earner', 'student'] as const)(
    'of a %s is neither nothing nor rests on a decision',
    (who) => {
      expect(approve(who, 0)).toEqual({ refused: 'not-hardship' })
      expect(approve(who, 0, DECIDED_ON)).toEqual({ refused: 'not-hardship' })
      expect(approve(who, 93_00, DECIDED_ON)).toEqual({ refused: 'not-hardship' })
    },
  )

  it.each(['student', 'unemployed', 'relief'] as const)('is 0.20 yuan for the category %s', (category) => {
    expect(approve(category, 20)).toMatchObject({ flags: [] })
    expect(approve(category, 21)).toEqual({ refused: 'amount-out-of-range', least: 20, most: 20 })
    expect(approve(category, 19)).toEqual({ refused: 'amount-out-of-range', least: 20, most: 20 })
    expect(approve(category, 93_00)).toEqual({ refused: 'amount-out-of-range', least: 20, most: 20 })
  })

  it('is 0.20 to 1.00 yuan for farmers', () => {
    expect(approve('farmer', 20)).toMatchObject({ flags: [] })
    expect(approve('farmer', 100)).toMatchObject({ flags: [] })
    expect(approve('farmer', 101)).toEqual({ refused: 'amount-out-of-range', least: 20, most: 100 })
  })

  it('has no rule before 2008', () => {
    expect(approve('wage-earner', 3000, null, 2007)).toEqual({ refused: 'no-rule-in-force' })
    expect(approve('wage-earner', 3000, null, 2008)).toMatchObject({ ruleId: 'dues-2008' })
  })

  it('is apart from a large voluntary payment, which begins at 1000 yuan', () => {
    expect(largeVoluntaryFrom(2025)).toBe(100_000)
    expect(largeVoluntaryFrom(2007)).toBeNull()
  })
})
