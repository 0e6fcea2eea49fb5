import fc from 'fast-check'
import { percentage } from '#domain/values/percent'

describe('a percentage', () => {
  it.each([
    [14, 15, 1, '93.3%'],
    [1, 8, 1, '12.5%'],
    [1, 8, 0, '13%'],
    [1, 16, 1, '6.3%'],
    [1, 2000, 1, '0.1%'],
    [1, 2001, 1, '0.0%'],
    [0, 7, 1, '0.0%'],
    [7, 7, 1, '100.0%'],
    [12, 10, 0, '120%'],
    [2, 3, 2, '66.67%'],
    [201, 20000, 2, '1.01%'],
  ])('of %d in %d with %d decimals is %s', (numerator, denominator, decimals, text) => {
    expect(percentage(numerator, denominator, decimals)).toBe(text)
  })

  it('is not there when there is nothing to take a share of', () => {
    expect(percentage(0, 0)).toBeUndefined()
    expect(percentage(3, 0)).toBeUndefined()
  })

  it.each([
    [-1, 2],
    [1, -2],
    [0.5, 1],
    [NaN, 1],
    [2 ** 50, 1],
  ])('throws for %d in %d', (numerator, denominator) => {
    expect(() => percentage(numerator, denominator)).toThrow(RangeError)
  })

  it('is the nearest in unbounded integers, halves upward', () => {
    const count = fc.integer({ min: 0, max: 1_000_000_000 })
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 2 }), (numerator, denominator, decimals) => {
        fc.pre(denominator > 0)
        const shown = BigInt((percentage(numerator, denominator, decimals) ?? '').replace(/[.%]/g, ''))
        // shown − ½ ≤ exact < shown + ½, both sides times twice the denominator
        const exact = 2n * BigInt(numerator) * 100n * 10n ** BigInt(decimals)
        expect((2n * shown - 1n) * BigInt(denominator) <= exact).toBe(true)
        expect(exact < (2n * shown + 1n) * BigInt(denominator)).toBe(true)
      }),
    )
  })
})
