/** A draft beside the latest version that was made final of it. */
import type { DraftParagraph, DraftPart, StoredReport } from '#domain/report/duty-report'
import type { FinalPlace } from '#domain/report/final-report'
import { printedFigures } from '#domain/report/printed-figures'
import { canonicalJson } from '#domain/values/canonical-json'
import type { Reader } from '../../application/ports/store'
import { finalView, type FinalHead } from './final-heads'
import type { Final } from './final-seal'

/** With the report as it was frozen, not as it was laid out. */
export type FrozenFinal = FinalHead & { readonly frozen: Pick<Final['frozen'], 'approval' | 'report'> }

export async function latestFrozen(
  store: Reader,
  { branchId, year, cutOff, scope }: FinalPlace,
): Promise<FrozenFinal | undefined> {
  const [row] = await store.aggregate('finalReports', [
    { $match: { branchId, year, cutOff, scope } },
    { $sort: { version: -1 } },
    { $limit: 1 },
    { $project: { 'frozen.document': 0, 'frozen.openPoints': 0 } },
  ])
  // Boundary: the row is what the stages above left of a final report.
  return row as unknown as FrozenFinal | undefined
}

export function besideDraft(final: FrozenFinal, draft: StoredReport) {
  return { ...finalView(final), isSame: said(final.frozen.report) === said(draft) }
}

/** All that is printed of a report. When it was drafted, and what of it is not in the text, makes no other report. */
function said(report: Omit<StoredReport, 'revision'>): string {
  const { title, unit, author, sections, figures, branchTable, withoutRecords } = report
  const part = (each: DraftPart) =>
    each.is === 'figure' ? { figure: figures[each.figure]?.key } : { [each.is]: each.text }
  const paragraph = ({ lead = '', parts, reworded }: DraftParagraph) => ({
    ...{ lead, parts: parts.map(part), basis: reworded?.basis ?? '' },
  })
  return canonicalJson({
    ...{ title, unit, author: author?.name ?? '', branchTable, withoutRecords },
    sections: sections.map(({ heading, level, paragraphs }) => ({
      ...{ heading, level, paragraphs: paragraphs.map(paragraph) },
    })),
    // Which record a name is of stands in no sentence.
    figures: printedFigures(report).map(({ names: _, ...figure }) => figure),
  })
}
