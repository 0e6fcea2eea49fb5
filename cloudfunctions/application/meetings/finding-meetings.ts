/** Finding the meeting somebody speaks of, and whether it can still be changed. */
import type { Refusal } from '#contract'
import type { ClosedMeeting, ConvenedMeeting, Meeting } from '#domain/meeting/meeting'
import { may } from '#domain/people/permission'
import { isRefusal, refuse, type BranchContext, type MemberContext } from '../ports/handling'
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

/** The meeting of this branch, while it is convened; with those due by the register as it now stands. */
export async function openMeeting(
  meetingId: string,
  context: BranchContext,
): Promise<ConvenedMeeting | Refusal<NotOpen>> {
  return openWithDue(await meetingOf(meetingId, context), context)
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

/** The meeting of this branch, once it is closed. */
export async function closedMeeting(
  meetingId: string,
  context: BranchContext,
): Promise<ClosedMeeting | Refusal<'no-such-meeting' | 'meeting-not-closed' | 'meeting-cancelled'>> {
  const meeting = await meetingOf(meetingId, context)
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
  const { caller, branch } = context
  if (meeting.hostId !== caller.memberId && !may(caller, 'keep-records', branch)) return refuse('not-permitted')
  return meeting
}

/**
 * The context of whoever takes part in the branch or may read its records, e.g. the bureau's Party office. A permission
 * in the contract is one; this is for procedures that either opens.
 */
export async function asReader(
  branchId: string,
  context: MemberContext,
): Promise<BranchContext | Refusal<'no-such-branch' | 'not-permitted'>> {
  const { caller, named, store } = context
  const branch = named?._id === branchId ? named : await store.get('branches', branchId)
  if (!branch) return refuse('no-such-branch', { field: 'branchId' })
  if (!may(caller, 'take-part', branch) && !may(caller, 'read-records', branch)) return refuse('not-permitted')
  return { ...context, branch }
}
