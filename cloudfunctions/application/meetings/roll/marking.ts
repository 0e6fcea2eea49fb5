import type { InputOf, Refusal } from '#contract'
import { checkInPeriod } from '#domain/meeting/check-in-period'
import { attendanceId, type SheetLine } from '#domain/meeting/attendance'
import type { ConvenedMeeting } from '#domain/meeting/meeting'
import type { Instant } from '#domain/time/instant'
import { standing, stillStands } from '#domain/meeting/meeting-plan'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../ports/handling'
import { dueAt } from '../due-on-day'
import { hostedMeeting, openMeeting, stillOpen } from '../finding-meetings'
import { fittingMarks, marked, notedBy } from '../noting'

type Marks = InputOf<'meeting.rollCall'>['marks']

/** In a record of their own, or as a line of the closed sheet. */
type Listed = Pick<SheetLine, 'mark' | 'markedAt' | 'source'>

export const markingHandlers: Handlers<'meeting.rollCall' | 'meeting.paper' | 'meeting.askLeave'> = {
  'meeting.rollCall': async ({ meetingId, marks }, context) => {
    const meeting = await hostedMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    // Leave told beforehand may be noted beforehand; everything else only from when people arrive.
    const told = marks.every(({ mark }) => mark === 'excused')
    const early = told ? undefined : tooEarly(checkInPeriod(meeting).opensAt, context.now)
    return early ?? note(meeting, marks, 'roll-call', context)
  },

  'meeting.paper': async ({ meetingId, marks }, context) => {
    const meeting = await openMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    return tooEarly(meeting.startsAt, context.now) ?? note(meeting, marks, 'paper', context)
  },

  'meeting.askLeave': async ({ meetingId, reason }, context) => {
    const { store, now, caller } = context
    const { memberId } = caller
    const [found, before] = await Promise.all([
      store.get('meetings', meetingId),
      store.get('attendance', attendanceId(meetingId, memberId)),
    ])
    if (!found) return refuse('no-such-meeting', { field: 'meetingId' })
    if (!(await dueAt([found], memberId, store))(found)) return refuse('not-due', { field: 'meetingId' })
    const meeting = stillOpen(found)
    if (isRefusal(meeting)) return meeting
    if (before && stillStands(meeting, before)) return alreadyRecorded(before)
    const leave = {
      mark: 'excused',
      leave: 'asked',
      source: 'self',
      markedAt: now,
      markedBy: memberId,
      reason,
    } as const
    const { record, write } = marked(meeting, memberId, leave, before)
    // Leave is for the day that was read: it does not slip in beside a move to another.
    const guard = { do: 'unchanged', in: 'meetings', id: meetingId, revision: meeting.revision } as const
    const answer = { meetingId, title: meeting.title, mark: record.mark, markedAt: now }
    return decide(answer, [write, guard], record._id)
  },
}

/** One person, one record: a repeat is told what stands and since when, always the same. */
export function alreadyRecorded({ mark, markedAt, source }: Listed): Refusal<'already-recorded'> {
  const since = { ...(markedAt === null ? {} : { markedAt }), ...(source === null ? {} : { source }) }
  return refuse('already-recorded', { field: 'meetingId', detail: { mark, ...since } })
}

function tooEarly(opensAt: Instant, now: Instant): Refusal<'meeting-not-open'> | undefined {
  return now < opensAt ? refuse('meeting-not-open', { field: 'meetingId', detail: { opensAt } }) : undefined
}

async function note(meeting: ConvenedMeeting, marks: Marks, source: 'roll-call' | 'paper', context: BranchContext) {
  const meetingId = meeting._id
  const before = await context.store.findAll('attendance', { meetingId })
  const isNoted = (id: string) => standing(meeting, before).some(({ memberId }) => memberId === id)
  const fitting = await fittingMarks(meeting, marks, isNoted, context)
  if (isRefusal(fitting)) return fitting
  const { records, writes } = notedBy(meeting, fitting, source, before, context)
  const answer = records.map(({ memberId, mark, markedAt }) => ({ memberId, mark, markedAt }))
  const guard = { do: 'unchanged', in: 'meetings', id: meetingId, revision: meeting.revision } as const
  return decide({ marks: answer }, [...writes, guard], meetingId)
}
