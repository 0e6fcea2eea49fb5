import { isHeadOfDraft } from '#contract/reports'
import type { Branch } from '#domain/branch/branch'
import { formatDate, yearOf, type CivilDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime } from '#domain/time/instant'
import { yearPeriod } from '#domain/time/period'
import { draftId, REPORT_SCOPES, type StoredReport } from '#domain/report/duty-report'
import { printedFigures } from '#domain/report/printed-figures'
import { pageOfSome } from '../../application/paging'
import { handedOver } from '../../application/ports/files'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Reader, Write } from '../../application/ports/store'
import { headOfKept } from '../draft/kept-report'
import { toDocument } from '../draft/to-document'
import { sealOf } from '../../application/ports/seal'
import { placeNamed } from '../draft/read-draft'
import { isOfPlace } from './approving'
import { besideDraft, latestFrozen } from './beside-final'
import { draftedReport, draftSources } from './drafting'
import { finalView, headsOfBranch } from './final-heads'
import { fileTitle } from './file-title'
import { changedLines, changedSince } from './figures-now'
import { readWords, wordsTaken } from '../draft/kept-words'
import { wholeReport } from './whole-report'

export const reportHandlers: Handlers<'report.draft' | 'report.get' | 'report.list' | 'report.document'> = {
  'report.draft': async ({ year, cutOff: wanted, scope: asked, wordsFrom }, context) => {
    const { store, branch, caller, now } = context
    const cutOff = cutOffOf(year, wanted, context)
    if (isRefusal(cutOff)) return cutOff
    const days = wordsFrom === undefined ? [cutOff] : [cutOff, wordsFrom]
    const [sources, kept, words] = await Promise.all([
      draftSources(store, branch, { year, cutOff }),
      store.findAll('reports', { _id: { $in: days.flatMap((day) => idsOf(branch._id, year, day)) } }),
      readWords(store, { branchId: branch._id, year }, days),
    ])
    const isAlone = sources.below.length === 0
    if (isAlone && asked === 'with-below') return refuse('nothing-below', { field: 'scope' })
    const scope = asked ?? (branch.kind === 'bureau' && !isAlone ? 'with-below' : 'own')
    const keptOf = (day: CivilDate) => kept.find((each) => each.cutOff === day && headOfKept(each).scope === scope)
    const [before, other] = [keptOf(cutOff), wordsFrom && keptOf(wordsFrom)]
    if (wordsFrom !== undefined && !other) return refuse('no-such-report', { field: 'wordsFrom' })
    const of = { branchId: branch._id, year, scope }
    const place = { ...of, cutOff, ...(before ? wordedAs(before) : OWN_WORDS) }
    const from = other && { ...of, cutOff: other.cutOff, ...wordedAs(other) }
    const said = wordsTaken(place, from, words)
    const body = await draftedReport(context, place, sources, said.words)
    const _id = before?._id ?? draftId(place)
    const drafted = { revision: (before?.revision ?? 0) + 1, draftedAt: now, draftedBy: caller.memberId }
    const report: StoredReport = { ...place, ...body, ...drafted, _id }
    const write: Write = { do: before ? 'replace' : 'insert', in: 'reports', doc: report }
    return decide({ reportId: _id, ...tallyOf(report) }, [write, ...said.writes], _id)
  },

  'report.get': async ({ reportId: wanted }, { store, branch }) => {
    const reportId = wanted ?? (await draftedLast(store, branch))
    const likely = placeNamed(reportId)
    const [report, early] = await Promise.all([
      wholeReport(store, branch, reportId),
      likely && latestFrozen(store, { branchId: branch._id, ...likely }),
    ])
    if (isRefusal(report)) return report
    const final = likely && isOfPlace(report, likely) ? early : await latestFrozen(store, report)
    const { author, sections, figures, branchTable, withoutRecords, unrecorded, notApplicable } = report
    const rest = { author, sections, figures, branchTable, withoutRecords, unrecorded, notApplicable }
    return { ...headOfKept(report), ...rest, final: final ? besideDraft(final, report) : null }
  },

  'report.list': async ({ cursor, pageSize }, { store, branch }) => {
    const filter = { branchId: branch._id }
    const [{ items, next }, finals] = await Promise.all([
      pageOfSome(store, 'reports', { ...{ filter, dateField: 'cutOff', cursor, pageSize }, only: HEAD_FIELDS }),
      headsOfBranch(store, branch._id),
    ])
    const heads = items.map(headOfKept).filter(isHeadOfDraft)
    const madeOf = (head: (typeof heads)[number]) => finals.filter((final) => isOfPlace(final, head)).map(finalView)
    return { items: heads.map((head) => ({ ...head, finals: madeOf(head) })), next }
  },

  'report.document': async ({ reportId: wanted }, context) => {
    const { store, branch, documents } = context
    const report = await wholeReport(store, branch, wanted)
    if (isRefusal(report)) return report
    const changed = changedLines(await changedSince(context, report), report.year)
    const bytes = await documents.writeDocument({
      ...toDocument(report, undefined, changed),
      seal: sealOf(context, 'report facts'),
    })
    const title = `${fileTitle(branch, report)}（${draftedWords(report)}草稿）.docx`
    return { file: await handedOver(title, bytes, context), changed: [...changed.moved, ...changed.resting] }
  },
}

/** `1月8日9时05分`: which draft it is, in the name of its document. */
function draftedWords({ draftedAt }: StoredReport): string {
  const [hour, minutes] = beijingTime(draftedAt).split(':')
  return `${formatDate(beijingDate(draftedAt), 'M月D日')}${Number(hour)}时${minutes ?? ''}分`
}

/** What a list shows of a draft: the rest is long. */
const HEAD_FIELDS = ['year', 'cutOff', 'scope', 'title', 'unit', 'draftedAt'] as const

/** The id of the draft drafted last; that of none where there is none. */
async function draftedLast(store: Reader, { _id: branchId }: Pick<Branch, '_id'>): Promise<string> {
  const [last] = await store.aggregate('reports', [
    { $match: { branchId } },
    { $sort: { draftedAt: -1 } },
    { $limit: 1 },
    { $project: { draftedAt: 1 } },
  ])
  // Boundary: every row has its document's id.
  return (last as { readonly _id: string } | undefined)?._id ?? ''
}

/** The day up to which is counted: the one asked for, else the year's last or today, whichever is sooner. */
function cutOffOf(year: number, wanted: CivilDate | undefined, { branch, today }: BranchContext) {
  const lastDay = yearPeriod(year).to
  const cutOff = wanted ?? (lastDay < today ? lastDay : today)
  if (cutOff > today) return refuse('in-the-future', { field: 'cutOff', detail: { today } })
  if (yearOf(cutOff) !== year) return refuse('cut-off-outside-year', { field: 'cutOff', detail: { year } })
  const { formedOn } = branch
  return cutOff < formedOn ? refuse('not-yet-formed', { field: 'cutOff', detail: { formedOn } }) : cutOff
}

const OWN_WORDS = { hasOwnWords: true } as const
/** A draft of an earlier version goes on showing what was written for the whole year. */
function wordedAs({ hasOwnWords }: StoredReport): Pick<StoredReport, 'hasOwnWords'> {
  return hasOwnWords ? OWN_WORDS : {}
}

/** The ids that drafts of that day may have. Earlier versions named no scope: a draft that has such an id keeps it. */
function idsOf(branchId: string, year: number, cutOff: CivilDate): string[] {
  return [...REPORT_SCOPES.map((scope) => draftId({ branchId, year, cutOff, scope })), `${branchId}:${year}:${cutOff}`]
}

function tallyOf(report: StoredReport) {
  const { unrecorded, notApplicable } = report
  return { figures: printedFigures(report).length, blanks: unrecorded.length, notApplicable: notApplicable.length }
}
