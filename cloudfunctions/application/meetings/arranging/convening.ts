import type { Refusal } from '#contract'
import { monthOf, sameDayIn, type CivilDate } from '#domain/time/civil-date'
import { isLate } from '#domain/entries/entry'
import type { MeetingOrgan } from '#domain/meeting/due-roll'
import type { CancelledMeeting, ConvenedMeeting } from '#domain/meeting/meeting'
import { plansBefore } from '#domain/meeting/meeting-plan'
import { isRepeatable, repeatedOn } from '#domain/meeting/meeting-repeat'
import { decide, isRefusal, notPermitted, refuse, type BranchContext, type Handlers } from '../../ports/handling'
import type { Write } from '../../ports/store'
import { withDue } from '../due-on-day'
import { keepsMeeting, openMeeting } from '../finding-meetings'
import { newPlanOf, planOf, type Description, type MeetingPlan } from './planning'
import { followingOf } from './meeting-series'

/** A meeting as it is when it is convened. */
export function conveneMeeting(
  plan: MeetingPlan,
  { organ, cellId }: Pick<MeetingOrgan, 'organ' | 'cellId'>,
  { branch, caller, now, newId }: BranchContext,
): ConvenedMeeting {
  return {
    ...plan,
    _id: newId(),
    revision: 1,
    branchId: branch._id,
    organ,
    cellId,
    state: 'convened',
    recordedAt: now,
    recordedBy: caller.memberId,
    isLateEntry: isLate(plan.occurredOn, now, branch.settings.lateEntryAfterDays),
  }
}

export const conveningHandlers: Handlers<'meeting.convene' | 'meeting.change' | 'meeting.cancel'> = {
  'meeting.convene': async ({ branchId: _, organ, cellId, repeat, ...input }, context) => {
    if (!keepsMeeting({ organ, cellId }, context)) return notPermitted('keep-meetings')
    if (repeat && !isRepeatable(input)) return refuse('not-repeatable', { field: 'repeat' })
    const days = repeat ? repeatedOn(input.occurredOn, repeat.until) : [input.occurredOn]
    const series = repeat ? { seriesId: context.newId() } : {}
    const meetings: ConvenedMeeting[] = []
    for (const occurredOn of days) {
      const plan = await newPlanOf({ ...input, occurredOn }, { organ, cellId }, context)
      if (isRefusal(plan)) return onDay(plan, occurredOn)
      meetings.push({ ...conveneMeeting(plan, { organ, cellId }, context), ...series })
    }
    return convened(meetings, 'insert')
  },

  'meeting.change': async ({ branchId: _, meetingId, scope, ...input }, context) => {
    const meeting = await openMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const following = scope === 'this' ? [] : await followingOf(meeting, context)
    if (isRefusal(following)) return following
    const isMoved = input.occurredOn !== meeting.occurredOn
    if (following.length > 0 && monthOf(input.occurredOn) !== monthOf(meeting.occurredOn))
      return refuse('month-differs', { field: 'occurredOn' })
    const changed: ConvenedMeeting[] = []
    for (const each of [meeting, ...following]) {
      const day = each === meeting ? input.occurredOn : sameDayIn(monthOf(each.occurredOn), input.occurredOn)
      const anew = await changedMeeting(each, { ...input, occurredOn: isMoved ? day : each.occurredOn }, context)
      if (isRefusal(anew)) return anew
      changed.push(anew)
    }
    return convened(changed, 'replace')
  },

  'meeting.cancel': async ({ meetingId, reason, scope }, context) => {
    const meeting = await openMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const following = scope === 'this' ? [] : await followingOf(meeting, context)
    if (isRefusal(following)) return following
    // Those due are kept as they are now: they are the ones to be told.
    const all = [meeting, ...(await Promise.all(following.map((each) => withDue(each, context.store))))]
    const writes = all.map((each): Write => {
      const doc: CancelledMeeting = {
        ...each,
        state: 'cancelled',
        reason,
        cancelledAt: context.now,
        revision: each.revision + 1,
      }
      return { do: 'replace', in: 'meetings', doc }
    })
    const meetingIds = all.map(({ _id }) => _id)
    return decide({ meetingId, state: 'cancelled' as const, meetingIds }, writes, meetingId)
  },
}

/** All or none: one commit for every meeting of the call. */
function convened(meetings: readonly ConvenedMeeting[], act: 'insert' | 'replace') {
  const [first] = meetings
  if (!first) throw new Error('No meeting was convened')
  const { _id: meetingId, dueIds, isLateEntry } = first
  const all = meetings.map(({ _id, occurredOn, dueIds: due }) => ({ meetingId: _id, occurredOn, expected: due.length }))
  const writes = meetings.map((doc): Write => ({ do: act, in: 'meetings', doc }))
  return decide({ meetingId, expected: dueIds.length, isLateEntry, meetings: all }, writes, meetingId)
}

async function changedMeeting(meeting: ConvenedMeeting, input: Description, context: BranchContext) {
  const { occurredOn } = input
  // Somebody who was there on one day was not thereby there on another.
  if (occurredOn !== meeting.occurredOn && (await anybodyThere(meeting._id, context)))
    return refuse('records-exist', { field: 'occurredOn', detail: { date: meeting.occurredOn } })
  const plan = await planOf(input, meeting, context)
  if (isRefusal(plan)) return onDay(plan, occurredOn)
  const { branch, now } = context
  const isLateEntry = isLate(occurredOn, now, branch.settings.lateEntryAfterDays)
  const earlierPlans = plansBefore(meeting, plan, now)
  return { ...meeting, ...plan, earlierPlans, isLateEntry, revision: meeting.revision + 1 }
}

/** Which of several meetings cannot be: the one of that day. */
function onDay<Code extends string>(refusal: Refusal<Code>, date: CivilDate): Refusal<Code> {
  return { ...refusal, detail: { ...refusal.detail, date } }
}

async function anybodyThere(meetingId: string, { store }: BranchContext): Promise<boolean> {
  return (await store.count('attendance', { meetingId, mark: { $in: ['present', 'observer'] } })) > 0
}
