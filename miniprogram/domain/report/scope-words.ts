/** Whose records are meant, in words: of a report, and of one figure of it. */
import type { DraftFigure, ReportScope, StoredReport } from './duty-report'

/** What a bureau chooses between. */
export const REPORT_SCOPE_LABELS: Readonly<Record<ReportScope, string>> = { 'with-below': '含下级', own: '本级' }

/** What a bureau is called in its report: with all below it, and without. */
export const WHOLE_UNIT = '本单位'
export const UNIT_ITSELF = '单位本级'

type Reported = Pick<StoredReport, 'unit' | 'scope' | 'author'>

/** `某局及其机关和直属单位党组织`; `第一党支部`. */
export function reportScopeWords({ unit, scope }: Pick<Reported, 'unit' | 'scope'>): string {
  return scope === 'with-below' ? `${unit}及其机关和直属单位党组织` : unit
}

/** The same of a figure, with the branches that are not in it. */
export function scopeWords({ scope, part, leftOut }: DraftFigure, report: Reported): string {
  const whose = {
    report: reportScopeWords(report),
    own: report.unit,
    'with-below': reportScopeWords({ ...report, scope: 'with-below' }),
    'each-below': part?.label ?? '',
    author: `${report.author?.name ?? ''}任职期间本人`,
  }[scope]
  // What the author did is known whatever others keep.
  return leftOut.length > 0 && scope !== 'author' ? `${whose}，不含没有这类记录的${leftOut.join('、')}` : whose
}

/** `第一党支部（捐款、党课）`: branch by branch as they stand in the table, what it kept no records of. */
export function withoutRecordsWords({
  withoutRecords: all,
  branchTable,
}: Pick<StoredReport, 'withoutRecords' | 'branchTable'>): string[] {
  const found = new Set(all.flatMap((each) => each.branches))
  const names = branchTable?.rows.map(({ name }) => name) ?? []
  const branches = [...names.filter((name) => found.has(name)), ...[...found].filter((name) => !names.includes(name))]
  return branches.map((branch) => {
    const titles = all.filter((each) => each.branches.includes(branch)).map(({ title }) => title)
    return `${branch}（${titles.join('、')}）`
  })
}
