/** A stored draft and its figures, as drafting leaves them. */
import type { DraftFigure, DraftPart, ReportAuthor, StoredReport } from '#domain/report/duty-report'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { yearPeriod } from '#domain/time/period'

export function draftFigure(more: Partial<DraftFigure> = {}): DraftFigure {
  return {
    ...{ key: 'donated', measure: 'donated', title: '捐款', definition: '捐款记录，合计', unit: '元' },
    ...{ period: yearPeriod(2025), value: 120_000, display: '1,200', records: 3, part: null },
    ...{ scope: 'report', leftOut: [] },
    ...more,
  }
}

const AUTHOR: ReportAuthor = {
  ...{ memberId: 'secretary', name: '王书记', post: 'secretary' },
  fromOn: civilDate('2025-01-01'),
}

export function storedReport(more: Partial<StoredReport> = {}): StoredReport {
  return {
    ...{ _id: 'report', revision: 1, branchId: 'branch', year: 2025, cutOff: civilDate('2025-09-30') },
    ...{ unit: '第一党支部', scope: 'own', author: AUTHOR, title: '述职报告', sections: [], figures: [] },
    ...{ branchTable: null, withoutRecords: [], unrecorded: [], notApplicable: [] },
    ...{ draftedAt: instant('2025-10-01T01:00:00.000Z'), draftedBy: 'secretary' },
    ...more,
  }
}

/** A report of one section, a paragraph for each list of parts: a number is the figure of that number. */
export function reportPrinting(
  figures: readonly DraftFigure[],
  ...paragraphs: readonly (readonly (string | number)[])[]
): StoredReport {
  const part = (of: string | number): DraftPart =>
    typeof of === 'number' ? { is: 'figure', figure: of } : { is: 'text', text: of }
  const section = {
    ...({ id: 'work', heading: '工作', level: 1 } as const),
    paragraphs: paragraphs.map((parts, index) => ({ statement: `s${index}`, parts: parts.map(part) })),
  }
  return storedReport({ figures, sections: [section] })
}
