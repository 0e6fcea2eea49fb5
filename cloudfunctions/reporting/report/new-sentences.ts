/** What a report would say if it were drafted anew, and does not say yet: by the records as they are now. */
import type { DraftFigure, DraftSection, ReportTemplate } from '#domain/report/duty-report'
import { figureTitle } from '#domain/report/written-paragraphs'
import { slotsOf, slotsOfWhoDid, writeDraft } from '../draft/draft'
import type { AuthoredQuery } from '../draft/report-query'
import { resolveIn } from '../draft/resolve-slots'
import type { SlotDesks } from '../draft/slot-desks'
import { draftedBy } from './drafting'
import type { ReadReport } from './whole-report'

/**
 * The first figure, by its name, of each statement that would print one that it does not print: what was not recorded then,
 * or not worth a sentence. None of those that a person wrote in other words: what is new under them is told there.
 */
export async function newSentences(
  own: ReportTemplate,
  { drafted, report, query }: ReadReport & { readonly query: AuthoredQuery },
  desks: SlotDesks,
): Promise<string[]> {
  const template = draftedBy(own, query)
  const resolutions = await resolveIn(desks, [...slotsOf(template), ...slotsOfWhoDid(template, query)])
  const { year, cutOff, scope, organization, below, author } = query
  const anew = writeDraft(template, resolutions, {
    ...{ year, cutOff, scope, kind: organization.kind, organization, below },
    inOfficeFrom: author?.fromOn ?? null,
  })
  const inOtherWords = new Set(
    report.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ statement, reworded }) => (reworded ? statement : [])),
    ),
  )
  const [before, now] = [figuresByStatement(drafted), figuresByStatement(anew)]
  const titles = [...now].flatMap(([statement, figures]) => {
    const known = new Set(before.get(statement)?.map(({ key }) => key))
    const first = figures.find(({ key }) => !known.has(key))
    return first && !inOtherWords.has(statement) ? [figureTitle(first, year)] : []
  })
  return [...new Set(titles)]
}

interface Drawn {
  readonly sections: readonly DraftSection[]
  readonly figures: readonly DraftFigure[]
}
function figuresByStatement({ sections, figures }: Drawn): Map<string, DraftFigure[]> {
  return new Map(
    sections.flatMap(({ paragraphs }) =>
      paragraphs.map(({ statement, parts }) => [
        statement,
        parts.flatMap((part) => (part.is === 'figure' ? (figures[part.figure] ?? []) : [])),
      ]),
    ),
  )
}
