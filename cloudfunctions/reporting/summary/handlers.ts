import { formatChineseDate } from '#domain/time/civil-date'
import type { OfficialDocument } from '../../application/ports/documents'
import { handedOver } from '../../application/ports/files'
import { isRefusal, type Handlers } from '../../application/ports/handling'
import { summaryOf, type Summary } from './summary'

/** A summary to look at together: on the phone, and as a page that can be printed or passed on. */
export const summaryHandlers: Handlers<'branch.summary' | 'branch.summaryFile'> = {
  'branch.summary': summaryOf,

  'branch.summaryFile': async (asked, context) => {
    const summary = await summaryOf(asked, context)
    if (isRefusal(summary)) return summary
    const bytes = await context.documents.writeDocument(summaryDocument(summary))
    return handedOver(`${summary.branchName}${summary.title}小结.docx`, bytes, context)
  },
}

/** What a cell says of which nothing is recorded: no zero. */
const NONE = '暂无记录'

function summaryDocument({ branchName, title, period, beforeWords, groups }: Summary): OfficialDocument {
  const tables = groups.map(({ heading, lines }) => ({
    kind: 'table' as const,
    isWhole: true,
    columns: [
      { title: heading, width: 0.4 },
      { title: '本期', width: 0.2 },
      { title: beforeWords, width: 0.2 },
      { title: '要求', width: 0.2 },
    ],
    rows: lines.map((line) => [line.title, line.value ?? NONE, line.before ?? NONE, line.norm ?? '']),
  }))
  const source = `取自支部日常记录，截至${formatChineseDate(period.to)}。只与本支部上一期对照；没有记录的不算作零。`
  return {
    title: `${title}小结`,
    byline: branchName,
    blocks: [...tables, { kind: 'paragraph', runs: [{ text: source }] }],
  }
}
