import { chineseNumeral, headingCounter } from '../../../cloudfunctions/documents/numbering'

describe('Chinese numerals', () => {
  it.each([
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [19, '十九'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [2005, '二千零五'],
  ])('write %d as %s', (value, written) => {
    expect(chineseNumeral(value)).toBe(written)
  })

  it('do not exist for nought, fractions and ten thousand', () => {
    for (const value of [0, -1, 1.5, 10000]) expect(() => chineseNumeral(value)).toThrow(RangeError)
  })
})

describe('heading numbers', () => {
  it('count each level under its own heading', () => {
    const next = headingCounter()
    expect([next(1), next(2), next(2), next(4), next(1), next(2), next(4)]).toEqual([
      '一、',
      '（一）',
      '（二）',
      '（1）',
      '二、',
      '（一）',
      '（1）',
    ])
  })
})
