import { isHeadOfDraft } from '#contract/reports'
import { yearOf, type CivilDate } from '#domain/time/civil-date'
import { textPoints } from '#domain/report/open-point'
import { yearPeriod } from '#domain/time/period'
import { REPORT_SCOPES, type ReportScope, type StoredReport } from '#domain/report/duty-report'
import { printedFigures } from '#domain/report/printed-figures'
import { pageByDate } from '../../application/paging'
import { asFileName } from '../../application/ports/files'
import { decide, isRefusal, refuse, type Handlers } from '../../application/ports/handling'
import { headOfKept } from '../draft/kept-report'
import { toDocument } from '../draft/to-document'
import { sealOf } from '../facts/seal'
import { unitNamesOf } from './checklist'
import { draftedReport, draftSources } from './drafting'
import { fileTitle } from './file-title'
import { changedSince, changedWords } from './figures-now'
import { wholeReport } from './whole-report'

export const reportHandlers: Handlers<'report.draft' | 'report.get' | 'report.list' | 'report.document'> = {
  'report.draft': async ({ year, cutOff: wanted, scope: asked }, context) => {
    const { store, branch, caller, now, today } = context
    const lastDay = yearPeriod(year).to
    const cutOff = wanted ?? (lastDay < today ? lastDay : today)
    if (cutOff > today) return refuse('in-the-future', { field: 'cutOff', detail: { today } })
    if (yearOf(cutOff) !== year) return refuse('cut-off-outside-year', { field: 'cutOff', detail: { year } })
    const { formedOn } = branch
    if (cutOff < formedOn) return refuse('not-yet-formed', { field: 'cutOff', detail: { formedOn } })
    const [sources, kept] = await Promise.all([
      draftSources(store, branch, { year, cutOff }),
      store.findAll('reports', { _id: { $in: idsOf(branch._id, year, cutOff) } }),
    ])
    const isAlone = sources.below.length === 0
    if (isAlone && asked === 'with-below') return refuse('nothing-below', { field: 'scope' })
    const scope = asked ?? (branch.kind === 'bureau' && !isAlone ? 'with-below' : 'own')
    const body = await draftedReport(context, { year, cutOff, scope }, sources)
    const before = kept.find((each) => headOfKept(each).scope === scope)
    const _id = before?._id ?? reportId(branch._id, year, cutOff, scope)
    const revision = (before?.revision ?? 0) + 1
    const report: StoredReport = { ...body, _id, revision, draftedAt: now, draftedBy: caller.memberId }
    const write = before
      ? ({ do: 'replace', in: 'reports', doc: report } as const)
      : ({ do: 'insert', in: 'reports', doc: report } as const)
    return decide({ reportId: _id, ...tallyOf(report) }, [write], _id)
  },

  'report.get': async ({ reportId: wanted }, { store, branch }) => {
    const report = await wholeReport(store, branch, wanted)
    if (isRefusal(report)) return report
    const { author, sections, figures, branchTable, withoutRecords, unrecorded, notApplicable } = report
    const rest = { author, sections, figures, branchTable, withoutRecords, unrecorded, notApplicable }
    return { ...headOfKept(report), ...rest, openPoints: textPoints(report, unitNamesOf(report)).length }
  },

  'report.list': async ({ cursor, pageSize }, { store, branch }) => {
    const filter = { branchId: branch._id }
    const { items, next } = await pageByDate(store, 'reports', { filter, dateField: 'cutOff', cursor, pageSize })
    return { items: items.map(headOfKept).filter(isHeadOfDraft), next }
  },

  'report.document': async ({ reportId: wanted }, context) => {
    const { store, branch, documents, files } = context
    const report = await wholeReport(store, branch, wanted)
    if (isRefusal(report)) return report
    const changed = (await changedSince(context, report)).map((each) => changedWords(each, report.year))
    const { year, cutOff, scope } = report
    const fileName = asFileName(`${fileTitle(branch, report)}.docx`)
    const bytes = await documents.writeDocument({ ...toDocument(report), seal: sealOf(context, 'report facts') })
    const fileId = await files.put(`reports/${branch._id}/${year}/${cutOff}/${scope}/${fileName}`, bytes)
    return { fileId, fileName, link: await files.temporaryLink(fileId), changed }
  },
}

/** One draft for an organization, a year, a cut-off date and a scope: drafting again replaces it. */
function reportId(branchId: string, year: number, cutOff: CivilDate, scope: ReportScope): string {
  return `${branchId}:${year}:${cutOff}:${scope}`
}

/** The ids that drafts of that day may have. Earlier versions named no scope: a draft that has such an id keeps it. */
function idsOf(branchId: string, year: number, cutOff: CivilDate): string[] {
  return [...REPORT_SCOPES.map((scope) => reportId(branchId, year, cutOff, scope)), `${branchId}:${year}:${cutOff}`]
}

function tallyOf(report: StoredReport) {
  const { unrecorded, notApplicable } = report
  return { figures: printedFigures(report).length, blanks: unrecorded.length, notApplicable: notApplicable.length }
}
