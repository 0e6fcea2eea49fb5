/** People's words in place of drafted paragraphs: read, written, and given up for the drafted text again. */
import type { Branch } from '#domain/branch/branch'
import type { DraftParagraph, StoredReport } from '#domain/report/duty-report'
import { isWrittenSection } from '#domain/report/report-writing'
import {
  changesUnder,
  keysIn,
  mayBeReworded,
  reworded,
  seenFigure,
  wordParts,
  type SeenFigure,
  type StoredWording,
  type WordingVersion,
  type WordPart,
} from '#domain/report/wording'
import { wordingId } from '#domain/report/kept-wording'
import type { Refusal } from '#contract'
import type { ON_DRAFT } from '#contract/reports'
import { memberNames } from '../../application/member-names'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { keptReport } from '../draft/kept-report'
import { earlierWords } from './earlier-words'
import { putWording, wordingOf } from '../draft/kept-words'
import { whoWrote } from '../draft/who-wrote'

export const wordingHandlers: Handlers<`report.${'earlierWords' | 'words' | 'reword' | 'unword'}`> = {
  'report.earlierWords': async ({ year, cutOff, scope }, { store, branch }) => ({
    earlier: await earlierWords(store, { branchId: branch._id, year, cutOff, scope }),
  }),

  'report.words': async (wanted, { store, branch }) => {
    const place = await placeOf(store, branch, wanted)
    if (isRefusal(place)) return place
    const { report, paragraph, stored } = place
    const drafted = paragraph && wordParts(paragraph.parts, report.figures)
    const { history = [], seen = [] } = stored ?? {}
    const nameOf = await memberNames(
      store,
      [stored, ...history].map((each) => each?.writtenBy ?? null),
    )
    const said = ({ parts, writtenAt, writtenBy }: WordingVersion) => ({
      ...{ parts: parts && [...parts], writtenAt, byName: nameOf(writtenBy) },
    })
    return {
      revision: stored?.revision ?? 0,
      drafted: drafted ?? null,
      basis: stored?.basis ?? '',
      hint: hintOf(paragraph),
      now: stored ? said(stored) : null,
      seen: [...seen],
      changes: stored?.parts ? changesUnder(stored, drafted ?? [], report) : [],
      history: history.map(said),
    }
  },

  'report.reword': async ({ parts, basis, section, ...wanted }, context) => {
    const there = await placeToChange(wanted, context)
    if (isRefusal(there)) return there
    const place = section === undefined ? there : movedTo(section, there)
    if (!place) return refuse('no-such-paragraph', { field: 'section' })
    const usable = usableIn(place)
    const stranger = parts.findIndex((part) => part.is === 'figure' && !usable.has(part.key))
    if (stranger >= 0) return refuse('no-such-figure', { field: `parts.${stranger}.key` })
    return saying({ parts, basis }, place, context)
  },

  'report.unword': async (wanted, context) => {
    const place = await placeToChange(wanted, context)
    if (isRefusal(place)) return place
    if (!place.stored) return refuse('no-such-paragraph', { field: 'statement' })
    return saying({ parts: null, basis: '' }, place, context)
  },
}

interface Wanted {
  readonly reportId: string
  readonly statement: string
}
interface Place {
  readonly report: StoredReport
  readonly section: string
  readonly statement: string
  /** As drafted; undefined where the draft no longer has it. */
  readonly paragraph: DraftParagraph | undefined
  readonly stored: StoredWording | undefined
}

async function placeOf(
  store: Reader,
  branch: Branch,
  { reportId, statement }: Wanted,
): Promise<Place | Refusal<(typeof ON_DRAFT)[number] | 'no-such-paragraph'>> {
  const report = await keptReport(store, branch, reportId)
  if (isRefusal(report)) return report
  const stored = await wordingOf(store, report, statement)
  for (const { id: section, paragraphs } of report.sections) {
    const paragraph = paragraphs.find((each) => each.statement === statement && mayBeReworded(section, each))
    if (paragraph) return { report, section, statement, paragraph, stored }
  }
  if (!stored) return refuse('no-such-paragraph', { field: 'statement' })
  return { report, section: stored.section, statement, paragraph: undefined, stored }
}

/** The same, unless somebody wrote meanwhile. */
async function placeToChange({ revision, ...wanted }: Wanted & { readonly revision: number }, context: BranchContext) {
  const place = await placeOf(context.store, context.branch, wanted)
  if (isRefusal(place)) return place
  const { stored } = place
  const now = stored?.revision ?? 0
  if (now === revision) return place
  const who = await whoWrote(context.store, stored && { at: stored.writtenAt, by: stored.writtenBy })
  return refuse('words-changed', { field: 'revision', detail: { revision: now, ...who } })
}

/** Figures that words may name: the draft's, and those that stood in the words before, though the draft has them no more. */
function usableIn({ report, stored }: Place): ReadonlyMap<string, SeenFigure> {
  const figures = report.figures.map((figure) => seenFigure(figure, report.year))
  return new Map([...(stored?.seen ?? []), ...figures].map((figure) => [figure.key, figure]))
}

/** Words that no drafted paragraph is under can stand at the end of any section that is not written entry by entry. */
function movedTo(section: string, place: Place): Place | undefined {
  const isThere = place.report.sections.some(({ id }) => id === section && !isWrittenSection(id))
  return isThere && place.paragraph === undefined ? { ...place, section } : undefined
}

interface Said {
  readonly parts: readonly WordPart[] | null
  readonly basis: string
}

function saying({ parts, basis }: Said, place: Place, { caller, now }: BranchContext) {
  const { report, section, statement, paragraph, stored } = place
  const { branchId, year, cutOff, scope } = report
  const base = paragraph ? wordParts(paragraph.parts, report.figures) : []
  const next = reworded(stored, {
    ...{ _id: wordingId(report, statement), branchId, year, cutOff, scope },
    ...{ section, statement, parts, base, seen: [], ...(basis ? { basis } : {}) },
    ...{ writtenAt: now, writtenBy: caller.memberId },
  })
  const usable = usableIn(place)
  const keys = new Set([base, ...[next, ...next.history].map((each) => each.parts ?? [])].flatMap(keysIn))
  const doc = { ...next, seen: [...keys].flatMap((key) => usable.get(key) ?? []) }
  return decide({ revision: doc.revision }, [putWording(doc, stored)], doc._id)
}

function hintOf(paragraph: DraftParagraph | undefined): string {
  const hint = paragraph?.parts.find((part) => part.is === 'blank')
  return hint?.text ?? ''
}
