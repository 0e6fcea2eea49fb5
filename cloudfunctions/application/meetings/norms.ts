import { civilDate } from '#contract/schemas'
import { cellsOn } from '#domain/branch'
import { civilDate as dayOf, yearOf } from '#domain/civil-date'
import { LECTURERS, MEETING_KINDS, ORGANS } from '#domain/meeting'
import { meetingNorms, noticeFrom, type HeldMeeting, type NormStanding } from '#domain/meeting-norms'
import { thresholdsOf, type Thresholds } from '#domain/threshold'
import * as v from 'valibot'
import { branchFacts } from '../branches/branch-facts'
import { isRefusal, type BranchContext, type Handlers } from '../ports/handling'
import { asReader } from './found'

const HELD = v.array(
  v.object({
    organ: v.picklist(ORGANS),
    cellId: v.nullable(v.string()),
    kinds: v.array(v.picklist(MEETING_KINDS)),
    occurredOn: civilDate,
    lecturer: v.nullable(v.picklist(LECTURERS)),
  }),
)

/** How often the branch met this month, quarter and year, beside what the norms in force today ask. */
export const normHandlers: Handlers<'meeting.norms'> = {
  'meeting.norms': async ({ branchId }, anyone) => {
    const context = await asReader(branchId, anyone)
    if (isRefusal(context)) return context
    const { branch, today } = context
    const [held, facts] = await Promise.all([heldThisYear(context), branchFacts(context)])
    const standings = meetingNorms(today, facts, cellsOn(branch, today), held, branch.normChoices)
    const thresholds = thresholdsOf(branch, today)
    return { on: today, norms: standings.map((standing) => normView(standing, thresholds)) }
  },
}

/** Far more than a branch holds in a year. Without a limit the cloud answers the first 20 rows of a pipeline. */
const MOST_MEETINGS = 1000

/** Closed meetings of this year, without their sheets and minutes. */
async function heldThisYear({ store, branch, today }: BranchContext): Promise<HeldMeeting[]> {
  const from = dayOf(`${yearOf(today)}-01-01`)
  const rows = await store.aggregate('meetings', [
    { $match: { branchId: branch._id, state: 'closed', occurredOn: { $gte: from, $lte: today } } },
    { $project: { organ: 1, cellId: 1, kinds: 1, occurredOn: 1, lecturer: 1 } },
    { $limit: MOST_MEETINGS },
  ])
  return v.parse(HELD, rows)
}

function normView(standing: NormStanding, thresholds: Thresholds) {
  const { norm, organ, cell, period, done, status, atLeast, choice } = standing
  const { id, title, text, source, article, standing: firmness, parameters } = norm
  return {
    normId: id,
    kind: parameters.kind,
    title,
    text,
    source,
    article,
    standing: firmness,
    organ,
    cellId: cell?.id ?? null,
    cellName: cell?.name ?? null,
    per: parameters.per,
    ruled: parameters.atLeast,
    atLeast,
    choice: choice && { fromOn: choice.fromOn, reason: choice.reason },
    done,
    from: period.from,
    dueBy: period.to,
    noticeFrom: noticeFrom(standing, thresholds),
    status,
  }
}
