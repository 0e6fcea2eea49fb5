import fc from 'fast-check'
import { chineseNumber, toHalfWidth } from '#domain/values/chinese-text'

/** Reads Chinese figures place by place: an independent way back. */
function readChinese(text: string): number {
  let [sum, digit] = [0, 0]
  for (const sign of text) {
    const place = { 千: 1000, 百: 100, 十: 10 }[sign]
    if (place === undefined) digit = '零一二三四五六七八九'.indexOf(sign)
    else [sum, digit] = [sum + (digit === 0 ? 1 : digit) * place, 0]
  }
  return sum + digit
}

describe('a number in Chinese figures', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [119, '一百一十九'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [2025, '二千零二十五'],
    [9900, '九千九百'],
    [9999, '九千九百九十九'],
  ])('%d is %s', (n, text) => {
    expect(chineseNumber(n)).toBe(text)
  })

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (n) => {
        expect(readChinese(chineseNumber(n))).toBe(n)
        expect(chineseNumber(n)).not.toMatch(/零零|.零$/)
      }),
    )
  })

  it.each([-1, 10_000, 1.5, NaN])('is not there for %d', (n) => {
    expect(() => chineseNumber(n)).toThrow(RangeError)
  })
})

describe('full-width text', () => {
  it('becomes half-width, and Chinese stays as it is', () => {
    expect(toHalfWidth('第１２号　（Ａ）：５％')).toBe('第12号 (A):5%')
    expect(toHalfWidth('党支部。')).toBe('党支部。')
  })
})
