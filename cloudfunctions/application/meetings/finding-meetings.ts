/** Finding the meeting somebody speaks of, and whether it can still be changed. */
import type { Refusal } from '#contract'
import type { ClosedMeeting, ConvenedMeeting, Meeting } from '#domain/meeting/meeting'
import { may, type OfCell } from '#domain/people/permission'
import { isRefusal, notPermitted, refuse, type BranchContext } from '../ports/handling'
import { withDue } from './due-on-day'

/** The meeting, if it is one of this branch. */
export async function meetingOf(
  meetingId: string,
  { store, branch }: BranchContext,
): Promise<Meeting | Refusal<'no-such-meeting'>> {
  const meeting = await store.get('meetings', meetingId)
  return meeting?.branchId === branch._id ? meeting : refuse('no-such-meeting', { field: 'meetingId' })
}

type Over = 'meeting-closed' | 'meeting-cancelled'
export type NotOpen = 'no-such-meeting' | Over

/** The meeting while it can be changed and attended; else why not. */
export function stillOpen(meeting: Meeting): ConvenedMeeting | Refusal<Over> {
  if (meeting.state === 'convened') return meeting
  return refuse(meeting.state === 'closed' ? 'meeting-closed' : 'meeting-cancelled', { field: 'meetingId' })
}

/** Whether the caller keeps the records of this meeting: a cell's leader those of the own cell alone. */
export function keepsMeeting(meeting: OfCell, { caller, branch }: BranchContext): boolean {
  return may(caller, 'keep-meetings', branch, meeting)
}

/** The meeting of this branch, for whoever keeps its records. */
export async function keptMeeting(
  meetingId: string,
  context: BranchContext,
): Promise<Meeting | Refusal<'no-such-meeting' | 'not-permitted'>> {
  const meeting = await meetingOf(meetingId, context)
  return isRefusal(meeting) || keepsMeeting(meeting, context) ? meeting : notPermitted('keep-meetings')
}

/** The same, while it is convened; with those due by the register as it now stands. */
export async function openMeeting(
  meetingId: string,
  context: BranchContext,
): Promise<ConvenedMeeting | Refusal<NotOpen | 'not-permitted'>> {
  return openWithDue(await keptMeeting(meetingId, context), context)
}

/** The same for whoever runs it: who keeps the records, or its host (主持人). */
export async function hostedMeeting(
  meetingId: string,
  context: BranchContext,
): Promise<ConvenedMeeting | Refusal<NotOpen | 'not-permitted'>> {
  return openWithDue(await hostedInAnyState(meetingId, context), context)
}

async function openWithDue<Code extends string>(
  found: Meeting | Refusal<Code>,
  { store }: BranchContext,
): Promise<ConvenedMeeting | Refusal<Code | Over>> {
  const meeting = isRefusal(found) ? found : stillOpen(found)
  return isRefusal(meeting) ? meeting : withDue(meeting, store)
}

/** The same, once it is closed. */
export async function closedMeeting(
  meetingId: string,
  context: BranchContext,
): Promise<ClosedMeeting | Refusal<'no-such-meeting' | 'not-permitted' | 'meeting-not-closed' | 'meeting-cancelled'>> {
  const meeting = await keptMeeting(meetingId, context)
  if (isRefusal(meeting) || meeting.state === 'closed') return meeting
  return refuse(meeting.state === 'convened' ? 'meeting-not-closed' : 'meeting-cancelled', { field: 'meetingId' })
}

/** For whoever runs it, also when it is over. */
export async function hostedInAnyState(
  meetingId: string,
  context: BranchContext,
): Promise<Meeting | Refusal<'no-such-meeting' | 'not-permitted'>> {
  const meeting = await meetingOf(meetingId, context)
  if (isRefusal(meeting)) return meeting
  if (meeting.hostId !== context.caller.memberId && !keepsMeeting(meeting, context))
    return notPermitted('keep-meetings')
  return meeting
}
