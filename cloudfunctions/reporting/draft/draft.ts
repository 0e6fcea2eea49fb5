import type { BranchKind } from '#domain/branch/branch'
import { formatChineseDate, formatDate, type CivilDate } from '#domain/time/civil-date'
import { formatPeriod, inWholeMonths, yearPeriod, type Period } from '#domain/time/period'
import type {
  Clause,
  DraftParagraph,
  DraftSection,
  NotApplicable,
  ReportTemplate,
  Section,
  Statement,
  StoredReport,
  Unrecorded,
} from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { TEMPLATE_WORDS, type TemplateWord } from '#domain/report/template-text'
import { FigureList, writeParagraph, type SlotResolution } from './paragraph'

export type DraftBody = Pick<StoredReport, 'title' | 'sections' | 'figures' | 'unrecorded' | 'notApplicable'>

/** Every slot of a template, once. */
export function slotsOf(template: ReportTemplate): Slot[] {
  const slots = template.sections.flatMap(({ statements }) =>
    statements.flatMap(({ clauses }) => clauses.flatMap(slotsOfClause)),
  )
  return [...new Map(slots.map((slot) => [figureKey(slot), slot])).values()]
}

function slotsOfClause({ slots, then = [] }: Clause): Slot[] {
  return [...Object.values(slots), ...then.flatMap(slotsOfClause)]
}

/**
 * Writes a draft: each section's statements with their figures, and a place to fill where only a person can write.
 * `resolutions` holds an answer for each of `slotsOf(template)`, by `figureKey`.
 */
export function writeDraft(
  template: ReportTemplate,
  resolutions: ReadonlyMap<string, SlotResolution>,
  words: DraftWords,
): DraftBody {
  const figures = new FigureList()
  const unrecorded: Unrecorded[] = []
  const notApplicable: NotApplicable[] = []
  const resolve = (slot: Slot): SlotResolution => {
    const resolution = resolutions.get(figureKey(slot))
    if (!resolution) throw new Error(`The template's slot was not resolved: ${figureKey(slot)}`)
    return resolution
  }
  const write = (statement: Statement): DraftParagraph[] => {
    const written = writeParagraph(inWords(statement, words), resolve, figures)
    unrecorded.push(...written.unrecorded)
    notApplicable.push(...written.notApplicable)
    return written.paragraph ? [written.paragraph] : []
  }
  const sections = template.sections.map((section): DraftSection => {
    const { id, heading, level, statements, budget } = section
    const paragraphs = [...statements.flatMap(write), ...hintOf(section, words)]
    const body = { id, heading: fill(heading, words), level, paragraphs }
    return budget === undefined ? body : { ...body, budget }
  })
  return { title: fill(template.title, words), sections, figures: figures.figures, unrecorded, notApplicable }
}

/** The place that only a person can fill. */
function hintOf({ id, toWrite }: Section, words: DraftWords): DraftParagraph[] {
  return toWrite ? [{ statement: id, parts: [{ is: 'blank', text: `（${fill(toWrite, words)}）` }] }] : []
}

export interface DraftWords {
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: 'own' | 'with-below'
  /** Since when the author has been in office in that year; null where nobody is. */
  readonly inOfficeFrom: CivilDate | null
  /** Of the organization. */
  readonly kind: BranchKind
}

function fill(text: string, words: DraftWords): string {
  const said = wordsOf(words)
  return TEMPLATE_WORDS.reduce((filled, word) => filled.replaceAll(`{${word}}`, said[word]), text)
}

function wordsOf({ year, cutOff, scope, inOfficeFrom, kind }: DraftWords): Record<TemplateWord, string> {
  const days = { from: yearPeriod(year).from, to: cutOff }
  const months = inWholeMonths(days)
  return {
    year: String(year),
    term: termOf(yearPeriod(year), cutOff, inOfficeFrom),
    cutOff: formatChineseDate(cutOff),
    span: formatPeriod(days),
    months: months ? formatPeriod(months) : '',
    lastYear: cutOff === yearPeriod(year).to ? '上年' : '上年同期',
    we: scope === 'with-below' ? '本单位' : { branch: '支部', bureau: '机关本级' }[kind],
    branches: scope === 'with-below' ? '各党支部' : '',
  }
}

function termOf({ from, to }: Period, cutOff: CivilDate, inOfficeFrom: CivilDate | null): string {
  const said = [
    ...(inOfficeFrom !== null && inOfficeFrom > from ? [`${formatDate(inOfficeFrom, 'M月D日')}任职`] : []),
    ...(cutOff < to ? [`截至${formatDate(cutOff, 'M月D日')}`] : []),
  ]
  return said.length > 0 ? `（${said.join('，')}）` : ''
}

function inWords(statement: Statement, words: DraftWords): Statement {
  const { lead, clauses } = statement
  return {
    ...statement,
    ...(lead === undefined ? {} : { lead: fill(lead, words) }),
    clauses: clauses.map((clause) => clauseInWords(clause, words)),
  }
}

function clauseInWords(clause: Clause, words: DraftWords): Clause {
  const { text, zero, then } = clause
  return {
    ...clause,
    text: fill(text, words),
    ...(zero === undefined ? {} : { zero: fill(zero, words) }),
    ...(then === undefined ? {} : { then: then.map((each) => clauseInWords(each, words)) }),
  }
}
