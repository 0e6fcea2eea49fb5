/** The meetings that an agenda speaks of: asked once, and from that both what the norms count and what waits. */
import type { OutputOf } from '#contract'
import { civilDate, instant } from '#contract/schemas'
import { LECTURERS, MEETING_KINDS, ORGANS } from '#domain/meeting/meeting-kinds'
import { yearOf } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import * as v from 'valibot'
import { keepsMeeting } from '../meetings/finding-meetings'
import type { BranchContext } from '../ports/handling'
import type { FilterOf } from '../ports/filter'

type Agenda = OutputOf<'branch.agenda'>

const MEETINGS = v.array(
  v.object({
    ...{ _id: v.string(), title: v.string(), state: v.picklist(['closed', 'convened']) },
    ...{ organ: v.picklist(ORGANS), cellId: v.nullable(v.string()), kinds: v.array(v.picklist(MEETING_KINDS)) },
    ...{ occurredOn: civilDate, startsAt: instant, endsAt: instant },
    lecturer: v.nullish(v.picklist(LECTURERS), null),
    quorum: v.nullish(v.object({ isMet: v.boolean() })),
  }),
)
type Meeting = v.InferOutput<typeof MEETINGS>[number]

/** Far more than a branch holds in a year. Without a limit the cloud answers the first 20 rows of a pipeline. */
const MOST_ROWS = 1000

/** What was held this year and what has begun, for the norms; what is over and not closed; where leave was asked for. */
export async function meetingsNow(context: BranchContext) {
  const { store, branch, today, now } = context
  const from = yearPeriod(yearOf(today)).from
  const filter: FilterOf<'meetings'> = {
    branchId: branch._id,
    $or: [{ state: 'closed', occurredOn: { $gte: from, $lte: today } }, { state: 'convened' }],
  }
  const rows = await store.aggregate('meetings', [
    { $match: filter },
    {
      $project: {
        ...{ title: 1, state: 1, organ: 1, cellId: 1, kinds: 1, occurredOn: 1, startsAt: 1, endsAt: 1, lecturer: 1 },
        quorum: 1,
      },
    },
    { $limit: MOST_ROWS },
  ])
  const meetings = v.parse(MEETINGS, rows)
  const convened = meetings.filter(({ state }) => state === 'convened')
  const kept = convened.filter((meeting) => keepsMeeting(meeting, context))
  return {
    held: meetings.filter(({ state }) => state === 'closed'),
    begun: convened.filter(({ occurredOn, startsAt }) => occurredOn >= from && startsAt <= now),
    toClose: kept
      .filter(({ endsAt }) => endsAt <= now)
      .map(({ _id: id, title, endsAt: endedAt }): Agenda['toClose'][number] => ({
        what: 'meeting',
        id,
        title,
        endedAt,
      })),
    leaves: await leavesAsked(
      kept.filter(({ startsAt }) => startsAt > now),
      context,
    ),
  }
}

const ASKED = v.array(v.object({ _id: v.string(), times: v.number() }))

async function leavesAsked(ahead: readonly Meeting[], { store }: BranchContext): Promise<Agenda['leaves']> {
  if (ahead.length === 0) return []
  const rows = await store.aggregate('attendance', [
    { $match: { meetingId: { $in: ahead.map(({ _id }) => _id) }, leave: 'asked' } },
    { $group: { _id: '$meetingId', times: { $sum: 1 } } },
    { $limit: MOST_ROWS },
  ])
  const times = new Map(v.parse(ASKED, rows).map((row) => [row._id, row.times]))
  return ahead
    .flatMap(({ _id: meetingId, title, startsAt }) => {
      const asked = times.get(meetingId) ?? 0
      return asked > 0 ? [{ meetingId, title, startsAt, asked }] : []
    })
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}
