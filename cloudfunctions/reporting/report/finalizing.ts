/** A report made final (定稿): frozen as it is printed, approved by a meeting, and checked by the code it prints. */
import { createHash } from 'node:crypto'
import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import {
  codeTyped,
  finalId,
  printedHash,
  type Approval,
  type FinalReport,
  type FrozenReport,
} from '#domain/report/final-report'
import type { Meeting } from '#domain/meeting/meeting'
import { everyFigure } from '#domain/report/printed-figures'
import { beijingDate } from '#domain/time/instant'
import { canonicalJson } from '#domain/values/canonical-json'
import { memberNames } from '../../application/member-names'
import { asFileName } from '../../application/ports/files'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import { toDocument } from '../draft/to-document'
import { sealOf } from '../facts/seal'
import { openPoints } from './checklist'
import { fileTitle } from './file-title'
import { changedSince, type ChangedFigure } from './figures-now'
import { wholeReport } from './whole-report'

type FinalProcedure = 'report.finals' | 'report.finalize' | 'report.finalDocument' | 'report.verify'

export const finalHandlers: Handlers<FinalProcedure> = {
  'report.finals': async ({ reportId }, { store, branch }) => {
    const report = await wholeReport(store, branch, reportId)
    if (isRefusal(report)) return report
    const [finals, meetings] = await Promise.all([
      finalsOf(report, { store, branch }),
      store.find('meetings', {
        filter: { branchId: branch._id, state: 'closed', occurredOn: { $gte: beijingDate(report.draftedAt) } },
        sort: [['occurredOn', -1]],
        limit: 100,
      }),
    ])
    return { finals: finals.map(finalView), meetings: meetings.filter(mayApprove).map(approvalBy) }
  },

  'report.finalize': async ({ reportId, meetingId, openPoints: told }, context) => {
    const { store, branch, caller, now } = context
    const [report, meeting] = await Promise.all([
      wholeReport(store, branch, reportId),
      store.get('meetings', meetingId),
    ])
    if (isRefusal(report)) return report
    if (meeting?.branchId !== branch._id) return refuse('no-such-meeting', { field: 'meetingId' })
    if (!mayApprove(meeting)) return refuse('meeting-cannot-approve', { field: 'meetingId' })
    if (meeting.occurredOn < beijingDate(report.draftedAt))
      return refuse('meeting-before-draft', { field: 'meetingId' })
    const [before, points] = await Promise.all([finalsOf(report, context), openPoints(context, report)])
    if (points.length !== told) return refuse('open-points-changed', { detail: { openPoints: points.length } })
    const [latest] = before
    const version = (latest?.version ?? 0) + 1
    const { revision: _, ...body } = report
    const frozen = { report: body, version, approval: approvalBy(meeting), openPoints: points }
    // Asked from two phones at once, the same report becomes one version.
    if (latest?.hash === contentHash({ ...frozen, version: version - 1 })) return decide(finalView(latest), [])
    const hash = contentHash(frozen)
    const { year, scope } = report
    const place = { branchId: branch._id, year, scope, version }
    const doc: FinalReport = {
      ...{ _id: finalId(place), revision: 1, ...place, hash, code: printedHash(hash), frozen },
      ...{ finalizedAt: now, finalizedBy: caller.memberId },
    }
    return decide(finalView(doc), [{ do: 'insert', in: 'finalReports', doc }], doc._id)
  },

  'report.finalDocument': async ({ finalId: wanted }, context) => {
    const { store, branch, documents, files } = context
    const final = await store.get('finalReports', wanted)
    if (final?.branchId !== branch._id) return refuse('no-such-final', { field: 'finalId' })
    const { frozen, version } = final
    const report: StoredReport = { ...frozen.report, revision: 0 }
    const bytes = await documents.writeDocument({ ...toDocument(report, final), seal: sealOf(context) })
    const fileName = asFileName(`${fileTitle(branch, report)}（第${version}稿定稿）.docx`)
    const fileId = await files.put(`reports/${branch._id}/final/${final._id.replaceAll(':', '-')}/${fileName}`, bytes)
    return { fileId, fileName, link: await files.temporaryLink(fileId) }
  },

  'report.verify': async ({ code }, context) => {
    const { store, branch } = context
    const [final] = await store.find('finalReports', {
      filter: { branchId: branch._id, code: codeTyped(code) ?? '' },
      limit: 1,
    })
    if (!final) return refuse('no-such-final', { field: 'code' })
    const { report, openPoints: points } = final.frozen
    const [nameOf, finals, changed] = await Promise.all([
      memberNames(store, [final.finalizedBy]),
      finalsOf(final, context),
      changedSince(context, report),
    ])
    const { title, unit, year, cutOff, scope, author } = report
    return {
      ...finalView(final),
      ...{ title, unit, year, cutOff, scope, author, byName: nameOf(final.finalizedBy) },
      ...{ isWhole: contentHash(final.frozen) === final.hash, latest: finals[0]?.version ?? final.version },
      ...{ figures: everyFigure(report).length, openPoints: [...points], changed: changed.map(changeView) },
    }
  },
}

function contentHash(frozen: FrozenReport): string {
  return createHash('sha256').update(canonicalJson(frozen)).digest('hex')
}

/** Every version of the organization's report of that year and scope, the latest first. */
async function finalsOf(
  { year, scope }: Pick<FinalReport, 'year' | 'scope'>,
  { store, branch }: Pick<BranchContext, 'store' | 'branch'>,
): Promise<FinalReport[]> {
  const finals = await store.findAll('finalReports', { branchId: branch._id, year, scope })
  return finals.sort((a, b) => b.version - a.version)
}

function finalView({ _id, version, code, frozen, finalizedAt }: FinalReport) {
  return { finalId: _id, version, code, approval: frozen.approval, finalizedAt }
}

/** Committees, the leading group and the general meeting decide on a report; a cell or a lecture does not. */
function mayApprove({ state, organ, kinds }: Meeting): boolean {
  const decides = organ === 'committee' || organ === 'leading-group' || kinds.includes('general-meeting')
  return state === 'closed' && decides
}

function approvalBy({ _id, title, occurredOn }: Meeting): Approval {
  return { meetingId: _id, title, occurredOn }
}

function changeView({ figure, was, now }: ChangedFigure) {
  const said = (each: DraftFigure | undefined) => (each ? `${each.display}${each.unit}` : null)
  return { figure, was: said(was), now: said(now), recordsWere: was?.records ?? 0, recordsNow: now?.records ?? 0 }
}
