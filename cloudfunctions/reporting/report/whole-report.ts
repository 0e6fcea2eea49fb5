import type { Refusal } from '#contract'
import type { ON_DRAFT } from '#contract/reports'
import type { Branch } from '#domain/branch/branch'
import type { StoredReport } from '#domain/report/duty-report'
import { isRefusal, type BranchContext } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { readDraft, readDraftAndQuery, type ReadDraft } from '../draft/read-draft'
import type { AuthoredQuery } from '../draft/report-query'
import { withWriting } from './writing'

/** A report with people's words in it, and what it was made of. */
export interface ReadReport extends ReadDraft {
  readonly report: StoredReport
}
type NoDraft = Refusal<(typeof ON_DRAFT)[number]>

/** The organization's own draft of that id with what people wrote in it, in one round trip. */
export async function readReport(store: Reader, branch: Branch, id: string): Promise<ReadReport | NoDraft> {
  const read = await readDraft(store, branch, id)
  return isRefusal(read) ? read : withReport(read)
}

/** The same with what its figures as of now are asked by. */
export async function readReportAndQuery(
  context: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  id: string,
): Promise<(ReadReport & { readonly query: AuthoredQuery }) | NoDraft> {
  const read = await readDraftAndQuery(context, id)
  return isRefusal(read) ? read : withReport(read)
}

/** The same where only the report is wanted. */
export async function wholeReport(store: Reader, branch: Branch, id: string): Promise<StoredReport | NoDraft> {
  const read = await readReport(store, branch, id)
  return isRefusal(read) ? read : read.report
}

function withReport<Read extends ReadDraft>(read: Read): Read & ReadReport {
  const { drafted, writing } = read
  return { ...read, report: { ...drafted, sections: withWriting(drafted, writing) } }
}
