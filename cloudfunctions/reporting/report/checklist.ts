/** What is still open in a report, looked through before it is handed out. It never refuses anything. */
import type { StoredReport } from '#domain/report/duty-report'
import { gapWords } from '#domain/report/gap-words'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import { printedFigures } from '#domain/report/printed-figures'
import { textPoints } from '#domain/report/text-points'
import { wordsNowhere } from '#domain/report/kept-wording'
import { figureTitle } from '#domain/report/written-paragraphs'
import { isRefusal, type BranchContext, type Handlers } from '../../application/ports/handling'
import { fromRules, judgedAgain, problemsNoLongerSo, proposalsNotAnswered } from './accepted-problems'
import { targetsReached } from './targets'
import { targetsSetLate } from './late-targets'
import { lastFinalizedAt } from './final-heads'
import { SlotDesks, type ReportQuery } from '../draft/slot-desks'
import { sharedIndicators } from '../measures/shared-indicators'
import { templateOf } from '../template/templates'
import { seenDigest } from './final-seal'
import { contradictionsIn, sumsOf } from './contradictions'
import type { ChangedSource } from '../facts/changed-records'
import { changedFigures, changedWords, figuresNow, isSameNumber, keysCompared, type ChangedFigure } from './figures-now'
import { sourcesSince } from './records-since'
import { newSentences } from './new-sentences'
import { waitingRecords } from './waiting-records'
import { notKeptSoOften, saidOften } from './frequency'
import { readReportAndQuery, type ReadReport } from './whole-report'

export const checklistHandlers: Handlers<'report.checklist'> = {
  'report.checklist': async ({ reportId }, context) => {
    const { store, branch } = context
    const [read, template] = await Promise.all([readReportAndQuery(context, reportId), templateOf(store, branch)])
    if (isRefusal(read)) return read
    const desks = new SlotDesks(store, read.query)
    const [points, anew] = await Promise.all([openPoints(context, read, desks), newSentences(template, read, desks)])
    return { points, seen: seenDigest(read.report, points), anew }
  },
}

/** Every open point of a report with people's words in it, by the records as they are now. */
export async function openPoints(
  { store }: Pick<BranchContext, 'store'>,
  { report, writing, query }: ReadReport & { readonly query: ReportQuery },
  desks = new SlotDesks(store, query),
): Promise<OpenPoint[]> {
  const { sections, figures } = report
  const sums = sumsOf(sharedIndicators([query.organization, ...query.below]))
  const often = saidOften(sections, figures)
  const problems = fromRules(writing.written)
  const lastReport = { branchId: query.organization._id, year: report.year - 1, scope: report.scope }
  const [waiting, now, judged, written, finalizedAt] = await Promise.all([
    waitingRecords(store, query),
    figuresNow(
      store,
      query,
      [
        ...keysCompared(report),
        ...sums.flatMap(({ parts, whole }) => [...parts, whole]),
        ...often.flatMap(({ keys }) => keys),
        ...problems.flatMap((problem) => problem.figures.map(({ key }) => key)),
        ...writing.written['next-steps'].flatMap(({ metric }) => metric?.key ?? []),
      ],
      desks,
    ),
    judgedAgain(store, query, writing.before),
    sourcesSince(store, desks, report, report.draftedAt),
    lastFinalizedAt(store, lastReport),
  ])
  const changed = changedFigures(report, now)
  return [
    ...textPoints(report, unitNamesOf(report)),
    ...wordsNowhere(sections, writing.wordings).map(({ statement, words }) =>
      openPoint('nowhere', `模板里没有这一节了，改写过的这一段不印，可以放到别的一节：“${words}”`, { statement }),
    ),
    ...waiting,
    ...changed.map((each) =>
      openPoint(isSameNumber(each) ? 'records' : 'stale', changedWords(each, report.year), { figure: each.figure.key }),
    ),
    ...recordsPoints(report, changed, written),
    ...problemsNoLongerSo(problems, judged, report, now),
    ...targetsReached(writing.written, now),
    ...targetsSetLate(report, writing.lastYear, finalizedAt),
    ...proposalsNotAnswered(judged, writing.stored, sections),
    ...contradictionsIn(sums, now),
    ...gapPoints(report.figures),
    ...notKeptSoOften(often, now),
  ]
}

/** Records that were written since and left every figure they are counted in as it was; no names, whoever looks. */
function recordsPoints(
  report: StoredReport,
  changed: readonly ChangedFigure[],
  written: readonly ChangedSource[],
): OpenPoint[] {
  const figures = printedFigures(report)
  const moved = new Set(changed.map(({ figure }) => figure.measure))
  return written.flatMap(({ title, records, measures }) => {
    const [first] = figures.filter(({ measure }) => measures.includes(measure))
    if (!first || measures.some((measure) => moved.has(measure))) return []
    const words = `${title}的记录起草以后改动过 ${records} 条，「${figureTitle(first, report.year)}」等数字没有变`
    return [openPoint('records', words, { figure: first.key })]
  })
}

/** Monthly figures that lack months. */
function gapPoints(figures: StoredReport['figures']): OpenPoint[] {
  return figures.flatMap(({ key, title, missing = [], period, comparedWith }) =>
    // A change rests on the same number.
    missing.length === 0 || comparedWith
      ? []
      : [openPoint('gap', `${title}${gapWords(missing, period)}`, { figure: key })],
  )
}

/** The organizations that the report is of. */
function unitNamesOf({ unit, branchTable }: Pick<StoredReport, 'unit' | 'branchTable'>): string[] {
  return [unit, ...(branchTable?.rows.map(({ name }) => name) ?? [])]
}
