import { civilDate } from '#contract/schemas'
import { yearOf } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { LECTURERS, MEETING_KINDS, ORGANS } from '#domain/meeting/meeting-kinds'
import type { HeldMeeting } from '#domain/meeting/meeting-norms'
import * as v from 'valibot'
import type { BranchContext } from '../../ports/handling'
import type { FilterOf } from '../../ports/filter'

const HELD = v.array(
  v.object({
    organ: v.picklist(ORGANS),
    cellId: v.nullable(v.string()),
    kinds: v.array(v.picklist(MEETING_KINDS)),
    occurredOn: civilDate,
    lecturer: v.nullable(v.picklist(LECTURERS)),
    quorum: v.nullish(v.object({ isMet: v.boolean() })),
  }),
)

/** Far more than a branch holds in a year. Without a limit the cloud answers the first 20 rows of a pipeline. */
const MOST_MEETINGS = 1000

type Where = Pick<BranchContext, 'store' | 'branch' | 'today'>

/** Closed meetings of this year, without their sheets and minutes. */
export async function heldThisYear(context: Where): Promise<HeldMeeting[]> {
  const { today } = context
  return meetingsWhere({ state: 'closed', occurredOn: { $gte: yearPeriod(yearOf(today)).from, $lte: today } }, context)
}

/** What has begun this year and is not closed yet: not held, and not missing either. */
export async function begunThisYear(context: Where & Pick<BranchContext, 'now'>): Promise<HeldMeeting[]> {
  const { today, now } = context
  const occurredOn = { $gte: yearPeriod(yearOf(today)).from, $lte: today }
  return meetingsWhere({ state: 'convened', occurredOn, startsAt: { $lte: now } }, context)
}

/** What is convened from today to the end of the year: arranged, and so nothing to be reminded of. */
export async function plannedThisYear(context: Where): Promise<HeldMeeting[]> {
  const { today } = context
  const occurredOn = { $gte: today, $lte: yearPeriod(yearOf(today)).to }
  return meetingsWhere({ state: 'convened', occurredOn }, context)
}

/** Meetings of the branch, without their sheets and minutes. */
export async function meetingsWhere(filter: FilterOf<'meetings'>, { store, branch }: Where): Promise<HeldMeeting[]> {
  const rows = await store.aggregate('meetings', [
    { $match: { branchId: branch._id, ...filter } },
    { $project: { organ: 1, cellId: 1, kinds: 1, occurredOn: 1, lecturer: 1, quorum: 1 } },
    { $limit: MOST_MEETINGS },
  ])
  return v.parse(HELD, rows)
}
