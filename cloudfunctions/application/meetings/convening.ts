import { isLate } from '#domain/entry'
import type { MeetingOrgan } from '#domain/due-roll'
import type { Meeting } from '#domain/meeting'
import { plansBefore } from '#domain/meeting-plan'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { openMeeting } from './found'
import { planOf, type MeetingPlan } from './plan'

/** A meeting as it is when it is convened. */
export function conveneMeeting(
  plan: MeetingPlan,
  { organ, cellId }: Pick<MeetingOrgan, 'organ' | 'cellId'>,
  { branch, caller, now, newId }: BranchContext,
): Meeting {
  return {
    ...plan,
    _id: newId(),
    revision: 1,
    branchId: branch._id,
    organ,
    cellId,
    state: 'convened',
    withoutVoteIds: [],
    sheet: [],
    tally: null,
    decisions: [],
    minutes: '',
    problemsRaised: 0,
    problemsRectified: 0,
    corrections: [],
    recordedAt: now,
    recordedBy: caller.memberId,
    closedAt: null,
    closedBy: null,
    isLateEntry: isLate(plan.occurredOn, now, branch.settings.lateEntryAfterDays),
    lateReason: null,
    reason: null,
  }
}

const convened = ({ _id, dueIds, isLateEntry }: Meeting) => ({ meetingId: _id, expected: dueIds.length, isLateEntry })

export const conveningHandlers: Handlers<'meeting.convene' | 'meeting.change' | 'meeting.cancel'> = {
  'meeting.convene': async ({ branchId: _, organ, cellId, ...input }, context) => {
    const plan = await planOf(input, { organ, cellId }, context)
    if (isRefusal(plan)) return plan
    const meeting = conveneMeeting(plan, { organ, cellId }, context)
    return decide(convened(meeting), [{ do: 'insert', in: 'meetings', doc: meeting }], meeting._id)
  },

  'meeting.change': async ({ branchId: _, meetingId, ...input }, context) => {
    const meeting = await openMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    // Somebody who was there on one day was not thereby there on another.
    if (input.occurredOn !== meeting.occurredOn && (await anybodyThere(meetingId, context)))
      return refuse('records-exist', { field: 'occurredOn', detail: { date: meeting.occurredOn } })
    const plan = await planOf(input, meeting, context)
    if (isRefusal(plan)) return plan
    const { branch, now } = context
    const isLateEntry = isLate(plan.occurredOn, now, branch.settings.lateEntryAfterDays)
    const earlierPlans = plansBefore(meeting, plan, now)
    const changed: Meeting = { ...meeting, ...plan, earlierPlans, isLateEntry, revision: meeting.revision + 1 }
    return decide(convened(changed), [{ do: 'replace', in: 'meetings', doc: changed }], meetingId)
  },

  'meeting.cancel': async ({ meetingId, reason }, context) => {
    const meeting = await openMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const cancelledAt = context.now
    const cancelled: Meeting = { ...meeting, state: 'cancelled', reason, cancelledAt, revision: meeting.revision + 1 }
    return decide({ meetingId, state: cancelled.state }, [{ do: 'replace', in: 'meetings', doc: cancelled }], meetingId)
  },
}

async function anybodyThere(meetingId: string, { store }: BranchContext): Promise<boolean> {
  return (await store.count('attendance', { meetingId, mark: { $in: ['present', 'observer'] } })) > 0
}
