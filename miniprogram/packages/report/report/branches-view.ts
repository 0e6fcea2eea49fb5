/** A bureau's draft beside its text: the branches side by side, by name, and those that kept no records of something. */
import { OWN_ROW, TOTAL_ROW, type BranchCell } from '../../../domain/report/duty-report'
import { withoutRecordsWords } from '../../../domain/report/scope-words'
import { evidenceQuery, type Report } from '../../../services/reports'
import type { Opened } from '../../../services/routes'
import { figureLabel } from '../figure-pieces'

export interface BranchRow {
  readonly branchId: string
  readonly name: string
  readonly cells: readonly BranchFigure[]
}
export interface BranchFigure {
  readonly measure: string
  readonly title: string
  /** `46人`, or that nothing is recorded. */
  readonly text: string
  /** What a person who cannot see it hears; empty where there is nothing to open. */
  readonly label: string
}

export interface BranchesView {
  readonly branches: readonly BranchRow[]
  /** `第二党支部（捐款、党课）` */
  readonly withoutRecords: readonly string[]
}

export const NO_BRANCHES: BranchesView = { branches: [], withoutRecords: [] }

export function branchesView({ branchTable, withoutRecords }: Report): BranchesView {
  const { columns = [], rows = [], own, total } = branchTable ?? {}
  const row = (branchId: string, name: string, cells: readonly BranchCell[]): BranchRow => ({
    branchId,
    name,
    cells: columns.map(({ measure, title }, at) => ({ measure, title, ...said(cells[at]) })),
  })
  // Their records open from the text and from the branches.
  const together = (name: string, cells: readonly BranchCell[] = []) =>
    cells.length === 0 ? [] : [row(name, name, cells)].map(unopened)
  return {
    branches: [
      ...rows.map(({ branchId, name, cells }) => row(branchId, name, cells)),
      ...together(OWN_ROW, own),
      ...together(TOTAL_ROW, total),
    ],
    withoutRecords: withoutRecordsWords({ withoutRecords, branchTable }),
  }
}

function unopened({ cells, ...row }: BranchRow): BranchRow {
  return { ...row, cells: cells.map((cell) => ({ ...cell, label: '' })) }
}

function said(cell: BranchCell | undefined): Pick<BranchFigure, 'text' | 'label'> {
  if (cell?.is !== 'figure') return { text: cell?.text ?? '', label: '' }
  const { display, unit } = cell.figure
  return { text: `${display}${unit}`, label: figureLabel(cell.figure) }
}

/** The evidence of a figure of one branch: its own records. Undefined where the table has no such figure. */
export function branchEvidence(
  report: Report,
  branchId: string,
  measure: string,
): Opened<'packages/report/evidence/evidence'> | undefined {
  const cells = report.branchTable?.rows.find((row) => row.branchId === branchId)?.cells ?? []
  const cell = cells.find((each) => each.is === 'figure' && each.figure.measure === measure)
  if (cell?.is !== 'figure') return undefined
  return evidenceQuery(branchId, report, cell.figure)
}
