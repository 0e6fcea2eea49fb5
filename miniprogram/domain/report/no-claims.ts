/** Where a number is a date, a place in an order, a number of a list or of a document, and claims nothing. */
import { COUNTERS, PLAIN_COUNTERS } from './numerals'

/** What stands before a date: nothing, a mark, or a word that leads to one. */
const LEADS = String.raw`(?:^|[\s\p{P}\p{Z}\uFFFC|]|[自从于至到在截止对比较与和及或今去当以将把按照据经距离为是由]|(?:截至|以及|参照))\s*$`
const RANGE = String.raw`[-—–~～至到、]`
const ONE_YEAR = String.raw`(?:(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})`
const ONE_MONTH = '(?:0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])'
const ONE_DAY = '(?:0?[1-9]|[12][0-9]|3[01]|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])'

/** 历时12月 is how many, and no month. */
const NOT_HOW_LONG = String.raw`^(?![^]*(?:历时|为期|持续|长达|[满共达约近逾超]|累计|合计)\s*$)`

interface Place {
  readonly number: RegExp
  readonly before?: RegExp
  readonly after?: RegExp
}
const place = (number: string, before?: string, after?: string): Place => ({
  number: new RegExp(`^${number}$`, 'u'),
  ...(before === undefined ? {} : { before: new RegExp(before, 'u') }),
  ...(after === undefined ? {} : { after: new RegExp(`^(?:${after})`, 'u') }),
})

const DATES: readonly Place[] = [
  place(ONE_YEAR, LEADS, String.raw`\s*(?:${RANGE}\s*${ONE_YEAR}\s*)?年`),
  // 《党章》2022年修订, 条例2018年印发: of a day that is known whatever stands before it.
  place(ONE_YEAR, undefined, String.raw`\s*年(?:度|版|修订|修正|印发|制定|颁布|施行|\s*${ONE_MONTH}\s*月|[初末底])`),
  place(ONE_MONTH, NOT_HOW_LONG, String.raw`\s*(?:${RANGE}\s*${ONE_MONTH}\s*)?月`),
  place(
    ONE_DAY,
    String.raw`月\s*(?:${ONE_DAY}\s*[日号]?\s*${RANGE}\s*)*$`,
    String.raw`\s*(?:${RANGE}\s*${ONE_DAY}\s*)?[日号]`,
  ),
  place(ONE_DAY, LEADS, String.raw`\s*(?:${RANGE}\s*${ONE_DAY}\s*)?日`),
  place(ONE_YEAR, undefined, String.raw`[-./]\d{1,2}[-./]\d{1,2}(?!\d)`),
  place(String.raw`\d{1,2}(?:\.\d{1,2})?`, String.raw`(?:19|20)\d\d[-./](?:\d{1,2}[-./])?$`),
  place(String.raw`\d{4}\.\d{1,2}`, undefined, String.raw`\.\d{1,2}(?!\d)`),
  place(String.raw`\d{1,2}`, undefined, String.raw`[:：时]\d\d(?!\d)`),
  place(String.raw`\d\d`, String.raw`(?:^|\D)\d{1,2}[:：时]$`, String.raw`(?!\d)`),
]

/** Not followed by what it would count: （12）户. */
const NOT_COUNTED = String.raw`(?!\s*[余多]?(?:${PLAIN_COUNTERS}))`

const POINT = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})`
/** What is told apart by its number, and no rank: 第二次会议, but not 第12名. */
const IN_ORDER =
  '党小组|党支部|党总支|党委|支部|小组|服务队|分队|小队|方面|部分|阶段|季度|学期|责任|产业|课堂|故乡|纪检|步骤|议题|环节|' +
  '检查组|巡察组|工作组|个(?:月|星期|工作日|环节)|[次届期批轮章节条款项页号稿版卷集讲课步点周天年日组队方]'
const ORDERS: readonly Place[] = [
  place(POINT, String.raw`第\s*$`, String.raw`\s*(?:${IN_ORDER})`),
  place(String.raw`[\d一二三四五六七八九十]{1,2}`, String.raw`(?:附件|附表|附图|[见如][图表])\s*[（(]?$`, NOT_COUNTED),
]

/** Where a line, or one of its points, begins. */
const BEGINS = String.raw`(?:^|[\n。；;：:])\s*`
const LISTS: readonly Place[] = [
  place(String.raw`\d{1,2}`, String.raw`${BEGINS}$`, String.raw`(?:[．.、](?!\p{Nd})|[)）]${NOT_COUNTED})`),
  place('[一二三四五六七八九十]{1,3}', String.raw`${BEGINS}$`, '、|[是要]'),
  place('[一二三四五六七八九十]', String.raw`[\p{P}\s]$`, '是|要(?=[\u4e00-\u9fff])'),
  place('[一二三四五六七八九十]', '其$', String.raw`[，、：是]`),
  place(POINT, String.raw`${BEGINS}[（(]$`, String.raw`[）)]${NOT_COUNTED}(?=\s*\S)`),
  place(POINT, '(?:针对|上述|见)(?:问题|措施)?[（(]$', String.raw`[）)]${NOT_COUNTED}`),
  place(
    String.raw`[\u2460-\u24FF\u2776-\u2793\u3220-\u3229\u3280-\u3289]`,
    String.raw`(?:${BEGINS}|[，,、]\s*)$`,
    NOT_COUNTED,
  ),
]

const DOCUMENTS: readonly Place[] = [
  place(String.raw`\d{4}`, '〔$', '〕'),
  place(String.raw`\d+`, String.raw`〔\d{4}〕(?:第)?$`, String.raw`\s*号`),
]

/** An article, or part of a word: 一名, 一些. Where it is one of something, the explicit readings say so. */
const ARTICLE: readonly Place[] = [place('一', '(?:^|[^（(])$')]
/** 万同志, 百姓: a power of ten is a number by what is counted, or by what stands before it. */
const ABOUT = '几数上近逾超过成达约共计余整'
const PART_OF_A_WORD: readonly Place[] = [
  place('[百千万亿]', `(?:^|[^${ABOUT}])$`, String.raw`(?![余多来几]|\s*(?:${COUNTERS})|[\p{P}\s\uFFFC]|$)`),
  place('[伍陆拾肆]', undefined, String.raw`(?![余多来几]|\s*(?:${COUNTERS}))`),
  // What is still to be filled in: 〇〇年.
  place('[〇零]{2,}'),
]

const NOTHING = [...DATES, ...ORDERS, ...LISTS, ...DOCUMENTS, ...ARTICLE, ...PART_OF_A_WORD]

export function claimsNothing(number: string, before: string, after: string): boolean {
  return NOTHING.some(
    (each) => each.number.test(number) && (each.before?.test(before) ?? true) && (each.after?.test(after) ?? true),
  )
}

/** Whether it is a year beside that of the report, as its words name it: 支部2025年计划. */
export function isYearOf(year: number, number: string, after: string): boolean {
  const digits = [...number].map((sign) => ('〇零'.includes(sign) ? 0 : '一二三四五六七八九'.indexOf(sign) + 1 || sign))
  return /^\s*年/.test(after) && Math.abs(Number(digits.join('')) - year) <= 1
}
