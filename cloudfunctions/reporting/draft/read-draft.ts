/** A draft, what people wrote in it, and what its figures are asked by: side by side, for its id names the days. */
import type { Refusal } from '#contract'
import type { ON_DRAFT } from '#contract/reports'
import type { Branch } from '#domain/branch/branch'
import { REPORT_SCOPES, type StoredReport } from '#domain/report/duty-report'
import { isCivilDate } from '#domain/time/civil-date'
import { isRefusal, type BranchContext } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { keptReport } from './kept-report'
import { readWords, readWordsOf, wordsOfDraft, type WordsOfDraft } from './kept-words'
import { reportQuery, type AuthoredQuery, type Asked } from './report-query'

export interface ReadDraft {
  /** As it was drafted. */
  readonly drafted: StoredReport
  readonly writing: WordsOfDraft
}
type NoDraft = Refusal<(typeof ON_DRAFT)[number]>

/** The organization's own draft of that id with what people wrote in it, in one round trip. */
export async function readDraft(store: Reader, branch: Branch, id: string): Promise<ReadDraft | NoDraft> {
  const likely = placeNamed(id)
  const [drafted, kept] = await Promise.all([
    keptReport(store, branch, id),
    likely && readWords(store, { branchId: branch._id, year: likely.year }, [likely.cutOff]),
  ])
  if (isRefusal(drafted)) return drafted
  const isSo = kept && drafted.year === likely?.year && drafted.cutOff === likely.cutOff
  return { drafted, writing: isSo ? wordsOfDraft(drafted, kept) : await readWordsOf(store, drafted) }
}

/** The same with what its figures as of now are asked by, in the same round trip. */
export async function readDraftAndQuery(
  { store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  id: string,
): Promise<(ReadDraft & { readonly query: AuthoredQuery }) | NoDraft> {
  const likely = placeNamed(id)
  const [read, early] = await Promise.all([
    readDraft(store, branch, id),
    likely && reportQuery(store, branch, likely, today),
  ])
  if (isRefusal(read)) return read
  const { year, cutOff, scope } = read.drafted
  const isSo = early?.year === year && early.cutOff === cutOff && early.scope === scope
  return { ...read, query: isSo ? early : await reportQuery(store, branch, read.drafted, today) }
}

/** What the id of a draft says it is of; an early version named no scope. */
export function placeNamed(id: string): Asked | undefined {
  const [, year, cutOff = '', named] = /:(\d{4}):(\d{4}-\d{2}-\d{2})(?::(.+))?$/.exec(id) ?? []
  const scope = REPORT_SCOPES.find((each) => each === named) ?? 'own'
  return isCivilDate(cutOff) ? { year: Number(year), cutOff, scope } : undefined
}
