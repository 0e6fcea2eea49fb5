/** How a meeting that is to be closed has to put its vote on a report, so that it is known by it which one passed. */
import { itemOf } from '#domain/report/approval-wording'
import type { Meeting } from '#domain/meeting/meeting'
import type { StoredReport } from '#domain/report/duty-report'
import type { NotToVote } from '#domain/report/final-report'
import { refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Only } from '../../application/ports/store'
import { headOfKept } from '../draft/kept-report'
import { announces, decidesOnReports, heldUntil, putReportOf } from './approving'

/** So many are offered where the agenda does not say which. */
const OFFERED = 3
const HEAD = ['year', 'cutOff', 'scope', 'title', 'unit', 'draftedAt', 'author'] as const
type Head = Only<StoredReport, (typeof HEAD)[number]>

export const toVoteHandlers: Handlers<'report.toVote'> = {
  'report.toVote': async ({ meetingId }, { store, branch, now }) => {
    const [meeting, drafts] = await Promise.all([
      store.get('meetings', meetingId),
      store.findSome('reports', { filter: { branchId: branch._id }, sort: [['draftedAt', -1]], only: HEAD }),
    ])
    if (meeting?.branchId !== branch._id || meeting.state === 'cancelled')
      return refuse('no-such-meeting', { field: 'meetingId' })
    const closedAt = meeting.state === 'closed' ? meeting.closedAt : now
    const until = heldUntil({ ...meeting, closedAt })
    const before = drafts.filter(({ draftedAt }) => draftedAt <= until)
    const { isNamed, reports } = meant(meeting, before, branch)
    const missing = missingOf(meeting, drafts.length, before.length)
    return { isNamed, reports: missing === null ? reports : [], missing }
  },
}

function missingOf(meeting: Meeting, drafts: number, before: number): NotToVote | null {
  if (!decidesOnReports(meeting)) return 'meeting-cannot-approve'
  if (drafts === 0) return 'no-draft'
  return before === 0 ? 'meeting-before-draft' : null
}

/** What its words put; where they put one exactly as the program would, that alone. */
function meant(meeting: Meeting, drafts: readonly Head[], branch: BranchContext['branch']) {
  const known = drafts.map((draft) => {
    const { reportId, year, cutOff, scope, unit } = headOfKept(draft)
    // A draft of an early version names nobody.
    const put = putReportOf({ year, cutOff, scope, unit, author: draft.author ?? null }, branch)
    return { reportId, item: itemOf(put), put }
  })
  const said = [meeting.title, ...meeting.agenda.map(({ title }) => title)]
  const named = known.filter(({ put }) => announces(meeting, put))
  const exactly = named.filter(({ item }) => said.includes(item))
  const found = exactly.length > 0 ? exactly : named.length > 0 ? named : known.slice(0, OFFERED)
  return { isNamed: named.length > 0, reports: found.map(({ reportId, item }) => ({ reportId, item })) }
}
