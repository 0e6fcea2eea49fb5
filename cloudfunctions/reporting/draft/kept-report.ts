/** Drafts as they are kept: those that earlier versions wrote are read like any other. */
import type { Refusal } from '#contract'
import { hasOutlineOfDraft, isWholeDraft, type ON_DRAFT } from '#contract/reports'
import type { Branch } from '#domain/branch/branch'
import type { DraftFigure, DraftPart, StoredReport, Unrecorded } from '#domain/report/duty-report'
import { refuse } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'

/**
 * What a draft of an earlier version lacks: whose it is of and by whom (it was a branch's own), what a blank is about; and
 * what it has too much: where a blank of its text is entered, which is said beside the text now.
 */
type Earlier<Whole, Name extends keyof Whole> = Omit<Whole, Name> & Partial<Pick<Whole, Name>>
type KeptReport = Earlier<
  Omit<StoredReport, 'figures' | 'unrecorded'>,
  'author' | 'scope' | 'branchTable' | 'withoutRecords'
> & {
  readonly figures: readonly Earlier<DraftFigure, 'scope' | 'leftOut'>[]
  readonly unrecorded?: readonly Earlier<Unrecorded, 'statement' | 'period'>[]
  readonly reporter?: string | null
}

/** The organization's own draft of that id. One that an early version wrote otherwise than can be shown is refused. */
export async function keptReport(
  store: Reader,
  branch: Branch,
  id: string,
): Promise<StoredReport | Refusal<(typeof ON_DRAFT)[number]>> {
  const kept = await store.get('reports', id)
  if (kept?.branchId !== branch._id) return refuse('no-such-report', { field: 'reportId' })
  const report = hasOutlineOfDraft(kept) ? asKeptNow(kept) : undefined
  return report && isWholeDraft(report) ? report : refuse('draft-outdated', { field: 'reportId' })
}

/** A draft as lists show it. */
export function headOfKept({
  _id,
  year,
  cutOff,
  scope = 'own',
  title,
  unit,
  draftedAt,
}: Pick<KeptReport, '_id' | 'year' | 'cutOff' | 'scope' | 'title' | 'unit' | 'draftedAt'>) {
  return { reportId: _id, year, cutOff, scope, title, unit, draftedAt }
}

function asKeptNow({ reporter: _, ...kept }: KeptReport): StoredReport {
  return {
    ...{ author: null, scope: 'own', branchTable: null, withoutRecords: [] },
    ...kept,
    sections: kept.sections.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map((paragraph) => ({ ...paragraph, parts: paragraph.parts.map(partNow) })),
    })),
    figures: kept.figures.map((figure) => ({ ...({ scope: 'report', leftOut: [] } as const), ...figure })),
    unrecorded: (kept.unrecorded ?? []).map((blank) => ({
      ...({ statement: '', period: 'report' } as const),
      ...blank,
    })),
  }
}

function partNow(part: DraftPart): DraftPart {
  return part.is === 'blank' ? { is: 'blank', text: part.text } : part
}
