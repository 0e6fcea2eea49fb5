import { civilDate } from '#contract/schemas'
import { cellsOn } from '#domain/branch'
import { civilDate as dayOf, yearOf } from '#domain/civil-date'
import { committeeOn } from '#domain/due-roll'
import { LECTURERS, MEETING_KINDS, ORGANS } from '#domain/meeting'
import { hasCommittee, meetingNorms, type HeldMeeting, type NormStanding } from '#domain/meeting-norms'
import type { BranchFacts } from '#domain/norm'
import { votersOn } from '#domain/roll'
import * as v from 'valibot'
import { isRefusal, type BranchContext, type Handlers } from '../ports/handling'
import { rollOn } from '../register/roll'
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
    const held = await heldSinceLastYear(context)
    const facts = await factsOf(held, context)
    return { on: today, norms: meetingNorms(today, facts, cellsOn(branch, today), held).map(normView) }
  },
}

/** Far more than a branch holds in two years. Without a limit the cloud answers the first 20 rows of a pipeline. */
const MOST_MEETINGS = 1000

/** Closed meetings of this year and the last, without their sheets and minutes. */
async function heldSinceLastYear({ store, branch, today }: BranchContext): Promise<HeldMeeting[]> {
  const from = dayOf(`${yearOf(today) - 1}-01-01`)
  const rows = await store.aggregate('meetings', [
    { $match: { branchId: branch._id, state: 'closed', occurredOn: { $gte: from, $lte: today } } },
    { $project: { organ: 1, cellId: 1, kinds: 1, occurredOn: 1, lecturer: 1 } },
    { $limit: MOST_MEETINGS },
  ])
  return v.parse(HELD, rows)
}

/** A leading group is there where the bureau is, or where one has met of late. */
async function factsOf(held: readonly HeldMeeting[], { store, branch, today }: BranchContext): Promise<BranchFacts> {
  const branchId = branch._id
  const [members, appointments] = await Promise.all([
    rollOn(store, branchId, today),
    store.findAll('appointments', { branchId, untilOn: { $gt: today } }),
  ])
  const full = votersOn(members, branchId, today).length
  return {
    hasCommittee: hasCommittee(full, new Set(committeeOn(branchId, today, appointments)).size),
    hasCells: cellsOn(branch, today).length > 0,
    hasLeadingGroup: branch.kind === 'bureau' || held.some(({ organ }) => organ === 'leading-group'),
  }
}

function normView({ norm, organ, cell, period, done, status }: NormStanding) {
  const { id, title, text, source, article, standing, parameters } = norm
  return {
    normId: id,
    kind: parameters.kind,
    title,
    text,
    source,
    article,
    standing,
    organ,
    cellId: cell?.id ?? null,
    cellName: cell?.name ?? null,
    per: parameters.per,
    atLeast: parameters.atLeast,
    done,
    from: period.from,
    dueBy: period.to,
    status,
  }
}
