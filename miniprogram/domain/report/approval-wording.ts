/**
 * How a meeting puts a duty report to itself: a closed list of wordings, each matched as a whole. What reads otherwise
 * (put off, sent back, heard of, of somebody else, of another year) is none, without a word of it having to be known.
 */
import { formatChineseDate, type CivilDate } from '../time/civil-date'
import { yearPeriod } from '../time/period'
import { plainWords } from '../values/plain-words'
import type { ReportScope } from './duty-report'

/** The report that is meant. */
export interface PutReport {
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
  /** A bureau's own report and the one with all below it are two. */
  readonly isBureau: boolean
  /** Names of the organization, as people write it. */
  readonly units: readonly string[]
  /** Who reports. */
  readonly author: string | undefined
}

/** That a bureau's is without, or with, what is below it; the first is what the program writes. */
const SCOPE_WORDS: Readonly<Record<ReportScope, readonly string[]>> = {
  own: ['本级', '单位本级', '机关本级', '局机关本级'],
  'with-below': ['含下级', '全单位', '全局', '全系统', '含所属党组织', '含各党支部', '含下级党组织'],
}

const LOOKS_AT =
  '(?:听取(?:并|、|和)?)?(?:(?:集体|再次)?(?:审议|审定|审查|讨论|研究)(?:(?:并|、|和)?(?:审议|审定|讨论|研究|通过|同意|表决))?)'
const DECIDES = '(?:(?:表决|一致|会议)?(?:通过|同意|批准|审议通过|表决通过)|表决)'
const KIND =
  '(?:(?:履行)?(?:抓|落实)?(?:基层)?(?:机关)?(?:党的建设|党建|全面从严治党)(?:第一责任人)?(?:责任|职责|主体责任)?(?:工作)?(?:情况)?的?)?'
const REPORT = `${KIND}述职(?:述廉|述德述廉|述学述职|评议)?的?(?:工作)?报告(?:\\(?(?:草稿|初稿|送审稿|讨论稿|审议稿|稿)\\)?)?`
/** `一、`, `1.`, `（一）`, `议题一：` before an item. */
const NUMBERED = '(?:(?:议题)?\\(?[一二三四五六七八九十\\d]{1,2}(?:[、.:．]|\\)[、.]?))?'
/** What a meeting is called before what it deals with. */
const MEETING =
  '(?:(?:\\d{4}年)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:第[一二三四五六七八九十\\d]{1,3}次)?(?:(?:支部|总支|机关)?委员会(?:扩大)?(?:会议)?|(?:支|总支|党)委会(?:扩大)?(?:会议)?|(?:支部)?(?:党员)?大会|党组(?:扩大)?(?:会议|会))(?:暨[\\u4e00-\\u9fff]{2,8})?:)?'

/** Whether these words, as a whole, put this report to a meeting or say that it was passed. */
export function putsReport(words: string, report: PutReport): boolean {
  return patternOf(report, marksOf(report)).test(plainWords(words))
}

/** Whether they put another of the organization's reports: of another scope, cut-off date or year. */
export function putsAnother(words: string, report: PutReport): boolean {
  const plain = plainWords(words)
  const [year = ''] = /\d{4}(?=年)/.exec(plain) ?? []
  return !putsReport(words, report) && patternOf({ ...report, year: Number(year) }, ANY_MARKS).test(plain)
}

/** Whether a duty report is spoken of, in whatever words. */
export function speaksOfReport(words: string): boolean {
  return plainWords(words).includes('述职')
}

/** `审议2025年度述职报告（含下级，截至2025年6月30日）`: how the program puts it, so that one report alone is meant. */
export function itemOf({ year, cutOff, scope, isBureau }: Omit<PutReport, 'units' | 'author'>): string {
  const marks = [
    ...(isBureau ? SCOPE_WORDS[scope].slice(0, 1) : []),
    ...(cutOff === yearPeriod(year).to ? [] : [`截至${formatChineseDate(cutOff)}`]),
  ]
  return `审议${year}年度述职报告${marks.length === 0 ? '' : `（${marks.join('，')}）`}`
}

function patternOf({ year, isBureau, units, author }: PutReport, marks: string): RegExp {
  const [ofYear, whose] = [`${year}年度?(?:的)?`, whoseOf(isBureau, units, author)]
  const named = [
    `(?:${whose})?${ofYear}(?:${whose})?(?:${marks})?的?${REPORT}(?:\\((?:${marks})\\))?`,
    `(?:${whose})?${REPORT}\\(${year}年度?(?:[,，、]?(?:${marks}))?\\)`,
  ].join('|')
  const put = [
    `(?:关于|对)?(?:${LOOKS_AT}|${DECIDES})?(?:关于)?(?:${named})`,
    `(?:关于|对)(?:${LOOKS_AT})?(?:${named})的?(?:进行)?(?:审议|审定|讨论|研究)?(?:的)?(?:表决|议题|议案|事项|决议|决定|审议通过|通过)?`,
  ].join('|')
  return new RegExp(`^${MEETING}${NUMBERED}(?:${put})(?:事宜|事项)?[。.;]?$`, 'u')
}

function whoseOf(isBureau: boolean, units: readonly string[], author: string | undefined): string {
  const organs = isBureau ? '(?:局|单位)?党组|(?:局|机关)党委|(?:局|单位)' : '(?:党)?支部|(?:党)?总支|支委会'
  const named = [...units, organs].map((each, at) => (at < units.length ? literal(plainWords(each)) : each))
  const person = author === undefined ? '' : `(?:${literal(plainWords(author))})?(?:同志)?`
  const organ = isBureau ? '党组' : '党支部|支部'
  return `(?:本|我)?(?:${named.join('|')})?(?:${organ})?(?:书记)?${person}(?:个人)?的?`
}

const ANY_MARKS = `(?:${Object.values(SCOPE_WORDS).flat().join('|')}|(?:数据)?截至[年月日\\d]+|上半年|[,、])+`

/** What may stand beside it to say which of that year’s reports it is: of this one alone. */
function marksOf({ year, cutOff, scope, isBureau }: PutReport): string {
  const scopes = isBureau ? SCOPE_WORDS[scope] : SCOPE_WORDS.own
  const until = [`(?:数据)?截至${formatChineseDate(cutOff)}`]
  if (cutOff === `${year}-06-30`) until.push('上半年')
  const [which, when] = [`(?:${scopes.join('|')})`, `(?:${until.join('|')})`]
  return `${which}(?:[,、]?${when})?|${when}(?:[,、]?${which})?`
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
