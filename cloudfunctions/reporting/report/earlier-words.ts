/** What can be gone on with: an earlier draft of the same year and scope that people wrote in. */
import type { DraftPlace } from '#domain/report/duty-report'
import { NOTHING_WRITTEN } from '#domain/report/report-writing'
import type { CivilDate } from '#domain/time/civil-date'
import type { Reader } from '../../application/ports/store'
import { headOfKept } from '../draft/kept-report'
import { readWords, wordsOfDraft, type WordedDraft, type WordsOfDraft } from '../draft/kept-words'

/** More drafts than a year has days with one. */
const MOST_DRAFTS = 1000

export interface EarlierWords {
  readonly cutOff: CivilDate
  readonly paragraphs: number
  readonly entries: number
}

/** The latest before that day; null where there is none, or where something is written in the draft of that day. */
export async function earlierWords(store: Reader, place: DraftPlace): Promise<EarlierWords | null> {
  const { branchId, year, cutOff, scope } = place
  const rows = await store.aggregate('reports', [
    { $match: { branchId, year, cutOff: { $lte: cutOff } } },
    { $project: { cutOff: 1, scope: 1, hasOwnWords: 1 } },
    { $limit: MOST_DRAFTS },
  ])
  // Boundary: the rows are what is left of drafts; those of early versions have no scope.
  type Head = Parameters<typeof headOfKept>[0] & Pick<WordedDraft, 'hasOwnWords'>
  const heads = rows as unknown as readonly Head[]
  const drafts = heads
    .filter((head) => headOfKept(head).scope === scope)
    .map((head): WordedDraft => ({ ...place, cutOff: head.cutOff, ...(head.hasOwnWords ? { hasOwnWords: true } : {}) }))
    .sort((one, other) => (one.cutOff < other.cutOff ? 1 : -1))
  const days = drafts.map((draft) => draft.cutOff)
  const kept = await readWords(store, place, days)
  const [latest] = drafts
    .map((draft) => ({ cutOff: draft.cutOff, ...writtenIn(wordsOfDraft(draft, kept)) }))
    .filter(({ paragraphs, entries }) => paragraphs + entries > 0)
  return latest === undefined || latest.cutOff === cutOff ? null : latest
}

function writtenIn({ stored, wordings }: WordsOfDraft): Omit<EarlierWords, 'cutOff'> {
  const { 'last-year': answers, problems, 'next-steps': steps } = stored?.written ?? NOTHING_WRITTEN
  return {
    paragraphs: wordings.filter(({ parts }) => parts !== null).length,
    entries: answers.length + problems.length + steps.length,
  }
}
