/**
 * Numbers that a text states, in whatever script and whatever they count. A number in a figure's place rests on records; one
 * that was typed rests on nobody's word but the writer's, so each is found, but for dates, places in an order and numbers of
 * documents (`no-claims.ts`) and for the words of a closed list (`set-phrases.ts`).
 */
import { FIGURE_PLACE } from './beside-figure'
import { claimsNothing, isYearOf } from './no-claims'
import { blotted, CHINESE, COUNTERS, DIGITS, SIGNS } from './numerals'
import { readerOf } from './readings'
import { withoutPhrases } from './set-phrases'

export interface StatedNumber {
  readonly from: number
  readonly to: number
  /** Digits as half-width ones: 1,234. */
  readonly number: string
  /** With its unit: 35人, 百分之九十. */
  readonly words: string
}

const ANY = String.raw`(?:${DIGITS}|[${CHINESE}几]+(?:点[${CHINESE}]+)?)`
/** 两 or 三十 of what is measured in parts, halves and doublings; and 一 where it is no article. */
const saidInWords = readerOf([
  { words: `${ANY}分之${ANY}` },
  { words: '百分百' },
  { words: '(?:一|大|小|近|逾|超|过|对|减)?半数|(?:一|大|近|逾|超|过|减|对|参)半(?![年天月日个小夜径场])|一小半' },
  { words: '数以[十百千万亿]+计|绝大多数|无一(?=[人名]?[缺例遗掉漏落])' },
  { words: `翻了?(?:[${CHINESE}几]+|${DIGITS})?番|翻倍|成倍|倍增` },
  {
    words: '一(?=成(?![不立员果为绩本长功效就])|倍|元(?!化)|个百分点|[余多]|[%％‰])',
    notAfter: `[${CHINESE}]`,
  },
  { words: '一(?=角)', notAfter: `[山${CHINESE}]` },
  { words: `一(?=(?:${COUNTERS})(?!起|步|样|致|直|心|定|体))`, after: '共|合计|总计|累计|达到|仅有|只有' },
  { words: '一', after: '(?:[名位][列居]|排名|全[国省市区县局])第' },
  {
    words: `(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=[余多]?(?:${COUNTERS}))`,
    notAfter: '[A-Za-z]',
  },
])
/** Not the rest of another number: 3百, or 万 after a figure. */
const inDigitsOrSigns = readerOf([
  { words: DIGITS },
  ...SIGNS,
  { words: `(?![十百千万亿])[${CHINESE}]+(?:点[${CHINESE}]+)?`, notAfter: String.raw`\p{Nd}` },
  { words: `[十百千万亿][${CHINESE}]*(?:点[${CHINESE}]+)?`, notAfter: String.raw`\p{Nd}|${FIGURE_PLACE}` },
])
const UNIT_AFTER = new RegExp(String.raw`^\s*[余多]?[十百千万亿]{0,2}[余多]?(?:${COUNTERS})`, 'u')

/**
 * The numbers that a text states, in their order. `year`: that of the report, whose name beside it is a date whatever words
 * lead to it.
 */
export function statedNumbers(text: string, year?: number): StatedNumber[] {
  const read = asRead(text)
  const inWords = saidInWords(read)
  const rest = withoutPhrases(inWords.reduce((left, { from, to }) => blotted(left, from, to), read))
  const others = inDigitsOrSigns(rest).filter(({ from, to }) => {
    const [number, before, after] = [read.slice(from, to), read.slice(0, from), read.slice(to)]
    return !claimsNothing(number, before, after) && !(year !== undefined && isYearOf(year, number, after))
  })
  return [...inWords, ...others]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }): StatedNumber => {
      const number = plainDigits(text.slice(from, to))
      const [unit = ''] = UNIT_AFTER.exec(read.slice(to)) ?? []
      return { from, to, number, words: `${number}${unit}` }
    })
}

/** Digits of any width or script with their marks as half-width ones. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC')
}

const [PLAIN, NUMBER_SIGN] = [new RegExp(String.raw`[\p{L}\p{Nd}]`, 'u'), new RegExp(String.raw`[\p{No}\p{Nl}]`, 'u')]

/** The same text sign for sign, with full-width and look-alike digits and letters as the plain ones. */
function asRead(text: string): string {
  return [...text]
    .map((sign) => {
      const plain = sign.normalize('NFKC')
      return plain.length === sign.length && PLAIN.test(plain) && !NUMBER_SIGN.test(sign) ? plain : sign
    })
    .join('')
}
