/** What has become of the meeting that approved a final report, as the pages say it. */
import type { ApprovalNow } from '../../domain/report/final-report'
import { momentText } from '../../text/dates'

const LOST: Readonly<Record<NonNullable<ApprovalNow['lost']>, string>> = {
  'meeting-gone': '那次会议的记录已经撤销，或者不再是结束的会议',
  'meeting-without-quorum': '更正后到会的人数不够',
  'meeting-without-report': '更正后的记录里没有写明审议这一份报告',
  'meeting-without-vote': '更正后的记录里没有它的表决',
  'meeting-voted-down': '更正后的表决没有通过',
  'meeting-decided-otherwise': '更正后的记录里，通过以后又对述职报告作了别的决定',
  'meeting-approved-another': '更正后的记录里，审议的是另一份报告',
}

/** `；2026年1月13日 09:00更正过那次会议的记录：更正后的表决没有通过`; '' where its record has stood since. */
export function approvalWords({ lost, correctedAt }: ApprovalNow): string {
  if (lost === null && correctedAt === null) return ''
  const corrected = correctedAt === null ? '' : `${momentText(correctedAt, 0)} 更正过那次会议的记录`
  if (lost === null) return `；定稿以后，${corrected}，仍是通过`
  return `；定稿以后，${[corrected, LOST[lost]].filter((each) => each !== '').join('，')}，这份定稿不能再作为会议通过的`
}
