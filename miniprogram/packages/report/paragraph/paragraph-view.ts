/** A paragraph with its figures, its versions and what changed under it, as the page shows them. */
import { lastOf } from '../../../domain/values/last'
import type { OutputOf } from '#contract'
import {
  charactersIn,
  hasDigitBesideFigure,
  keysIn,
  MOST_CHARACTERS,
  seenFigure,
  wordsText,
  type SeenFigure,
  type WordPart,
} from '../../../domain/report/wording'
import { isWrittenSection } from '../../../domain/report/report-writing'
import { lengthOf } from '../../../domain/report/written-paragraphs'
import { recordedNames } from '../../../domain/report/recorded-names'
import { typedIn } from '../../../domain/report/typed-number'
import type { DraftPart } from '../../../domain/report/duty-report'
import type { Report } from '../../../services/reports'
import { momentText } from '../../../text/dates'
import { changeText } from '../change-text'
import { sentencePieces, type Piece } from '../figure-pieces'
import { lengthWords } from '../../../text/length-words'
import { hasStrayBracket, marksOf, textOf, type Mark } from '../../../page-parts/marked-text'

export type Words = OutputOf<'report.words'>
export interface ParagraphSeen {
  readonly report: Report
  readonly words: Words
  readonly statement: string
  readonly figures: readonly UsableFigure[]
  readonly marks: readonly Mark[]
}
/** A figure of the draft; or one that stood in the words and the draft has no more. */
export interface UsableFigure extends SeenFigure {
  readonly isGone: boolean
}

const GONE = '这份草稿里没有这个数字'

export function paragraphSeen(report: Report, words: Words, statement: string): ParagraphSeen {
  const now = report.figures.map((figure) => ({ ...seenFigure(figure, report.year), isGone: false }))
  const gone = words.seen.map((figure) => ({ ...figure, display: '没有了', isGone: true }))
  // A draft names a figure more than once; what it is called by is the same.
  const figures = [...new Map([...gone, ...now].map((figure) => [figure.key, figure])).values()]
  return { report, words, statement, figures, marks: marksOf(figures) }
}

/** Where it stands in the report; undefined where its section is gone. */
export function sectionOf({ report, statement }: ParagraphSeen): Report['sections'][number] | undefined {
  return report.sections.find(({ paragraphs }) => paragraphs.some((each) => each.statement === statement))
}

/** Where words whose section is gone can be put: sections that people do not write entry by entry. */
export function sectionsFor({ report }: ParagraphSeen): Report['sections'] {
  return report.sections.filter(({ id }) => !isWrittenSection(id))
}

/** What is saved, or drafted where nothing is. */
export function savedParts({ words }: ParagraphSeen): readonly WordPart[] {
  return words.now?.parts ?? words.drafted ?? []
}

export interface FigureRow {
  readonly key: string
  readonly title: string
  readonly value: string
  readonly isIn: boolean
}

/** The figures of the paragraph: those drafted, those saved, and those put in. */
export function figureRows(seen: ParagraphSeen, parts: readonly WordPart[]): FigureRow[] {
  const keys = new Set([...(seen.words.drafted ?? []), ...savedParts(seen), ...parts].flatMap((part) => keysIn([part])))
  return seen.figures.filter(({ key }) => keys.has(key)).map((figure) => rowOf(figure, parts))
}

/** Figures of the draft by what they are called, those of the paragraph left out. */
export function otherFigures(seen: ParagraphSeen, parts: readonly WordPart[], sought: string): FigureRow[] {
  const here = new Set(figureRows(seen, parts).map(({ key }) => key))
  const others = seen.figures.filter(({ key, title, isGone }) => !isGone && !here.has(key) && title.includes(sought))
  return others.map((figure) => rowOf(figure, parts))
}

function rowOf({ key, title, display, unit, isGone }: UsableFigure, parts: readonly WordPart[]): FigureRow {
  return { key, title, value: isGone ? GONE : `${display}${unit}`, isIn: keysIn(parts).includes(key) }
}

export interface Printed extends Piece {
  readonly key: number
}

/** The paragraph as it will print. */
export function printedParts({ report, figures }: ParagraphSeen, parts: readonly WordPart[]): Printed[] {
  const drawn = parts.map((part): DraftPart => {
    if (part.is === 'text') return part
    const at = report.figures.findIndex(({ key }) => key === part.key)
    if (at >= 0) return { is: 'figure', figure: at }
    const title = figures.find((each) => each.key === part.key)?.title ?? ''
    return { is: 'blank', text: `（${title}：${GONE}）` }
  })
  return sentencePieces(drawn, report.figures).map((piece, key) => ({ ...piece, key }))
}

/** `35户、12%`: what stands in no figure's place, and so has no records behind it. */
export function typedNumberWords({ report }: ParagraphSeen, parts: readonly WordPart[]): string {
  return typedIn(wordsText(parts), { names: recordedNames(report.figures, report), year: report.year })
    .map(({ words }) => words)
    .join('、')
}

/** How long the section would be, with those that share its budget; '' where it has none. */
export function lengthNow({ report, statement }: ParagraphSeen, printed: readonly Printed[]): string {
  const { sections, figures } = report
  const at = sections.findIndex(({ paragraphs }) => paragraphs.some((each) => each.statement === statement))
  const level = sections[at]?.level ?? 0
  const above = sections.slice(0, Math.max(at, 0)).filter((each) => each.level < level)
  const owner = sections[at]?.budget === undefined ? lastOf(above) : sections[at]
  if (at < 0 || level === 0 || owner?.budget === undefined) return ''
  const after = sections.slice(sections.indexOf(owner) + 1)
  const next = after.findIndex((each) => each.level <= owner.level)
  const all = [owner, ...after.slice(0, next < 0 ? after.length : next)].flatMap(({ paragraphs }) => paragraphs)
  const others = all.filter((each) => each.statement !== statement)
  const words = printed.map((part) => (part.is === 'to-write' ? '' : part.text)).join('')
  return lengthWords(lengthOf(others, figures) + [...words.replace(/\s/g, '')].length, owner.budget)
}

export interface VersionRow {
  readonly key: number
  readonly what: string
  readonly text: string
  readonly parts: readonly WordPart[]
}

/** What the paragraph can be made to say again: as saved, as drafted, as it said before. */
export function versionRows(seen: ParagraphSeen): VersionRow[] {
  const { now, drafted, history } = seen.words
  const by = ({ writtenAt, byName }: Words['history'][number]) => `${byName ?? ''} ${momentText(writtenAt, 0)}`.trim()
  const earlier = history.flatMap((version) =>
    version.parts ? [{ what: `${by(version)} 写的`, parts: version.parts }] : [],
  )
  const all = [
    ...(now?.parts ? [{ what: `现在保存的：${by(now)} 写的`, parts: now.parts }] : []),
    ...(drafted && drafted.length > 0 ? [{ what: '起草的', parts: drafted }] : []),
    ...earlier,
  ]
  return all.map(({ what, parts }, key) => ({ key, what, parts, text: textIn(seen, parts) }))
}

function textIn(seen: ParagraphSeen, parts: readonly WordPart[]): string {
  return printedParts(seen, parts)
    .map(({ text }) => text)
    .join('')
}

/** What changed since the words were saved, a sentence each. */
export function changeRows(seen: ParagraphSeen): string[] {
  const { words } = seen
  const isAlone = words.now?.parts && words.drafted === null && sectionOf(seen) !== undefined
  return [
    ...(isAlone ? ['这份草稿里已经没有这一段了，您写的还印在这一节最后。'] : []),
    ...words.changes.map(changeText),
  ]
}

/** Why the text cannot be saved; '' when it can. */
export function faultOf(parts: readonly WordPart[]): string {
  if (hasStrayBracket(parts)) return '【】只用来标数字。请把不成对的、里面不是数字的【】删掉。'
  if (!parts.some((part) => part.is === 'figure' || part.text.trim() !== '')) return '请写一段文字。'
  if (charactersIn(parts) > MOST_CHARACTERS) return `一段最多 ${MOST_CHARACTERS} 个字。`
  if (hasDigitBesideFigure(parts)) return '有手打的数字紧挨着取自记录的数字，印出来会连成一个数，请改一改。'
  return ''
}

export function markedText({ marks }: ParagraphSeen, parts: readonly WordPart[]): string {
  return textOf(parts, marks)
}
