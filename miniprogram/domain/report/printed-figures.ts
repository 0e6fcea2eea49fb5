import type { DraftFigure, StoredReport } from './duty-report'

/**
 * The figures that a report prints, each once, as they are met. One that no sentence prints is there when it is a zero:
 * 未收到捐款 is said of it. Last those of the table of branches.
 */
export function printedFigures({
  sections,
  figures,
  branchTable,
}: Pick<StoredReport, 'sections' | 'figures' | 'branchTable'>): DraftFigure[] {
  const parts = sections.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.parts))
  const printed = new Set(parts.flatMap((part) => (part.is === 'figure' ? [part.figure] : [])))
  const found = figures.filter(({ value }, index) => printed.has(index) || value === 0)
  return everyFigure({ figures: found, branchTable })
}

/** All figures that a report holds, each once; last those of the table of branches. */
export function everyFigure({ figures, branchTable }: Pick<StoredReport, 'figures' | 'branchTable'>): DraftFigure[] {
  const { rows = [], own = [], total = [] } = branchTable ?? {}
  const cells = [...rows.flatMap((row) => row.cells), ...own, ...total]
  const all = [...figures, ...cells.flatMap((cell) => (cell.is === 'figure' ? [cell.figure] : []))]
  return [...new Map(all.map((figure) => [figure.key, figure])).values()]
}
