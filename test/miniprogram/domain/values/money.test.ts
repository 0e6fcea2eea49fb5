import fc from 'fast-check'
import { fen, formatYuan, formatYuanGrouped, parseYuan, ratio, ROUNDING, sumFen, type Fen } from '#domain/values/money'
import { amounts } from '../arbitraries'

describe('an amount in fen', () => {
  it.each([0.5, NaN, Infinity, 2 ** 53, -(2 ** 53)])('is never %d', (n) => {
    expect(() => fen(n)).toThrow(RangeError)
  })

  it('has one zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true)
  })
})

describe('yuan as typed', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12.50', 1250],
    ['0', 0],
    ['0.2', 20],
    ['0.05', 5],
    ['1,234.56', 123456],
    ['1,234,567', 123456700],
    ['  12 ', 1200],
    ['１２．５', 1250],
    ['１，２３４', 123400],
    ['99999999.99', 9_999_999_999],
  ])('%s is %d fen', (text, amount) => {
    expect(parseYuan(text)).toBe(amount)
  })

  it.each([
    ['a sign', '-1'],
    ['a plus', '+1'],
    ['an exponent', '1e3'],
    ['three decimals', '1.005'],
    ['a point without decimals', '12.'],
    ['a point without yuan', '.5'],
    ['leading zeros', '007'],
    ['commas that do not group by three', '1,23'],
    ['a comma before four digits', '1,2345'],
    ['mixed grouping', '1234,567'],
    ['a blank inside', '1 000'],
    ['a unit', '12元'],
    ['Chinese figures', '十二'],
    ['hexadecimal', '0x10'],
    ['nothing', ''],
    ['a blank', ' '],
    ['more than the upper bound', '100000000'],
    ['far more than a safe integer', '9'.repeat(40)],
  ])('refuses %s', (_what, text) => {
    expect(parseYuan(text)).toBeUndefined()
  })

  it('reads back every amount it writes, grouped or not', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseYuan(formatYuan(amount))).toBe(amount)
        expect(parseYuan(formatYuanGrouped(amount))).toBe(amount)
      }),
    )
  })

  it('never reads what it cannot hold exactly', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9.,eE+-]{0,14}$/), (text) => {
        const amount = parseYuan(text)
        if (amount === undefined) return
        expect(text.replaceAll(',', '')).toMatch(/^\d+(\.\d{1,2})?$/)
        expect(BigInt(amount)).toBe(
          BigInt(
            text.replaceAll(',', '').replace(/^(\d+)\.?(\d*)$/, (_all, y: string, d: string) => y + d.padEnd(2, '0')),
          ),
        )
      }),
    )
  })
})

describe('yuan as written', () => {
  it.each([
    [0, '0.00', '0.00'],
    [5, '0.05', '0.05'],
    [-5, '-0.05', '-0.05'],
    [123450, '1234.50', '1,234.50'],
    [-123456789, '-1234567.89', '-1,234,567.89'],
    [99999, '999.99', '999.99'],
  ])('%d fen is %s', (amount, plain, grouped) => {
    expect(formatYuan(fen(amount))).toBe(plain)
    expect(formatYuanGrouped(fen(amount))).toBe(grouped)
  })
})

describe('a sum', () => {
  it('of nothing is zero', () => {
    expect(sumFen([])).toBe(0)
  })

  it('throws rather than lose a fen', () => {
    expect(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow(RangeError)
  })

  it('equals the sum in unbounded integers', () => {
    fc.assert(
      fc.property(fc.array(amounts), (list) => {
        expect(BigInt(sumFen(list))).toBe(list.reduce((sum, each) => sum + BigInt(each), 0n))
      }),
    )
  })
})

/** The same in unbounded integers: floor of (2·product + unit·denominator) ÷ (2·unit·denominator), or the ceiling. */
function ratioInBigInt(amount: Fen, numerator: number, denominator: number, rounding: (typeof ROUNDING)[number]) {
  const product = BigInt(amount) * BigInt(numerator)
  const unit = { 'fen-half-up': 1n, 'jiao-half-up': 10n, 'yuan-up': 100n }[rounding]
  const step = unit * BigInt(denominator)
  if (rounding === 'yuan-up') return (product / step + (product % step === 0n ? 0n : 1n)) * unit
  return ((2n * product + step) / (2n * step)) * unit
}

describe('a share of an amount', () => {
  it.each([
    [333, 'fen-half-up', 2],
    [300, 'fen-half-up', 2],
    [299, 'fen-half-up', 1],
    [1000, 'jiao-half-up', 10],
    [999, 'jiao-half-up', 0],
    [20000, 'yuan-up', 100],
    [20001, 'yuan-up', 200],
    [0, 'yuan-up', 0],
  ] as const)('of 0.5 % of %d fen, %s, is %d fen', (amount, rounding, expected) => {
    expect(ratio(fen(amount), 5, 1000, rounding)).toBe(expected)
  })

  it('rounds once from the exact value: 14.96 fen to the jiao is 10, although to the fen it would be 15', () => {
    expect(ratio(fen(1496), 1, 100, 'jiao-half-up')).toBe(10)
  })

  it('equals the calculation in unbounded integers', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(...ROUNDING),
        (amount, numerator, denominator, rounding) => {
          const result = ratio(amount, numerator, denominator, rounding)
          expect(BigInt(result)).toBe(ratioInBigInt(amount, numerator, denominator, rounding))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    [-1, 1, 1],
    [1, -1, 1],
    [1, 1, 0],
    [1, 0.5, 1],
    [1, 1, -1],
    [Number.MAX_SAFE_INTEGER, 2, 1],
  ])('throws for %d × %d ÷ %d', (amount, numerator, denominator) => {
    expect(() => ratio(fen(amount), numerator, denominator, 'fen-half-up')).toThrow(RangeError)
  })
})
