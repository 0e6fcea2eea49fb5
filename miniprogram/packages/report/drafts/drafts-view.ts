import { REPORT_SCOPE_LABELS } from '../../../domain/report/scope-words'
import { formatChineseDate } from '../../../domain/time/civil-date'
import type { ReportHead } from '../../../services/reports'
import { momentText } from '../../../text/dates'
import { finalNamed } from '../final-words'

export interface DraftRow {
  /** The id of the draft; the code of what was made final of it. */
  readonly key: string
  readonly tag: '' | '定稿'
  readonly title: string
  readonly cutOff: string
  readonly made: string
  /** Printed on what was made final. */
  readonly code: string
}

/** Each draft, then what was made final of it. The scope is said where there are drafts of more than the organization itself. */
export function draftRows(heads: readonly ReportHead[]): DraftRow[] {
  const isBureau = heads.some(({ scope }) => scope === 'with-below')
  return heads.flatMap((head) => {
    const scope = isBureau ? `${REPORT_SCOPE_LABELS[head.scope]}，` : ''
    const { finals = [] } = head
    const cutOff = `${scope}数据截至 ${formatChineseDate(head.cutOff)}`
    return [draftRow(head, cutOff), ...finals.map((final) => finalRow(head, final, cutOff))]
  })
}

function draftRow(head: ReportHead, cutOff: string): DraftRow {
  return {
    key: head.reportId,
    tag: '',
    title: named(head),
    cutOff,
    made: `${momentText(head.draftedAt, 0)} 起草`,
    code: '',
  }
}

function finalRow(head: ReportHead, final: Final, cutOff: string): DraftRow {
  const { code } = final
  return { key: code, tag: '定稿', title: named(head), cutOff, made: finalNamed(final), code }
}
type Final = NonNullable<ReportHead['finals']>[number]

function named({ year, title }: ReportHead): string {
  return title === '' ? `${year}年度述职报告` : title
}
