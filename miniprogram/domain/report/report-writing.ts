import type { DraftFigure, DraftParagraph, DraftPart } from './duty-report'
import { chineseNumber } from '../values/chinese-text'
import type { BranchId, MemberId, Stored } from '../people/identity'
import { yearOf } from '../time/civil-date'
import type { Instant } from '../time/instant'

/**
 * What only people can write in a duty report: how last year's problems were answered, this year's problems with their
 * causes, and the next steps (述职评议考核办法（试行）: problems first, facts and figures, no padding). A section of a
 * template with one of these ids is written here. Nothing is made up: what is not written stays a marked place.
 */
export const WRITTEN_SECTIONS = ['last-year', 'problems', 'next-steps'] as const
export type WrittenSection = (typeof WRITTEN_SECTIONS)[number]

export const EXTENTS = ['done', 'under-way', 'not-begun'] as const
/** How far a problem of last year was put right. */
export type Extent = (typeof EXTENTS)[number]
export const EXTENT_WORDS: Readonly<Record<Extent, string>> = {
  done: '已完成整改',
  'under-way': '正在整改',
  'not-begun': '尚未整改',
}

/** A figure by what it counts, not by its number in one draft: it is found again in a draft with newer data. */
export interface FigureName {
  readonly measure: string
  /** The year it counts: the report's own, or the one before. */
  readonly year: number
  readonly part: { readonly by: string; readonly key: string } | null
}
export interface ChosenFigure extends FigureName {
  /** What the measure is called, for the draft that has no such figure. */
  readonly title: string
}

/** A text that is not written yet is ''. */
export interface AnsweredProblem {
  readonly id: string
  /** The problem of last year's report it answers; null when it was written down here. */
  readonly answers: string | null
  readonly problem: string
  readonly done: string
  readonly extent: Extent | null
}
export interface NamedProblem {
  readonly id: string
  readonly problem: string
  readonly cause: string
  /** What it rests on: figures of the draft, or words. */
  readonly figures: readonly ChosenFigure[]
  readonly grounds: string
}
export interface NextStep {
  readonly id: string
  readonly measure: string
  readonly who: string
  /** By when, in the words of the branch: 2026年6月底前, 每季度. */
  readonly byWhen: string
  readonly problemId: string | null
}

export interface Written {
  readonly 'last-year': readonly AnsweredProblem[]
  readonly problems: readonly NamedProblem[]
  readonly 'next-steps': readonly NextStep[]
}
export const NOTHING_WRITTEN: Written = { 'last-year': [], problems: [], 'next-steps': [] }

/**
 * The written part of a branch's report of a year; `_id` is `<branch>:<year>`. It is kept beside the drafts, not in one
 * of them: a draft with a newer cut-off date is drawn anew, and what people wrote belongs to all of them.
 */
export interface StoredWriting extends Stored {
  readonly branchId: BranchId
  readonly year: number
  readonly written: Written
  readonly writtenAt: Instant
  readonly writtenBy: MemberId
}

export function writingId(branchId: BranchId, year: number): string {
  return `${branchId}:${year}`
}

export function isWrittenSection(id: string): id is WrittenSection {
  return WRITTEN_SECTIONS.some((section) => section === id)
}

const OPEN = 'open:'
/** What a problem of last year's report goes by until it is answered. */
export function openId(problemId: string): string {
  return `${OPEN}${problemId}`
}
export function isOpenId(id: string): boolean {
  return id.startsWith(OPEN)
}

/** What was written, with every problem that last year's report named and nobody has answered yet put after the rest. */
export function withUnanswered(written: Written, before: Written = NOTHING_WRITTEN): Written {
  const answered = new Set(written['last-year'].map(({ answers }) => answers))
  const open = before.problems
    .filter(({ id }) => !answered.has(id))
    .map(({ id, problem }): AnsweredProblem => ({ id: openId(id), answers: id, problem, done: '', extent: null }))
  return { ...written, 'last-year': [...written['last-year'], ...open] }
}

export function figureName({ measure, period, part }: Pick<DraftFigure, 'measure' | 'period' | 'part'>): FigureName {
  return { measure, year: yearOf(period.from), part: part && { by: part.by, key: part.key } }
}

export function nameKey({ measure, year, part }: FigureName): string {
  return JSON.stringify([measure, year, part?.by ?? null, part?.key ?? null])
}

/** `党员应到人次（党课）`, and the year where it is not the report's own. */
export function figureTitle({ title, part, period }: DraftFigure, year: number): string {
  const counted = yearOf(period.from)
  return `${counted === year ? '' : `${counted}年`}${title}${part ? `（${part.label}）` : ''}`
}

/**
 * The section as paragraphs. The number with the first sentence leads each, one level below the section's heading: （一）
 * under 一、, 1. under （一） (GB/T 9704-2012 7.3.3). Figures are those of the draft, by their number in it.
 */
export function writtenParagraphs(
  section: WrittenSection,
  written: Written,
  {
    level,
    year,
    figures,
  }: { readonly level: 0 | 1 | 2; readonly year: number; readonly figures: readonly DraftFigure[] },
): DraftParagraph[] {
  const number = (index: number) => (level === 2 ? `${index + 1}. ` : `（${chineseNumber(index + 1)}）`)
  const paragraph = (index: number, lead: string, parts: readonly DraftPart[]): DraftParagraph => ({
    statement: section,
    lead: `${number(index)}${sentence(lead)}`,
    parts,
  })
  switch (section) {
    case 'last-year':
      return written['last-year'].map((each, index) => paragraph(index, each.problem, answerParts(each)))
    case 'problems':
      return written.problems.map((each, index) => paragraph(index, each.problem, problemParts(each, year, figures)))
    case 'next-steps':
      return written['next-steps'].map((each, index) =>
        paragraph(index, each.measure, stepParts(each, written.problems, number)),
      )
  }
}

const text = (content: string): DraftPart => ({ is: 'text', text: content })
const toFill = (what: string): DraftPart => ({ is: 'blank', text: `（${what}：待填写）`, enterAt: null })

function answerParts({ done, extent }: AnsweredProblem): DraftPart[] {
  return [
    done ? text(sentence(done)) : toFill('整改做了什么'),
    extent ? text(`${EXTENT_WORDS[extent]}。`) : toFill('整改到什么程度'),
  ]
}

function problemParts(
  { cause, figures: chosen, grounds }: NamedProblem,
  year: number,
  figures: readonly DraftFigure[],
) {
  const cited = chosen.flatMap((name, index): DraftPart[] => {
    const at = figures.findIndex((figure) => nameKey(figureName(figure)) === nameKey(name))
    const figure = figures[at]
    const pause = index > 0 ? '、' : ''
    return figure
      ? [text(`${pause}${figureTitle(figure, year)}`), { is: 'figure', figure: at }, text(figure.unit)]
      : [text(pause), { is: 'blank', text: `（${name.title}：这份草稿里没有这个数字）`, enterAt: null }]
  })
  const words = grounds ? [text(`${cited.length > 0 ? '；' : ''}${grounds.replace(ENDS, '')}`)] : []
  const rests = [...cited, ...words]
  return [
    cause ? text(`原因：${sentence(cause)}`) : toFill('原因'),
    ...(rests.length > 0 ? [text('依据：'), ...rests, text('。')] : [toFill('依据的数据')]),
  ]
}

function stepParts(
  { who, byWhen, problemId }: NextStep,
  problems: readonly NamedProblem[],
  number: (index: number) => string,
): DraftPart[] {
  const answered = problems.findIndex(({ id }) => id === problemId)
  return [
    ...(answered < 0 ? [] : [text(`针对问题${number(answered).trim().replace(/\.$/, '')}。`)]),
    who ? text(`责任人：${sentence(who)}`) : toFill('责任人'),
    byWhen ? text(`完成时限：${sentence(byWhen)}`) : toFill('完成时限'),
  ]
}

const ENDS = /[。！？；，、.;,]+$/

function sentence(words: string): string {
  return /[。！？]$/.test(words) ? words : `${words.replace(ENDS, '')}。`
}

/** How long paragraphs are as printed: characters, without blanks and without what is still to be filled in. */
export function lengthOf(paragraphs: readonly DraftParagraph[], figures: readonly DraftFigure[]): number {
  const words = paragraphs.flatMap(({ lead = '', parts }) => [
    lead,
    ...parts.map((part) => {
      if (part.is === 'blank') return ''
      return part.is === 'text' ? part.text : (figures[part.figure]?.display ?? '')
    }),
  ])
  return [...words.join('').replace(/\s/g, '')].length
}
