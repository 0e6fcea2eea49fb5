/**
 * Heading numbers as GB/T 9704-2012, 7.3.3 writes them: 一、 （一） 1. （1）. They are counted here and printed as text, not
 * left to Word's lists, so that WeChat's and WPS's viewers and a person who copies a paragraph all see the same number.
 */
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const PLACES = ['', '十', '百', '千']

/** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五. Throws RangeError outside 1…9999. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`No Chinese numeral for ${value}`)
  const digits = [...String(value)].map(Number)
  const written = digits.map((digit, index) =>
    digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${PLACES[digits.length - 1 - index] ?? ''}`,
  )
  return written.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十')
}

export type HeadingLevel = 1 | 2 | 3 | 4

const FORMS: Record<HeadingLevel, (count: number) => string> = {
  1: (count) => `${chineseNumeral(count)}、`,
  2: (count) => `（${chineseNumeral(count)}）`,
  3: (count) => `${count}.`,
  4: (count) => `（${count}）`,
}

/** A counter for one document: each call gives the next number of its level; the levels below start again. */
export function headingCounter(): (level: HeadingLevel) => string {
  const counts = [0, 0, 0, 0]
  return (level) => {
    const count = (counts[level - 1] ?? 0) + 1
    counts[level - 1] = count
    counts.fill(0, level)
    return FORMS[level](count)
  }
}
