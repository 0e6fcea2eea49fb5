/** The draft as it will print: lines of inline parts, headings with their numbers. */
import type { OpenPoint } from '../../../domain/report/open-point'
import { momentText } from '../../../text/dates'
import type { CivilDate } from '../../../domain/time/civil-date'
import { chineseNumber } from '../../../domain/values/chinese-text'
import type { DraftPart, DraftSection, ReportScope, Reworded } from '../../../domain/report/duty-report'
import { printedFigures } from '../../../domain/report/printed-figures'
import { slotOf } from '../../../domain/report/slot'
import { isWrittenSection, type WrittenSection } from '../../../domain/report/report-writing'
import { mayBeReworded } from '../../../domain/report/wording'
import { lengthOf } from '../../../domain/report/written-paragraphs'
import { lastCutOff, type Report, type ReportFigure, type ReportHead } from '../../../services/reports'
import { dayText } from '../../../text/dates'
import { changeText } from '../change-text'
import { sentencePieces, type Piece } from '../figure-pieces'
import { lengthWords } from '../../../text/length-words'

export type Inline =
  | { readonly key: number; readonly is: 'text' | 'to-write' | 'lead'; readonly text: string }
  | (Piece & { readonly key: number; readonly is: 'figure' })
export interface Line {
  readonly key: string
  readonly is: 'heading-1' | 'heading-2' | 'plain-heading' | 'paragraph' | 'note' | 'changed'
  readonly parts: readonly Inline[]
  /** The section that people write, where the line stands in one. */
  readonly section: WrittenSection | ''
  /** What people wrote there, by its id; '' where it is no entry of theirs. */
  readonly entry: string
  /** The statement of a paragraph that can be reworded. */
  readonly statement: string
}
type LinePlace = Pick<Line, 'key' | 'section' | 'entry' | 'statement'>

export interface DraftView {
  readonly title: string
  readonly unit: string
  readonly reporter: string
  readonly lines: readonly Line[]
  readonly summary: string
  readonly unrecorded: Report['unrecorded']
  readonly notApplicable: Report['notApplicable']
}

export const NO_DRAFT: DraftView = {
  title: '',
  unit: '',
  reporter: '',
  lines: [],
  summary: '',
  unrecorded: [],
  notApplicable: [],
}

export function draftView(report: Report): DraftView {
  const { title, unit, author, unrecorded, notApplicable } = report
  return {
    title,
    unit,
    reporter: author?.name ?? '',
    lines: draftLines(report),
    summary: summaryOf(report),
    unrecorded,
    notApplicable,
  }
}

/**
 * Headings of level 1 count 一、二、…; those of level 2 count （一）（二）… anew below each; level 0, and a section without a
 * heading, has no number and takes none.
 */
export function draftLines({ sections, figures }: Pick<Report, 'sections' | 'figures'>): Line[] {
  let [first, second] = [0, 0]
  return sections.flatMap((section, at) => {
    const level = section.heading === '' ? 0 : section.level
    if (level === 1) [first, second] = [first + 1, 0]
    if (level === 2) second++
    const number = { 0: '', 1: `${chineseNumber(first)}、`, 2: `（${chineseNumber(second)}）` }[level]
    const written = isWrittenSection(section.id) ? section.id : ''
    const paragraphs = section.paragraphs.flatMap((paragraph, index): Line[] => {
      const { lead, entry = '', parts, reworded } = paragraph
      const begins: Inline[] = lead === undefined ? [] : [{ key: -1, is: 'lead', text: lead }]
      const inline = [...begins, ...inlineParts(parts, figures)]
      const statement = mayBeReworded(section.id, paragraph) ? paragraph.statement : ''
      const line: LinePlace = { key: `${section.id}/${index}`, section: written, entry, statement }
      return [{ ...line, is: 'paragraph', parts: inline }, ...changedOf(line, reworded)]
    })
    return [...headingOf(section, number), ...paragraphs, ...noteOf(written, sections.slice(at), figures)]
  })
}

/** What changed under a person's words: said after the paragraph, not printed. */
function changedOf(line: LinePlace, reworded: Reworded | undefined): Line[] {
  if (!reworded) return []
  const alone = reworded.isDrafted ? [] : ['这份草稿里已经没有这一段了']
  const said = [...alone, ...reworded.changes.map(changeText)]
  const text = `改写之后：${said.join('；')}。`
  return said.length > 0
    ? [{ ...line, key: `${line.key}/changed`, is: 'changed', parts: [{ key: 0, is: 'text', text }] }]
    : []
}

function headingOf({ id, heading, level }: DraftSection, number: string): Line[] {
  if (heading === '') return []
  const is = ({ 0: 'plain-heading', 1: 'heading-1', 2: 'heading-2' } as const)[level]
  return [
    {
      key: id,
      is,
      parts: [{ key: 0, is: 'text', text: `${number}${heading}` }],
      section: '',
      entry: '',
      statement: '',
    },
  ]
}

/**
 * How long a section is, with those below it: said of what people write, and where the template has a budget. Not printed.
 */
function noteOf(
  written: Line['section'],
  [section, ...after]: readonly DraftSection[],
  figures: readonly ReportFigure[],
): Line[] {
  if (!section || (written === '' && section.budget === undefined)) return []
  const next = after.findIndex(({ level }) => level <= section.level)
  const below = section.level === 0 ? [] : after.slice(0, next < 0 ? after.length : next)
  const length = lengthOf(
    [section, ...below].flatMap(({ paragraphs }) => paragraphs),
    figures,
  )
  const text = lengthWords(length, section.budget)
  return [
    {
      ...{ key: `${section.id}/note`, is: 'note', parts: [{ key: 0, is: 'text', text }] },
      ...{ section: written, entry: '', statement: '' },
    },
  ]
}

function inlineParts(parts: readonly DraftPart[], figures: readonly ReportFigure[]): Inline[] {
  return sentencePieces(parts, figures).map((piece, key): Inline => {
    const { is, text } = piece
    return is === 'figure' ? { ...piece, is, key } : { key, is, text }
  })
}

function summaryOf(report: Report): string {
  const { unrecorded } = report
  const missing = unrecorded.length > 0 ? `另有 ${unrecorded.length} 项还没有记录，不印在报告里，列在草稿后面。` : ''
  return `${momentText(report.draftedAt, 0)} 起草，共 ${printedFigures(report).length} 个数字，点数字看它依据的记录。${missing}${unmarkedWords(report)}`
}

/** Drafts of older versions do not say which record each of their names is of; '' of others. */
function unmarkedWords(report: Report): string {
  const isUnmarked = ({ key, names }: ReportFigure) => !names && slotOf(key)?.form === 'names'
  return printedFigures(report).some(isUnmarked) ? '句子里的名称，以前的版本没有一个个标出来，重新起草就会标出。' : ''
}

/** How much of it is still open, as the checklist counts it; said before it is exported. */
export function openWords({ length }: readonly OpenPoint[]): string {
  return length > 0 ? `${length} 处` : ''
}

/** What is said of the draft until it is known how it stands beside the records, and where that could not be known. */
export const CHECKING = { since: '正在看记录有没有变…', open: '正在核对…' }
export const UNCHECKED = {
  since: '起草以后记录有没有变，这次没有查到，可以到下面的核对里再查。',
  open: '没有查到',
}

/** How many figures the records give otherwise since it was drafted. */
export function staleOf(points: readonly OpenPoint[]): number {
  return points.filter(({ is }) => is === 'stale').length
}

/** `有 2 个数字变了，另有 1 处数字没有变、依据的记录变了`; '' where neither is. */
export function movedWords(points: readonly OpenPoint[]): string {
  const changed = staleOf(points)
  const resting = points.filter(({ is }) => is === 'records').length
  return [
    ...(changed > 0 ? [`有 ${changed} 个数字变了`] : []),
    ...(resting > 0 ? [`${changed > 0 ? '另有' : '有'} ${resting} 处数字没有变、依据的记录或口径变了`] : []),
  ].join('，')
}

export function sinceWords(points: readonly OpenPoint[], anew: readonly string[]): string {
  const moved = movedWords(points)
  if (moved !== '') return `起草以后，${moved}，见最下面的核对。`
  return anew.length > 0 ? '' : '起草以后，这些数字的记录没有变。'
}

/** So many of what could be said anew are named. */
const NAMED = 3

/** That drafted anew it would say more than it says; '' where it would not. */
export function anewWords(anew: readonly string[]): string {
  if (anew.length === 0) return ''
  const named = anew.slice(0, NAMED).map((title) => `「${title}」`)
  return `起草以后，有 ${anew.length} 处新的内容可以写进来：${named.join('')}${anew.length > NAMED ? '等' : ''}。重新起草就会写上。`
}

/** What is reported on: a year, of the organization alone or with all below it. */
export type Subject = Pick<ReportHead, 'year' | 'scope'>

/** The draft of that with the latest cut-off date; else undefined. */
export function draftOf(heads: readonly ReportHead[], { year, scope }: Subject): ReportHead | undefined {
  return heads
    .filter((head) => head.year === year && head.scope === scope)
    .sort((a, b) => (a.cutOff < b.cutOff ? 1 : -1))[0]
}

export interface Choice extends Subject {
  readonly cutOff: CivilDate
  /** `截至 12月31日`; the year stands beside it. */
  readonly cutOffWords: string
  readonly lastCutOff: CivilDate
}

/** A year with a cut-off date: the one given, else that of the year's latest draft, else the last possible. */
export function choiceOf(
  heads: readonly ReportHead[],
  { year, scope }: Subject,
  today: CivilDate,
  given?: CivilDate,
): Choice {
  const last = lastCutOff(year, today)
  const cutOff = given ?? draftOf(heads, { year, scope })?.cutOff ?? last
  return { year, scope, cutOff, cutOffWords: `截至 ${dayText(cutOff)}`, lastCutOff: last }
}

/** What is said of a year that has no draft with that cut-off date. `scopes`: a bureau has more than one. */
export function undraftedWords(
  year: number,
  mayDraft: boolean,
  scopes: readonly ReportScope[],
): { message: string; action: string } {
  const who = scopes.length > 1 ? '由书记或机关党办起草。' : '由支部书记起草。'
  const next = mayDraft ? '起草时，数字都从平时的记录里取。' : who
  return { message: `${year}年的述职报告还没有起草。${next}`, action: mayDraft ? '起草' : '' }
}
