/** A report made final (定稿): signed by its author or who holds the post now, frozen as printed, approved by a meeting. */
import type { Caller } from '#domain/people/permission'
import type { StoredReport } from '#domain/report/duty-report'
import { itemOf } from '#domain/report/approval-wording'
import { finalId, type Approval, type FinalPlace } from '#domain/report/final-report'
import type { OpenPoint } from '#domain/report/open-point'
import type { Stored } from '#domain/people/identity'
import { writingId } from '#domain/report/report-writing'
import { mayBeReworded } from '#domain/report/wording'
import { wordingId } from '#domain/report/kept-wording'
import { beijingDate } from '#domain/time/instant'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import { nextInSeries } from '../../application/counting'
import type { Reader, Write } from '../../application/ports/store'
import { placeNamed } from '../draft/read-draft'
import { toDocument } from '../draft/to-document'
import {
  approvalBy,
  approvalOf,
  approvingKind,
  heldUntil,
  isOfPlace,
  isToApprove,
  mayApprove,
  putReportOf,
  whyUnfit,
} from './approving'
import { openPoints } from './checklist'
import { finalsNow, finalView, headsApprovedBy, headsApprovedSince, headsOfFinals } from './final-heads'
import { seenDigest, sealedFinal, type Final } from './final-seal'
import { readReportAndQuery, wholeReport, type ReadReport } from './whole-report'

/** Versions that a list shows, the latest first. */
const LISTED = 20

export const finalHandlers: Handlers<'report.finals' | 'report.finalize'> = {
  'report.finals': async ({ reportId }, context) => {
    const { store, branch, caller } = context
    const likely = placeNamed(reportId)
    const [report, kind, early] = await Promise.all([
      wholeReport(store, branch, reportId),
      approvingKind(context),
      likely && approvingOf(store, { ...likely, branchId: branch._id }),
    ])
    if (isRefusal(report)) return report
    const asked = likely && early && isOfPlace(report, likely) ? early : await approvingOf(store, report)
    const { finals, versions } = asked
    const meetings = asked.meetings.filter(({ occurredOn }) => occurredOn >= beijingDate(report.draftedAt))
    const held = meetings.filter(mayApprove).filter((meeting) => heldUntil(meeting) >= report.draftedAt)
    const put = putReportOf(report, branch)
    const approving = held.map((meeting) => ({ meeting, unfit: whyUnfit(meeting, put, versions) }))
    return {
      ...{ year: report.year, item: itemOf(put) },
      finals: await finalsNow(store, finals, { meetings, put }),
      meetings: approving.flatMap(({ meeting, unfit }) => (unfit ? [] : [approvalBy(meeting)])),
      unfit: approving.flatMap(({ meeting, unfit }) => (unfit ? [{ ...approvalBy(meeting), ...unfit }] : [])),
      planned: meetings.filter((meeting) => isToApprove(meeting, put)).map(approvalBy),
      approvingKind: kind,
      author: report.author,
      mayFinalize: signs(report, caller),
      isOnBehalf: signs(report, caller) && !isAuthor(report, caller),
    }
  },

  'report.finalize': async ({ reportId, meetingId, seen }, context) => {
    const { store, branch, caller } = context
    const [read, meeting, approved, signer] = await Promise.all([
      readReportAndQuery(context, reportId),
      store.get('meetings', meetingId),
      nextInSeries(store, approvedBy(meetingId)),
      store.get('members', caller.memberId),
    ])
    if (isRefusal(read)) return read
    const { report } = read
    if (!signs(report, caller)) return refuse('author-signs', { detail: { name: report.author?.name ?? '' } })
    // Asked after the counter: whatever the meeting approves from now on moves that on, and this is decided anew.
    const [versions, [latest], points] = await Promise.all([
      headsApprovedBy(store, branch._id, meetingId),
      headsOfFinals(store, report, 1),
      openPoints(context, read),
    ])
    const approval = approvalOf(read, meeting, { branch, versions })
    if (isRefusal(approval)) return approval
    if (seenDigest(report, points) !== seen) return refuse('changed-since-seen', { field: 'seen' })
    // Asked from two phones at once, the same report becomes one version.
    if (latest?.agreed === seen && latest.frozen.approval.meetingId === meetingId) return decide(finalView(latest), [])
    const inPlace = isAuthor(report, caller) ? {} : { signedBy: signer?.name ?? '' }
    const version = (latest?.version ?? 0) + 1
    const doc = frozenNow(report, { approval, points, version, seen, ...inPlace }, context)
    const insert: Write = { do: 'insert', in: 'finalReports', doc }
    const guards = guardsOf(read)
    const held: Write[] = meeting
      ? [{ do: 'unchanged', in: 'meetings', id: meeting._id, revision: meeting.revision }]
      : []
    return decide(finalView(doc), [insert, approved.write, ...guards, ...held], doc._id)
  },
}

/**
 * Of a report its versions, and what may have approved it: the meetings from its cut-off date on, the latest first, for it is
 * never drafted before that, and what meetings approved since. Its id names the days, so that it need not be read before.
 */
async function approvingOf(store: Reader, place: FinalPlace) {
  const [finals, versions, meetings] = await Promise.all([
    headsOfFinals(store, place, LISTED),
    headsApprovedSince(store, place),
    store.find('meetings', {
      filter: {
        branchId: place.branchId,
        state: { $in: ['closed', 'convened'] },
        occurredOn: { $gte: place.cutOff },
      },
      sort: [['occurredOn', -1]],
      limit: 100,
    }),
  ])
  return { finals, versions, meetings }
}

/** Counts what a meeting approved: of two reports made final by one decision at the same moment, one is looked at anew. */
function approvedBy(meetingId: string): string {
  return `approved-by:${meetingId}`
}

function isAuthor({ author }: StoredReport, { memberId }: Caller): boolean {
  return author?.memberId === memberId
}

/**
 * The person whose report it is signs it, or who holds the post now in their place, and the document says so: the Party
 * office may draft and edit for them. A report that has no author is signed by nobody.
 */
function signs(report: StoredReport, caller: Caller): boolean {
  const { author, branchId } = report
  const holdsPost = caller.posts.some((each) => each.branchId === branchId && each.post === author?.post)
  return isAuthor(report, caller) || holdsPost
}

interface Agreed {
  readonly approval: Approval
  readonly points: readonly OpenPoint[]
  readonly version: number
  readonly seen: string
  /** Who signs in the author's place, by name. */
  readonly signedBy?: string
}

function frozenNow(
  report: StoredReport,
  { approval, points, version, seen, signedBy }: Agreed,
  context: BranchContext,
): Final {
  const { caller, now } = context
  const { branchId, year, cutOff, scope } = report
  const place = { branchId, year, cutOff, scope }
  const _id = finalId(place, version)
  const { revision: _, ...body } = report
  const document = toDocument(report, {
    _id,
    version,
    ...place,
    approval,
    ...(signedBy === undefined ? {} : { signedBy }),
  })
  return sealedFinal(
    {
      ...{ _id, revision: 1, ...place, version, agreed: seen },
      frozen: { report: body, approval, openPoints: points, document },
      ...{ finalizedAt: now, finalizedBy: caller.memberId },
    },
    context,
  )
}

/** What was frozen is what stands: nothing of it moved on while it was read, and nobody wrote where nothing was written. */
function guardsOf({ drafted, writing: { stored, lastYear, wordings } }: ReadReport): Write[] {
  const wordingIds = drafted.sections.flatMap(({ id: section, paragraphs }) =>
    paragraphs.filter((each) => mayBeReworded(section, each)).map((each) => wordingId(drafted, each.statement)),
  )
  return [
    { do: 'unchanged', in: 'reports', id: drafted._id, revision: drafted.revision },
    ...asFound('reportWritings', [stored ?? [], lastYear ?? []].flat(), [writingId(drafted)]),
    ...asFound('reportWordings', wordings, wordingIds),
  ]
}

/** What was found, and of those `ids` that nothing was. */
function asFound(
  where: 'reportWritings' | 'reportWordings',
  found: readonly Stored[],
  ids: readonly string[],
): Write[] {
  const revisions = new Map<string, number | null>(ids.map((id) => [id, null]))
  for (const { _id, revision } of found) revisions.set(_id, revision)
  return [...revisions].map(([id, revision]): Write => ({ do: 'as-found', in: where, id, revision }))
}
