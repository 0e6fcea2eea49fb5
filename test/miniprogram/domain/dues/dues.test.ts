import fc from 'fast-check'
import { civilDate } from '#domain/time/civil-date'
import { DUES_RULES, fixedForYearNotice, monthlyDues, type DuesCategory } from '#domain/dues/dues'
import { fen, parseYuan, ROUNDING, type Fen } from '#domain/values/money'
import { inForce } from '#domain/rules/rule'
import { dates } from '../arbitraries'

const IN_2016 = civilDate('2016-06-01')
const IN_2025 = civilDate('2025-01-10')

function yuan(text: string): Fen {
  const amount = parseYuan(text)
  if (amount === undefined) throw new Error(`not yuan: ${text}`)
  return amount
}
const ask = (category: 'wage-earner' | 'retired', baseFen: Fen, on = IN_2025) =>
  monthlyDues({ category, baseFen, on, rounding: 'fen-half-up' })

describe('monthly dues of wage earners: the bracket applies to the whole base (中组发〔2008〕3号)', () => {
  it.each([
    ['0', '0'],
    ['3000', '15.00'],
    ['3000.01', '30.00'],
    ['4900', '49.00'],
    ['5000', '50.00'],
    ['5000.01', '75.00'],
    ['5100', '76.50'],
    ['10000', '150.00'],
    ['10000.01', '200.00'],
    ['60000', '1200.00'],
  ])('%s yuan: %s yuan', (base, dues) => {
    expect(ask('wage-earner', yuan(base))).toMatchObject({ fen: yuan(dues) })
    expect(ask('wage-earner', yuan(base), IN_2016)).toMatchObject({ fen: yuan(dues) })
  })

  it('names the bracket and its share', () => {
    expect(ask('wage-earner', yuan('5100'))).toMatchObject({ bracketId: 'wage-to-10000', perMille: 15 })
  })
})

describe('monthly dues of retired members', () => {
  it.each([
    ['5000', '25.00'],
    ['5000.01', '50.00'],
    ['3000', '15.00'],
  ])('%s yuan: %s yuan', (base, dues) => {
    expect(ask('retired', yuan(base))).toMatchObject({ fen: yuan(dues) })
  })
})

describe('monthly dues without a base', () => {
  const fixed = (category: DuesCategory, amount?: string) =>
    monthlyDues({ category, on: IN_2025, rounding: 'yuan-up', ...(amount && { fixedFen: yuan(amount) }) })

  it.each(['student', 'unemployed', 'relief'] as const)('%s: 0.20 yuan, never rounded up', (category) => {
    expect(fixed(category)).toMatchObject({ fen: 20, bracketId: null })
  })

  it('farmers: from 0.20 to 1.00 yuan', () => {
    expect(fixed('farmer', '0.20')).toMatchObject({ fen: 20 })
    expect(fixed('farmer', '1.00')).toMatchObject({ fen: 100 })
    expect(fixed('farmer', '0.19')).toEqual({ refused: 'fixed-amount-out-of-range' })
    expect(fixed('farmer', '1.01')).toEqual({ refused: 'fixed-amount-out-of-range' })
    expect(fixed('farmer')).toEqual({ refused: 'fixed-amount-missing' })
  })

  it('hardship: what the next higher committee approved, also nothing', () => {
    expect(fixed('hardship', '0')).toMatchObject({ fen: 0, flags: [] })
    expect(fixed('hardship', '3.50')).toMatchObject({ fen: 350 })
    expect(fixed('hardship')).toEqual({ refused: 'fixed-amount-missing' })
  })

  it.each(['wage-earner', 'retired'] as const)('%s: the base is missing', (category) => {
    expect(fixed(category)).toEqual({ refused: 'base-missing' })
  })
})

describe('the rule of the day', () => {
  it('before 2008-04-01 there is none', () => {
    expect(ask('wage-earner', yuan('3000'), civilDate('2008-03-31'))).toEqual({ refused: 'no-rule-in-force' })
  })

  it('until 2016 the amount follows the wage, from 2017 it is fixed once a year (组电明字〔2017〕5号)', () => {
    expect(ask('wage-earner', yuan('3000'), civilDate('2016-12-31'))).toMatchObject({ ruleId: 'dues-2008' })
    expect(ask('wage-earner', yuan('3000'), civilDate('2017-01-01'))).toMatchObject({ ruleId: 'dues-2017' })
    expect(fixedForYearNotice(2016)).toBeUndefined()
    expect(fixedForYearNotice(2017)).toMatch(
      /^2017年的标准已经核定；.*每年年初核定当年月交纳数额，年内一般不变.*组电明字〔2017〕5号/,
    )
  })

  it('from 2017 more than 1000 yuan is flagged, not cut', () => {
    expect(ask('wage-earner', yuan('50000'))).toMatchObject({ fen: yuan('1000'), flags: [] })
    expect(ask('wage-earner', yuan('50000.50'))).toMatchObject({ fen: yuan('1000.01'), flags: ['above-normal-cap'] })
    expect(ask('wage-earner', yuan('60000'))).toMatchObject({ fen: yuan('1200'), flags: ['above-normal-cap'] })
    expect(ask('wage-earner', yuan('60000'), IN_2016)).toMatchObject({ flags: [] })
  })

  it('exactly one rule is in force on any day from 2008-04-01', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(inForce(DUES_RULES, date)).toHaveLength(date < '2008-04-01' ? 0 : 1)
      }),
    )
  })
})

describe('monthly dues in general', () => {
  const base = fc.integer({ min: 0, max: 20_000_000 }).map(fen)
  const category = fc.constantFrom('wage-earner' as const, 'retired' as const)
  const rounding = fc.constantFrom(...ROUNDING)

  it('a higher base in the same bracket never pays less', () => {
    fc.assert(
      fc.property(base, base, category, rounding, (a, b, who, how) => {
        const [low, high] = [a < b ? a : b, a < b ? b : a].map((baseFen) =>
          monthlyDues({ category: who, baseFen, on: IN_2025, rounding: how }),
        )
        if (!low || !high || 'refused' in low || 'refused' in high) throw new Error('refused')
        if (low.bracketId === high.bracketId) expect(high.fen).toBeGreaterThanOrEqual(low.fen)
      }),
    )
  })

  it('to the fen, the amount equals the rule in unbounded integers', () => {
    fc.assert(
      fc.property(base, category, (baseFen, who) => {
        const steps: [number, bigint][] =
          who === 'retired'
            ? [
                [500_000, 5n],
                [Infinity, 10n],
              ]
            : [
                [300_000, 5n],
                [500_000, 10n],
                [1_000_000, 15n],
                [Infinity, 20n],
              ]
        const share = steps.find(([top]) => baseFen <= top)?.[1] ?? 0n
        const result = ask(who, baseFen)
        if ('refused' in result) throw new Error('refused')
        expect(BigInt(result.fen)).toBe((2n * BigInt(baseFen) * share + 1000n) / 2000n)
      }),
      { numRuns: 1000 },
    )
  })

  it('the answer holds the amount and how it came about, never the base', () => {
    const answer = ask('wage-earner', yuan('5100'))
    expect(Object.keys(answer).sort()).toEqual(['bracketId', 'fen', 'flags', 'perMille', 'ruleId'])
    expect(Object.values(answer)).not.toContain(yuan('5100'))
  })
})
