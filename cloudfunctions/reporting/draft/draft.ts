import type { BranchKind } from '#domain/branch/branch'
import { upToWords } from '#domain/report/draft-days'
import { formatChineseDate, formatDate, type CivilDate } from '#domain/time/civil-date'
import { formatPeriod, inWholeMonths, yearPeriod, type Period } from '#domain/time/period'
import type {
  Clause,
  DraftParagraph,
  DraftSection,
  NotApplicable,
  ReportScope,
  ReportTemplate,
  Section,
  Statement,
  StoredReport,
  Unrecorded,
} from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { UNIT_ITSELF, WHOLE_UNIT } from '#domain/report/scope-words'
import { TEMPLATE_WORDS, type TemplateWord } from '#domain/report/template-text'
import { shortNames } from '../measures/short-name'
import { FigureList, writeParagraph, type OpenedClause, type SlotResolution } from './paragraph'
import { isWhoDid, whoDid, whoDidSlots, type Organizations } from './who-did'

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

/** Who did what its clauses say, to be resolved beside its slots where a report is of several. */
export function slotsOfWhoDid(template: ReportTemplate, { scope }: { readonly scope: ReportScope }): Slot[] {
  if (scope === 'own') return []
  return template.sections.flatMap(({ statements }) =>
    statements.flatMap(({ clauses }) => clauses.flatMap(whoDidSlots)),
  )
}

/**
 * Writes a draft: each section's statements with their figures, and a place to fill where only a person can write.
 * `resolutions` holds an answer for each of `slotsOf(template)` and `slotsOfWhoDid`, by `figureKey`.
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
  const names = words.below.map(({ name }) => name)
  const short = shortNames(names, words.organization.name)
  const write = (statement: Statement): DraftParagraph[] => {
    const written = writeParagraph(inWords(statement, words, resolutions), resolve, figures, short)
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
  return { title: titleOf(template, words), sections, figures: figures.figures, unrecorded, notApplicable }
}

/** Two drafts of a year are told apart by the day up to which they are. */
function titleOf({ title }: ReportTemplate, words: DraftWords): string {
  const isSaid = /\{(?:term|cutOff)\}/.test(title)
  return `${fill(title, words)}${isSaid ? '' : upToWords(words)}`
}

/** The place that only a person can fill. */
function hintOf({ id, toWrite }: Section, words: DraftWords): DraftParagraph[] {
  return toWrite ? [{ statement: id, parts: [{ is: 'blank', text: `（${fill(toWrite, words)}）` }] }] : []
}

export interface DraftWords extends Organizations {
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
  /** Since when the author has been in office in that year; null where nobody is. */
  readonly inOfficeFrom: CivilDate | null
  /** Of the organization. */
  readonly kind: BranchKind
}

/** `did`: who did what the text says, where the report is of several. */
function fill(text: string, words: DraftWords, did = ''): string {
  const said = wordsOf(words, did)
  return TEMPLATE_WORDS.reduce((filled, word) => filled.replaceAll(`{${word}}`, said[word]), text)
}

function wordsOf({ year, cutOff, scope, inOfficeFrom, kind }: DraftWords, did: string): Record<TemplateWord, string> {
  const days = { from: yearPeriod(year).from, to: cutOff }
  const months = inWholeMonths(days)
  const we = scope === 'with-below' ? WHOLE_UNIT : { branch: '支部', bureau: UNIT_ITSELF }[kind]
  return {
    year: String(year),
    term: termOf(yearPeriod(year), cutOff, inOfficeFrom),
    cutOff: formatChineseDate(cutOff),
    span: formatPeriod(days),
    months: months ? formatPeriod(months) : '',
    lastYear: cutOff === yearPeriod(year).to ? '上年' : '上年同期',
    we,
    branches: did,
    who: did || we,
  }
}

function termOf({ from, to }: Period, cutOff: CivilDate, inOfficeFrom: CivilDate | null): string {
  const said = [
    ...(inOfficeFrom !== null && inOfficeFrom > from ? [`${formatDate(inOfficeFrom, 'M月D日')}任职`] : []),
    ...(cutOff < to ? [`截至${formatDate(cutOff, 'M月D日')}`] : []),
  ]
  return said.length > 0 ? `（${said.join('，')}）` : ''
}

type Resolutions = ReadonlyMap<string, SlotResolution>

function inWords(statement: Statement, words: DraftWords, resolutions: Resolutions) {
  const { lead, clauses } = statement
  return {
    ...statement,
    ...(lead === undefined ? {} : { lead: fill(lead, words) }),
    clauses: clauses.map((clause) => openedInWords(clause, words, resolutions)),
  }
}

/** What stands at the beginning of a clause and holds for those after it. */
const OPENING = /^([，、；。]?)(\{(?:branches|who|span|months)\})/

function openedInWords(clause: Clause, words: DraftWords, resolutions: Resolutions): OpenedClause {
  const doers = words.scope === 'own' ? undefined : whoDid(clause, resolutions, words)
  const did = doers?.words ?? ''
  const [whole = '', tie = '', opening = ''] = OPENING.exec(clause.text) ?? []
  const rest = clauseInWords({ ...clause, text: `${tie}${clause.text.slice(whole.length)}` }, words, did)
  const isOfSome = doers?.isOfSome === true && isWhoDid(opening)
  return { ...rest, opening: { words: fill(opening, words, did), isOfSome } }
}

function clauseInWords(clause: Clause, words: DraftWords, did: string): Clause {
  const { text, zero, then } = clause
  return {
    ...clause,
    text: fill(text, words, did),
    ...(zero === undefined ? {} : { zero: fill(zero, words, did) }),
    ...(then === undefined ? {} : { then: then.map((each) => clauseInWords(each, words, did)) }),
  }
}
