/** Small conversions of Chinese text. */

const DIGITS = '零一二三四五六七八九'
const PLACES = [
  [1000, '千'],
  [100, '百'],
  [10, '十'],
  [1, ''],
] as const

/**
 * A whole number from 0 to 9999 in Chinese figures, as headings and sentences of documents write it:
 * 十, 十一, 二十, 一百零五, 一百一十, 二千零二十五. Throws a RangeError for any other number.
 */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError(`no Chinese figures for ${n}`)
  if (n === 0) return '零'
  let text = ''
  let skipped = false
  for (const [place, name] of PLACES) {
    const digit = Math.floor(n / place) % 10
    if (digit === 0) {
      skipped = text !== ''
      continue
    }
    text += `${skipped ? '零' : ''}${DIGITS.charAt(digit)}${name}`
    skipped = false
  }
  return text.startsWith('一十') ? text.slice(1) : text
}

/** Full-width letters, digits and signs (１２．５，（ ） and the wide blank), as a Chinese keyboard gives them, in half width. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}
