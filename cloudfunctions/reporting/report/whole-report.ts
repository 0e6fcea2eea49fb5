import type { Refusal } from '#contract'
import type { ON_DRAFT } from '#contract/reports'
import type { Branch } from '#domain/branch/branch'
import type { StoredReport } from '#domain/report/duty-report'
import { isRefusal } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { keptReport } from '../draft/kept-report'
import { readWriting, withWriting } from './writing'

/** A report with people's words in it, and what it was made of. */
export interface ReadReport {
  readonly report: StoredReport
  /** As it was drafted. */
  readonly drafted: StoredReport
  readonly writing: Awaited<ReturnType<typeof readWriting>>
}

/** The organization's own draft of that id with what people wrote in it, in one round trip. */
export async function readReport(
  store: Reader,
  branch: Branch,
  id: string,
): Promise<ReadReport | Refusal<(typeof ON_DRAFT)[number]>> {
  const year = yearNamed(id)
  const [drafted, likely] = await Promise.all([keptReport(store, branch, id), readWriting(store, branch, year)])
  if (isRefusal(drafted)) return drafted
  const writing = drafted.year === year ? likely : await readWriting(store, branch, drafted.year)
  return { report: { ...drafted, sections: withWriting(drafted, writing) }, drafted, writing }
}

/** The same where only the report is wanted. */
export async function wholeReport(
  store: Reader,
  branch: Branch,
  id: string,
): Promise<StoredReport | Refusal<(typeof ON_DRAFT)[number]>> {
  const read = await readReport(store, branch, id)
  return isRefusal(read) ? read : read.report
}

/** The year that the id of a report names: what people wrote of it is read beside the report. 0 where it names none. */
function yearNamed(id: string): number {
  return Number(/:(\d{4}):\d{4}-\d{2}-\d{2}(?::|$)/.exec(id)?.[1] ?? 0)
}
