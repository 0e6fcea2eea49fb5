/** A year on one page: the main figures of a report, under the headings they stand under there. It adds nothing up itself. */
import { yearOf } from '../time/civil-date'
import type { DraftFigure, StoredReport } from './duty-report'
import { isWrittenSection } from './report-writing'
import { isNumberKey } from './slot'

export interface PageGroup {
  readonly heading: string
  readonly figures: readonly DraftFigure[]
}

/** What a page of A4 and a glance can hold. */
const MOST_OF_A_SECTION = 4
const MOST = 20

/**
 * The first figures of each section, each once: whole numbers of the year itself, not parts, changes or what one person
 * did. A zero is none of them.
 */
export function onePage({ sections, figures, year }: Pick<StoredReport, 'sections' | 'figures' | 'year'>): PageGroup[] {
  const seen = new Set<string>()
  const isMain = ({ key, part, scope, period, value }: DraftFigure) =>
    isNumberKey(key) && part === null && scope !== 'author' && yearOf(period.from) === year && value !== 0
  return sections.flatMap(({ id, heading, paragraphs }): PageGroup[] => {
    if (isWrittenSection(id)) return []
    const named = paragraphs.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.is === 'figure' ? (figures[part.figure] ?? []) : [])),
    )
    const main = named.filter((figure, at) => {
      const isNew = named.findIndex(({ measure }) => measure === figure.measure) === at && !seen.has(figure.measure)
      return isNew && isMain(figure)
    })
    const shown = main.slice(0, Math.min(MOST_OF_A_SECTION, MOST - seen.size))
    for (const { measure } of shown) seen.add(measure)
    return shown.length > 0 ? [{ heading, figures: shown }] : []
  })
}
