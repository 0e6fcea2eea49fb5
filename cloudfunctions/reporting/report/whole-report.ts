import type { Refusal } from '#contract'
import type { ON_DRAFT } from '#contract/reports'
import type { Branch } from '#domain/branch/branch'
import type { StoredReport } from '#domain/report/duty-report'
import { isRefusal } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { keptReport } from '../draft/kept-report'
import { readWriting, withWriting } from './writing'

/** The organization's own draft of that id with what people wrote in it, in one round trip. */
export async function wholeReport(
  store: Reader,
  branch: Branch,
  id: string,
): Promise<StoredReport | Refusal<(typeof ON_DRAFT)[number]>> {
  const year = yearNamed(id)
  const [report, likely] = await Promise.all([keptReport(store, branch, id), readWriting(store, branch, year)])
  if (isRefusal(report)) return report
  const writing = report.year === year ? likely : await readWriting(store, branch, report.year)
  return { ...report, sections: withWriting(report, writing) }
}

/** The year that the id of a report names: what people wrote of it is read beside the report. 0 where it names none. */
function yearNamed(id: string): number {
  return Number(/:(\d{4}):\d{4}-\d{2}-\d{2}(?::|$)/.exec(id)?.[1] ?? 0)
}
