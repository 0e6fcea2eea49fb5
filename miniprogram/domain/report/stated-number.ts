/**
 * Numbers that a text states: digits in whatever width or script, and Chinese numerals with a unit. A number in a figure's
 * place rests on records; one that was typed rests on nobody's word but the writer's, so it is found wherever it stands.
 */

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

const DIGITS = String.raw`\p{Nd}+(?:[,，]\p{Nd}{3}(?!\p{Nd}))*(?:[.．]\p{Nd}+)?`
const NUMERALS = '零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟'
const MANY = String.raw`(?:余|多)?`
const SCALE = '[十百千万亿]{0,2}'
/** What Chinese reports count in. After Chinese numerals a unit is what tells a number from a word (统一, 十分). */
const UNITS = [
  ...[
    '个百分点',
    '人次',
    '人月',
    '班次',
    '小时',
    '学时',
    '平方米',
    '公里',
    '个月',
    '元',
    '角',
    '成(?![立员果为绩本长功效])',
  ],
  ...'倍名位人户家次场件条份篇项个支轮期册处座岗盏辆箱袋台吨块批套栋间'.split(''),
].join('|')
/** Not the rest of a number: 3百, or 万 after a figure. */
const ALONE = String.raw`(?<![\p{Nd}${NUMERALS}])(?!(?<=${FIGURE_PLACE})[十百千万亿])`
const ARABIC = new RegExp(DIGITS, 'gu')
const CHINESE = new RegExp(
  String.raw`百分之[${NUMERALS}]+(?:点[${NUMERALS}]+)?|${ALONE}[${NUMERALS}]+(?:点[${NUMERALS}]+)?(?=${MANY}(?:${UNITS}))`,
  'gu',
)
const UNIT_AFTER = new RegExp(String.raw`^\s*${MANY}${SCALE}(?:[%％‰]|${UNITS})`, 'u')

/** Fixed words of the Party's language, and idioms, that count nothing in a branch. */
const SET_WORDS = new RegExp(
  [
    ...['两个(?:维护|确立|结合|务必|一以贯之)', '三个(?:代表|务必|区分开来)', '四个(?:意识|自信|全面|服从|伟大)'],
    ...['[五七]个(?:有之|必须)', '[五十]个一', '十个坚持', '八项规定', '六[项大]纪律', '四项基本原则'],
    ...['千家万户', '万家灯火', '千篇一律', '百家争鸣', '三番五次', '一五一十', '12345(?=热线|平台|政务)'],
  ].join('|'),
  'g',
)

/** Where a number is a date, a place in an order, a number of a list or of a document, and claims nothing. */
const NO_CLAIMS: readonly { readonly number: RegExp; readonly before: RegExp; readonly after: RegExp }[] = [
  { number: /^(?:19|20)\d\d$/, before: /$/, after: /^\s*(?:[-—–~～至到]\s*(?:19|20)\d\d\s*)?年/ },
  { number: /^(?:0?[1-9]|1[0-2])$/, before: /$/, after: /^\s*(?:[-—–~～至到、]\s*\d{1,2}\s*)?月/ },
  { number: /^(?:0?[1-9]|[12]\d|3[01])$/, before: /$/, after: /^\s*(?:[-—–~～至到、]\s*\d{1,2}\s*)?[日号]/ },
  { number: /^(?:19|20)\d\d$/, before: /$/, after: /^[-./]\d{1,2}[-./]\d{1,2}(?!\d)/ },
  { number: /^\d{1,2}$/, before: /(?:19|20)\d\d[-./](?:\d{1,2}[-./])?$/, after: /^/ },
  { number: /^\d{1,2}$/, before: /$/, after: /^[:：时]\d\d(?!\d)/ },
  { number: /^\d\d$/, before: /(?<!\d)\d{1,2}[:：时]$/, after: /^(?!\d)/ },
  { number: /^\d+$/, before: /〔$/, after: /^〕/ },
  { number: /^\d+$/, before: /〔\d{4}〕(?:第)?$/, after: /^\s*号/ },
  // 第9999 is none of them.
  { number: /^\d{1,2}$/, before: /第\s*$/, after: /^/ },
  { number: /^[一二两三四五六七八九十]{1,3}$/, before: /第\s*$/, after: /^/ },
  { number: /^\d{1,2}$/, before: /^\s*$/, after: /^[．.、](?!\p{Nd})/u },
  { number: /^\d{1,2}$/, before: /[（(]$/, after: /^[）)]/ },
  // 一名, 一次: an article. Of money, shares and parts it is a number.
  { number: /^一$/, before: /$/, after: /^(?!余|多|元|角|成|倍|个百分点)/ },
]

/** The numbers that a text states, in their order. Those that claim nothing are left out. */
export function statedNumbers(text: string): StatedNumber[] {
  const masked = text.replace(SET_WORDS, (words) => '　'.repeat(words.length))
  const found = [...masked.matchAll(ARABIC), ...masked.matchAll(CHINESE)]
  return found
    .map((match): StatedNumber => {
      const [from, to] = [match.index, match.index + match[0].length]
      const [unit = ''] = UNIT_AFTER.exec(masked.slice(to)) ?? []
      return { from, to, number: plainDigits(match[0]), words: `${plainDigits(match[0])}${unit}` }
    })
    .filter(({ from, to, number }) => !claimsNothing(number, masked.slice(0, from), masked.slice(to)))
    .sort((a, b) => a.from - b.from)
}

function claimsNothing(number: string, before: string, after: string): boolean {
  return NO_CLAIMS.some((each) => each.number.test(number) && each.before.test(before) && each.after.test(after))
}

/** Digits of any width or script with their marks as half-width ones. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC')
}
