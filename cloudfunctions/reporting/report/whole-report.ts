import type { Refusal } from '#contract'
import type { ON_DRAFT } from '#contract/reports'
import type { Branch } from '#domain/branch/branch'
import type { StoredReport } from '#domain/report/duty-report'
import { isCivilDate, type CivilDate } from '#domain/time/civil-date'
import { isRefusal } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { keptReport } from '../draft/kept-report'
import { readWords, readWordsOf, wordsOfDraft, type WordsOfDraft } from '../draft/kept-words'
import { withWriting } from './writing'

/** A report with people's words in it, and what it was made of. */
export interface ReadReport {
  readonly report: StoredReport
  /** As it was drafted. */
  readonly drafted: StoredReport
  readonly writing: WordsOfDraft
}

/** The organization's own draft of that id with what people wrote in it, in one round trip. */
export async function readReport(
  store: Reader,
  branch: Branch,
  id: string,
): Promise<ReadReport | Refusal<(typeof ON_DRAFT)[number]>> {
  const likely = placeNamed(id)
  const [drafted, kept] = await Promise.all([
    keptReport(store, branch, id),
    likely && readWords(store, { branchId: branch._id, year: likely.year }, [likely.cutOff]),
  ])
  if (isRefusal(drafted)) return drafted
  const isSo = kept && drafted.year === likely?.year && drafted.cutOff === likely.cutOff
  const writing = isSo ? wordsOfDraft(drafted, kept) : await readWordsOf(store, drafted)
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

/** The days that the id of a report names: what people wrote in it is read beside the report. */
function placeNamed(id: string): { readonly year: number; readonly cutOff: CivilDate } | undefined {
  const [, year, cutOff = ''] = /:(\d{4}):(\d{4}-\d{2}-\d{2})(?::|$)/.exec(id) ?? []
  return isCivilDate(cutOff) ? { year: Number(year), cutOff } : undefined
}
