import { displayed, tenths } from '../../../../cloudfunctions/reporting/measures/display'
import fc from 'fast-check'

describe('a figure as it is printed', () => {
  it.each([
    [0, 'plain', '0'],
    [999, 'plain', '999'],
    [1234567, 'plain', '1,234,567'],
    [123450, 'yuan', '1,234.50'],
    [123400, 'yuan', '1,234'],
    [5, 'yuan', '0.05'],
    [0, 'yuan', '0'],
    [60, 'hours', '1'],
    [90, 'hours', '1.5'],
    [80, 'hours', '1.3'],
    [60_000, 'hours', '1,000'],
    [45, 'study-hours', '1'],
    [1440, 'study-hours', '32'],
    [50, 'study-hours', '1.1'],
    [933, 'tenths', '93.3'],
    [1000, 'tenths', '100.0'],
    [5, 'tenths', '0.5'],
    [0, 'tenths', '0.0'],
    [850, 'tenths', '85.0'],
    [12345, 'tenths', '1,234.5'],
    [20250304, 'date', '2025年3月4日'],
  ] as const)('%d as %s is %s', (value, display, expected) => {
    expect(displayed(value, display)).toBe(expected)
  })
})

describe('tenths', () => {
  it('round half up from the exact value', () => {
    expect(tenths(1, 20)).toBe(1)
    expect(tenths(1, 21)).toBe(0)
    expect(tenths(200, 3)).toBe(667)
  })

  it('are within half a tenth of the quotient', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.integer({ min: 1, max: 1e9 }), (numerator, denominator) => {
        const doubled = 2n * BigInt(tenths(numerator, denominator)) * BigInt(denominator)
        const exact = 20n * BigInt(numerator)
        expect(doubled <= exact + BigInt(denominator) && doubled > exact - BigInt(denominator)).toBe(true)
      }),
    )
  })

  it('are not to be had of nothing, of less than nothing, or of what is no longer exact', () => {
    for (const [of, within] of [
      [1, 0],
      [-1, 2],
      [1, -2],
      [0.5, 1],
      [Number.MAX_SAFE_INTEGER, 1],
    ] as const)
      expect(() => tenths(of, within)).toThrow(RangeError)
  })
})
