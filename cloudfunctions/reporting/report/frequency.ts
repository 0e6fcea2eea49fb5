/** 每月, 每季度 in a text: whether the records of what the paragraph counts bear it. */
import type { DraftFigure, DraftSection } from '#domain/report/duty-report'
import type { WrittenSection } from '#domain/report/report-writing'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import { figureKey } from '#domain/report/slot'
import { paragraphText } from '#domain/report/typed-number'
import { MEASURES } from '../measures/catalogue'
import { BY_MONTH, dimensionOf } from '../measures/dimensions'
import type { Measure } from '../measures/measure'

/** How often something is said to be done. */
export interface SaidOften {
  readonly section: string
  readonly statement: string
  readonly words: string
  readonly often: Often
  /** Figures that would bear it. */
  readonly keys: readonly string[]
  /** Titles of what is named, by those: each must bear it, 每月召开支委会、上党课 says it of both. Of what a paragraph only counts any may. */
  readonly named: ReadonlyMap<string, string>
}

/** From seldom to often; what is kept every month is kept every quarter. */
const OFTEN = ['year', 'half', 'quarter', 'month', 'more'] as const
type Often = (typeof OFTEN)[number]

const HOW_OFTEN: Readonly<Record<Often, string>> = {
  more: String.raw`每\s*(?:半\s*个?\s*月|旬|周|天|日|星期|晚)|按[周旬日]|周周|天天|日日|[一半][周旬]一[次会]`,
  half: String.raw`每\s*半\s*年|半年一[次会]`,
  quarter: String.raw`每\s*个?\s*(?:两\s*个\s*月|双月|一?\s*季度?)|按季|季季|各个?季度?都|一季度?(?:一[次会]|不[落缺少])|季度(?=[有开])`,
  month: String.raw`每\s*一?\s*个?\s*月|按月|逐月|月月|各个?月(?:份)?都|一个?月(?:一[次会]|[也都]?不[落缺少])|没有一个月|月度(?=[有开])`,
  year: String.raw`每\s*年(?!初|末|底)`,
}
/** The longest first: 每半年 is no 每半月. */
const FROM_LONGEST = ['more', 'half', 'quarter', 'month', 'year'] as const satisfies readonly Often[]
const SAID = new RegExp(
  `(?:${FROM_LONGEST.map((often) => `(?<${often}>${HOW_OFTEN[often]})`).join('|')})(?!名|位|人)[^，。；、\uFFFC]{0,8}`,
  'g',
)
/** Says that what the clause names was never left out; of what it does not name it says nothing: 始终把群众放在首位. */
const ALWAYS = /始终|从未(?:中断|间断|缺|少|停|落)|从不|从没有?(?:中断|间断|缺|少|停|落)|一直|一次不[落缺少]/g

/**
 * Problems say what was not kept and next steps what is meant to be: neither claims that it was done. Of last year's
 * problems only the answer claims, not the problem that leads it.
 */
const CLAIM_NOTHING: readonly string[] = ['problems', 'next-steps'] satisfies readonly WrittenSection[]

export function saidOften(sections: readonly DraftSection[], figures: readonly DraftFigure[]): SaidOften[] {
  return sections.flatMap(({ id, paragraphs }) =>
    paragraphs.flatMap(({ statement, entry, lead, parts }) => {
      if (entry !== undefined && CLAIM_NOTHING.includes(id)) return []
      const text = paragraphText(lead === undefined || entry !== undefined ? { parts } : { lead, parts })
      const cited = parts.flatMap((part) => (part.is === 'figure' ? (figures[part.figure] ?? []) : []))
      return text.split(/(?<=[。；])/).flatMap((sentence) =>
        claimsIn(sentence).map(({ words, often, index }): SaidOften => ({
          ...{ section: id, statement, words, often },
          ...borneBy(clauseAt(sentence, index), sentence, cited),
        })),
      )
    }),
  )
}

interface Claim {
  readonly words: string
  readonly often: Often
  readonly index: number
}

function claimsIn(sentence: string): Claim[] {
  const often = [...sentence.matchAll(SAID)].map(({ 0: words, index, groups }): Claim => {
    const said = FROM_LONGEST.find((each) => groups?.[each] !== undefined)
    return { words, index, often: said ?? 'more' }
  })
  const always = [...sentence.matchAll(ALWAYS)].flatMap(({ 0: words, index }): Claim[] => {
    const clause = clauseAt(sentence, index)
    const isOfSomething = namedIn(clause).some(isByMonth)
    return isOfSomething && !often.some((each) => clauseAt(sentence, each.index) === clause)
      ? [{ words, index, often: 'quarter' }]
      : []
  })
  return [...often, ...always].filter(isClaimed(sentence))
}

/** 没有间断, 没有例外 say that it was so. */
const DENIED = /(?:没有?|未|不能|不是|并非|难以|无法)(?!.{0,2}(?:间断|中断|遗漏|漏|缺|断|落下|少|停|例外))/
/** Behind it what is denied may be something else: 按季通报未整改的问题. Only that it was done, or done well, is meant. */
const DENIED_AFTER =
  /(?:没有?|未能?|难以)(?:做到|落实|坚持|执行|达到|完成|实现|保证|形成|兑现)|不(?:够|好|到位|经常|严格|及时|足|力)|有差距|欠缺/

/** 没有做到按季通报, 按季通报做得不够: a clause that says that it was not so. */
const isClaimed = (sentence: string) => (claim: Claim) => {
  const before =
    sentence
      .slice(0, claim.index)
      .split(/[，；]/)
      .at(-1) ?? ''
  const [after = ''] = sentence.slice(claim.index).split(/[，；]/)
  return !DENIED.test(before) && !DENIED_AFTER.test(after)
}

function clauseAt(sentence: string, at: number): string {
  const from = sentence.lastIndexOf('，', at) + 1
  return sentence.slice(from).split('，', 1)[0] ?? ''
}

/** How often each is kept of what the clause names, or else its sentence: 支委会, 党课; where it names none, of what the paragraph counts. */
function borneBy(clause: string, sentence: string, cited: readonly DraftFigure[]): Pick<SaidOften, 'keys' | 'named'> {
  const [own, others] = [namedIn(clause), namedIn(sentence)]
  const named = own.length > 0 ? own : others
  const counted = MEASURES.filter(({ id }) => cited.some(({ measure }) => measure === id))
  return {
    keys: (named.length > 0 ? named : counted).filter(isByMonth).map(cadenceOf),
    named: new Map(named.map((measure) => [cadenceOf(measure), measure.title])),
  }
}

/** The measures of things done that a text names by their titles: 支委会. */
function namedIn(text: string): Measure[] {
  return MEASURES.filter(({ title, unit }) => unit === '次' && text.includes(title))
}

function cadenceOf({ id }: Measure): string {
  return figureKey({ measure: id, form: 'cadence' })
}

function isByMonth(measure: Measure): boolean {
  return dimensionOf(measure, BY_MONTH.id) !== undefined
}

/** `now`: the figures by their keys; of those that are not kept so often there is none. */
export function notKeptSoOften(said: readonly SaidOften[], now: ReadonlyMap<string, DraftFigure>): OpenPoint[] {
  return said.flatMap(({ section, statement, words, often, keys, named }) => {
    const missing = keys.filter((key) => !bears(now.get(key)?.display, often))
    if (keys.length > 0 && (named.size > 0 ? missing.length === 0 : missing.length < keys.length)) return []
    const what = missing.length < keys.length ? `${missing.map((key) => named.get(key)).join('、')}的` : ''
    return [openPoint('frequency', `“${words}”，${what}记录里看不出`, { section, statement })]
  })
}

function bears(display: string | undefined, often: Often): boolean {
  if (display === undefined) return false
  const kept = display === '每月' ? 'month' : 'quarter'
  return OFTEN.indexOf(kept) >= OFTEN.indexOf(often)
}
