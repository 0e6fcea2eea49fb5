/**
 * What people wrote in a draft, as it is kept: by the draft (decision 20). Earlier versions kept it by the year; drafts of
 * theirs go on showing that, each until something is written in it.
 */
import type { BranchId } from '#domain/people/identity'
import type { DraftPlace, ReportScope, StoredReport } from '#domain/report/duty-report'
import {
  NOTHING_WRITTEN,
  writingId,
  type StoredWriting,
  type WordsPlace,
  type Written,
} from '#domain/report/report-writing'
import { figuresWritten, isOfDraft, latestWriting, withUnanswered } from '#domain/report/kept-writing'
import { slotOf, type Slot } from '#domain/report/slot'
import { keysIn, type StoredWording } from '#domain/report/wording'
import { wordingId } from '#domain/report/kept-wording'
import type { CivilDate } from '#domain/time/civil-date'
import type { Reader, Write } from '../../application/ports/store'
import { asWrittenNow } from './kept-writing'

/** Which draft, and whether it has words of its own. */
export type WordedDraft = DraftPlace & Pick<StoredReport, 'hasOwnWords'>

/** What is kept of a year, and what was written in the reports of the year before. */
export interface WordsKept {
  readonly writings: readonly StoredWriting[]
  readonly lastYear: readonly StoredWriting[]
  readonly wordings: readonly StoredWording[]
}

/** Of those cut-off dates, whatever the scope, and what is of the whole year; in one round trip. */
export async function readWords(
  store: Reader,
  { branchId, year }: { readonly branchId: BranchId; readonly year: number },
  cutOffs: readonly CivilDate[],
): Promise<WordsKept> {
  const [both, wordings] = await Promise.all([
    store.findAll('reportWritings', { branchId, year: { $in: [year, year - 1] } }),
    store.findAll('reportWordings', { branchId, year, cutOff: { $in: [...cutOffs, null] } }),
  ])
  const all = both.map(asWrittenNow)
  return {
    writings: all.filter((each) => each.year === year),
    lastYear: all.filter((each) => each.year !== year),
    wordings,
  }
}

/** The words of one draft. */
export interface WordsOfDraft {
  /** What is stored; undefined where nothing is written. */
  readonly stored: StoredWriting | undefined
  /** The same with every problem of last year's report that nobody has answered yet. */
  readonly written: Written
  /** What last year's report said, as it is stored and in short. */
  readonly lastYear: StoredWriting | undefined
  readonly before: Written
  readonly wordings: readonly StoredWording[]
}

export function wordsOfDraft(draft: WordedDraft, kept: WordsKept): WordsOfDraft {
  const [stored] = ofDraft(draft, kept.writings)
  const wordings = ofDraft(draft, kept.wordings)
  const lastYear = latestWriting(kept.lastYear, draft.scope)
  const before = lastYear?.written ?? NOTHING_WRITTEN
  return {
    ...{ stored, lastYear, written: withUnanswered(stored?.written ?? NOTHING_WRITTEN, before), before },
    // What is the draft's own comes first.
    wordings: wordings.filter(({ statement }, at) => wordings.findIndex((each) => each.statement === statement) === at),
  }
}

/** Those of the draft itself, then those that it shares with the drafts of earlier versions. */
function ofDraft<Kept extends WordsPlace>(draft: WordedDraft, kept: readonly Kept[]): Kept[] {
  const shared = draft.hasOwnWords ? [] : kept.filter(({ cutOff }) => cutOff === undefined)
  return [...kept.filter((each) => isOfDraft(each, draft)), ...shared]
}

/** The words of a draft that has been read. */
export async function readWordsOf(store: Reader, draft: WordedDraft): Promise<WordsOfDraft> {
  return wordsOfDraft(draft, await readWords(store, draft, [draft.cutOff]))
}

/** The words of one paragraph of it. */
export async function wordingOf(
  store: Reader,
  draft: WordedDraft,
  statement: string,
): Promise<StoredWording | undefined> {
  const ids = [wordingId(draft, statement), ...(draft.hasOwnWords ? [] : [wordingId(ofYear(draft), statement)])]
  return ofDraft(draft, await store.findAll('reportWordings', { _id: { $in: ids } }))[0]
}

/** What the reports of a year said, for the year after it, by whose they are and of which scope. */
export async function writtenIn(
  store: Reader,
  branchIds: readonly BranchId[],
  year: number,
): Promise<(branchId: BranchId, scope: ReportScope) => Written> {
  const kept = await store.findAll('reportWritings', { branchId: { $in: branchIds }, year })
  const writings = kept.map(asWrittenNow)
  return (branchId, scope) => {
    const own = writings.filter((each) => each.branchId === branchId)
    return latestWriting(own, scope)?.written ?? NOTHING_WRITTEN
  }
}

function ofYear({ branchId, year }: DraftPlace) {
  return { branchId, year }
}

/** In place of what is stored where that is of the same draft; else beside it. */
export function putWriting(doc: StoredWriting, stored: StoredWriting | undefined): Write {
  return { do: stored?._id === doc._id ? 'replace' : 'insert', in: 'reportWritings', doc }
}
export function putWording(doc: StoredWording, stored: StoredWording | undefined): Write {
  return { do: stored?._id === doc._id ? 'replace' : 'insert', in: 'reportWordings', doc }
}

/** The words of a draft that takes over those of another, where it has none of its own; and what is written for that. */
export function wordsTaken(draft: WordedDraft, from: WordedDraft | undefined, kept: WordsKept) {
  const own = wordsOfDraft(draft, kept)
  if (!from) return { words: own, writes: [] }
  const { writing, wordings } = takenOver(wordsOfDraft(from, kept), own, draft)
  const writings = writing ? [writing] : []
  const all = {
    ...{ lastYear: kept.lastYear, writings: [...kept.writings, ...writings] },
    wordings: [...kept.wordings, ...wordings],
  }
  return {
    words: wordsOfDraft(draft, all),
    writes: [
      ...writings.map((doc): Write => ({ do: 'insert', in: 'reportWritings', doc })),
      ...wordings.map((doc): Write => ({ do: 'insert', in: 'reportWordings', doc })),
    ],
  }
}

function takenOver(from: WordsOfDraft, own: WordsOfDraft, { branchId, year, cutOff, scope }: DraftPlace) {
  const place = { branchId, year, cutOff, scope }
  const has = new Set(own.wordings.map(({ statement }) => statement))
  const wordings = from.wordings
    .filter(({ statement, parts }) => parts !== null && !has.has(statement))
    .map((each) => ({ ...each, ...place, _id: wordingId(place, each.statement), revision: 1 }))
  const writing =
    own.stored || !from.stored ? undefined : { ...from.stored, ...place, _id: writingId(place), revision: 1 }
  return { writing, wordings }
}

/** What a draft must count for words: what problems rest on, last year's targets, and what stands in paragraphs. */
export function slotsNamed({ written, before, wordings }: Omit<WordsOfDraft, 'stored' | 'lastYear'>): Slot[] {
  const keys = [...figuresWritten(written, before), ...wordings.flatMap(({ parts }) => keysIn(parts ?? []))]
  // What is counted no more comes to nothing.
  return [...new Set(keys)].flatMap((key) => slotOf(key) ?? [])
}
