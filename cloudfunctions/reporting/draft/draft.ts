import { formatChineseDate, type CivilDate } from '#domain/time/civil-date'
import type { DraftSection, NotApplicable, ReportTemplate, Statement, StoredReport } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { FigureList, writeParagraph, type SlotResolution } from './paragraph'

export type DraftBody = Pick<StoredReport, 'title' | 'sections' | 'figures' | 'notApplicable'>

/** Every slot of a template, once. */
export function slotsOf(template: ReportTemplate): Slot[] {
  const slots = template.sections.flatMap(({ statements }) =>
    statements.flatMap(({ clauses }) => clauses.flatMap((clause) => Object.values(clause.slots))),
  )
  return [...new Map(slots.map((slot) => [figureKey(slot), slot])).values()]
}

/**
 * Writes a draft: each section's statements with their figures, blanks where nothing is recorded, a place to fill where
 * only a person can write. `resolutions` holds an answer for each of `slotsOf(template)`, by `figureKey`.
 */
export function writeDraft(
  template: ReportTemplate,
  resolutions: ReadonlyMap<string, SlotResolution>,
  words: Words,
): DraftBody {
  const figures = new FigureList()
  const notApplicable: NotApplicable[] = []
  const resolve = (slot: Slot): SlotResolution => {
    const resolution = resolutions.get(figureKey(slot))
    if (!resolution) throw new Error(`The template's slot was not resolved: ${figureKey(slot)}`)
    return resolution
  }
  const sections = template.sections.map(({ id, heading, level, statements, toWrite, budget }): DraftSection => {
    const paragraphs = statements.flatMap((statement) => {
      const written = writeParagraph(inWords(statement, words), resolve, figures)
      notApplicable.push(...written.notApplicable)
      return written.paragraph ? [written.paragraph] : []
    })
    const hint = toWrite
      ? [{ statement: id, parts: [{ is: 'blank', text: `（${toWrite}）`, enterAt: null } as const] }]
      : []
    const body = { id, heading: fill(heading, words), level, paragraphs: [...paragraphs, ...hint] }
    return budget === undefined ? body : { ...body, budget }
  })
  return { title: fill(template.title, words), sections, figures: figures.figures, notApplicable }
}

/** What any text of a template may say besides its slots. */
export const WORDS = ['year', 'cutOff'] as const

interface Words {
  readonly year: number
  readonly cutOff: CivilDate
}

function fill(text: string, { year, cutOff }: Words): string {
  return text.replaceAll('{year}', String(year)).replaceAll('{cutOff}', formatChineseDate(cutOff))
}

function inWords(statement: Statement, words: Words): Statement {
  return { ...statement, clauses: statement.clauses.map((clause) => ({ ...clause, text: fill(clause.text, words) })) }
}
