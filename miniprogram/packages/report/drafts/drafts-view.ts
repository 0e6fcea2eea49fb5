import { formatChineseDate } from '../../../domain/time/civil-date'
import type { ReportHead } from '../../../services/reports'
import { momentText } from '../../../text/dates'

export interface DraftRow {
  readonly reportId: string
  readonly title: string
  readonly cutOff: string
  readonly drafted: string
}

export function draftRow({ reportId, year, title, cutOff, draftedAt }: ReportHead): DraftRow {
  const named = title === '' ? `${year}年度述职报告` : title
  return {
    reportId,
    title: named,
    cutOff: `数据截至 ${formatChineseDate(cutOff)}`,
    drafted: `${momentText(draftedAt, 0)} 起草`,
  }
}
