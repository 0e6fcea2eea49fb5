/**
 * Numbers that a text states, in whatever script and whatever they count. A number in a figure's place rests on records; one
 * that was typed rests on nobody's word but the writer's, so each is found, but for dates, places in an order and numbers of
 * documents (`no-claims.ts`) and for the words of a closed list (`set-phrases.ts`).
 */
import { claimsNothing, isYearOf } from './no-claims'
import { blotted, CHINESE, COUNTERS, DIGITS, SIGNS } from './numerals'
import { withoutPhrases } from './set-phrases'

export interface StatedNumber {
  readonly from: number
  readonly to: number
  /** Digits as half-width ones: 1,234. */
  readonly number: string
  /** With its unit: 35人, 百分之九十. */
  readonly words: string
}

/** Figures stand in a text as this, which is neither a letter nor a number. */
export const FIGURE_PLACE = '\uFFFC'

const ANY = String.raw`(?:${DIGITS}|[${CHINESE}几]+(?:点[${CHINESE}]+)?)`
/** 两 or 三十 of what is measured in parts, halves and doublings; and 一 where it is no article. */
const SAID_IN_WORDS = new RegExp(
  [
    String.raw`${ANY}分之${ANY}`,
    '百分百',
    '(?:一|大|小|近|超|过|对|减)?半数|(?:一|大|超|过|减|对)半(?![年天月日个小夜径场])',
    `翻了?(?:[${CHINESE}几]+|${DIGITS})?番|翻倍|成倍|倍增`,
    String.raw`(?<![${CHINESE}])一(?=成(?![不立员果为绩本长功效就])|倍|元(?!化)|个百分点|[余多]|[%％‰])|(?<![山${CHINESE}])一(?=角)`,
    String.raw`(?<=共|合计|总计|达到|仅有|只有)一(?=(?:${COUNTERS})(?!起|步|样|致|直|心|定|体))`,
    '(?<=(?:[名位][列居]|排名|全[国省市区县局])第)一',
    String.raw`(?<![A-Za-z])(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=[余多]?(?:${COUNTERS}))`,
  ].join('|'),
  'gu',
)
/** Not the rest of another number: 3百, or 万 after a figure. */
const IN_DIGITS_OR_SIGNS = new RegExp(
  String.raw`${DIGITS}|${SIGNS}|(?<!\p{Nd})(?!(?<=${FIGURE_PLACE})[十百千万亿])[${CHINESE}]+(?:点[${CHINESE}]+)?`,
  'gu',
)
const UNIT_AFTER = new RegExp(String.raw`^\s*[余多]?[十百千万亿]{0,2}[余多]?(?:${COUNTERS})`, 'u')

/**
 * The numbers that a text states, in their order. `year`: that of the report, whose name beside it is a date whatever words
 * lead to it.
 */
export function statedNumbers(text: string, year?: number): StatedNumber[] {
  const read = asRead(text)
  const inWords = [...read.matchAll(SAID_IN_WORDS)].map(spanOf)
  const rest = withoutPhrases(inWords.reduce((left, { from, to }) => blotted(left, from, to), read))
  const others = [...rest.matchAll(IN_DIGITS_OR_SIGNS)].map(spanOf).filter(({ from, to }) => {
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

/** The same text sign for sign, with full-width and look-alike digits and letters as the plain ones. */
function asRead(text: string): string {
  return [...text]
    .map((sign) => {
      const plain = sign.normalize('NFKC')
      return plain.length === sign.length && /[\p{L}\p{Nd}]/u.test(plain) && !/[\p{No}\p{Nl}]/u.test(sign)
        ? plain
        : sign
    })
    .join('')
}

interface Span {
  readonly from: number
  readonly to: number
}

function spanOf(match: RegExpMatchArray): Span {
  const from = match.index ?? 0
  return { from, to: from + match[0].length }
}
