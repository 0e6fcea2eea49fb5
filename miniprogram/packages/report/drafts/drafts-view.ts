import { REPORT_SCOPE_LABELS } from '../../../domain/report/scope-words'
import { formatChineseDate } from '../../../domain/time/civil-date'
import type { ReportHead } from '../../../services/reports'
import { momentText } from '../../../text/dates'

export interface DraftRow {
  readonly reportId: string
  readonly title: string
  readonly cutOff: string
  readonly drafted: string
}

/** The scope is said where there are drafts of more than the organization itself. */
export function draftRows(heads: readonly ReportHead[]): DraftRow[] {
  const isBureau = heads.some(({ scope }) => scope === 'with-below')
  return heads.map((head) => {
    const row = draftRow(head)
    return isBureau ? { ...row, cutOff: `${REPORT_SCOPE_LABELS[head.scope]}，${row.cutOff}` } : row
  })
}

function draftRow({ reportId, year, title, cutOff, draftedAt }: ReportHead): DraftRow {
  const named = title === '' ? `${year}年度述职报告` : title
  return {
    reportId,
    title: named,
    cutOff: `数据截至 ${formatChineseDate(cutOff)}`,
    drafted: `${momentText(draftedAt, 0)} 起草`,
  }
}
