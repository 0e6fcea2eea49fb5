import type { InputOf, Refusal } from '#contract'
import { sheetOf, tallyOf, type Noted } from '#domain/attendance-sheet'
import { countVotes, type Ballot, type ImpossibleVote } from '#domain/decision'
import { votersAmong } from '#domain/due-roll'
import { isLate } from '#domain/entry'
import type { ClosedRecord, Meeting } from '#domain/meeting'
import { isLifeMeeting } from '#domain/meeting-organs'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { conveneMeeting } from './convening'
import { openMeeting } from './found'
import { fittingMarks } from './noting'
import { planOf } from './plan'

type Closing = Pick<
  InputOf<'meeting.close'>,
  'minutes' | 'decisions' | 'withoutVote' | 'problemsRaised' | 'problemsRectified' | 'lateReason'
>

export const closingHandlers: Handlers<'meeting.close' | 'meeting.record'> = {
  'meeting.close': async ({ meetingId, ...closing }, context) => {
    const meeting = await openMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    if (context.now < meeting.startsAt)
      return refuse('in-the-future', { field: 'meetingId', detail: { startsAt: meeting.startsAt } })
    const marks = await context.store.findAll('attendance', { meetingId })
    const closed = await closedMeeting(meeting, marks, closing, context)
    if (isRefusal(closed)) return closed
    const replaced = { ...closed, revision: meeting.revision + 1 }
    return decide(closedView(replaced), [{ do: 'replace', in: 'meetings', doc: replaced }], meetingId)
  },

  'meeting.record': async (input, context) => {
    const { branchId: _, organ, cellId, marks, source, ...rest } = input
    const { minutes, decisions, withoutVote, problemsRaised, problemsRectified, lateReason, ...description } = rest
    const closing = { minutes, decisions, withoutVote, problemsRaised, problemsRectified, lateReason }
    const plan = await planOf(description, { organ, cellId }, context)
    if (isRefusal(plan)) return plan
    const { now, today } = context
    if (plan.occurredOn > today) return refuse('in-the-future', { field: 'occurredOn', detail: { today } })
    if (plan.startsAt > now) return refuse('in-the-future', { field: 'startTime', detail: { startsAt: plan.startsAt } })
    const fitting = await fittingMarks(plan, marks, () => false, context)
    if (isRefusal(fitting)) return fitting
    const noted = fitting.map((mark) => ({ ...mark, source, markedAt: now }))
    const meeting = await closedMeeting(conveneMeeting(plan, { organ, cellId }, context), noted, closing, context)
    if (isRefusal(meeting)) return meeting
    return decide(closedView(meeting), [{ do: 'insert', in: 'meetings', doc: meeting }], meeting._id)
  },
}

async function closedMeeting(
  meeting: Meeting,
  marks: readonly Noted[],
  { withoutVote, decisions, lateReason, ...written }: Closing,
  context: BranchContext,
): Promise<Meeting | Refusal<ClosingRefusal>> {
  const { now, caller, branch } = context
  const sheet = sheetOf(meeting.dueIds, marks)
  const record = await closedRecord(meeting, { ...written, sheet, withoutVoteIds: withoutVote }, decisions, context)
  if (isRefusal(record)) return record
  return {
    ...meeting,
    ...record,
    state: 'closed',
    closedAt: now,
    closedBy: caller.memberId,
    isLateEntry: isLate(meeting.occurredOn, now, branch.settings.lateEntryAfterDays),
    lateReason,
  }
}

export type ClosingRefusal = 'not-due' | 'vote-impossible' | 'not-a-life-meeting' | 'more-rectified-than-raised'

/** The record of a closed meeting as it follows from its sheet and what was written down; used to close and to correct. */
export async function closedRecord(
  meeting: Pick<Meeting, 'kinds' | 'dueIds' | 'occurredOn'>,
  written: Omit<ClosedRecord, 'tally' | 'decisions'>,
  ballots: readonly Ballot[],
  { store }: BranchContext,
): Promise<ClosedRecord | Refusal<ClosingRefusal>> {
  const { sheet, withoutVoteIds } = written
  const { dueIds, occurredOn } = meeting
  const stranger = withoutVoteIds.findIndex((id) => !dueIds.includes(id))
  if (stranger !== -1) return refuse('not-due', { field: `withoutVote.${stranger}` })
  const problems = whyNoProblems(meeting, written)
  if (problems) return problems
  const members = ballots.length ? await store.findAll('members', { _id: { $in: dueIds } }) : []
  const counted = countVotes(ballots, votersAmong(dueIds, withoutVoteIds, occurredOn, members), sheet)
  if ('impossible' in counted) return impossible(counted.impossible)
  return { ...written, decisions: counted.decisions, tally: tallyOf(dueIds, sheet) }
}

function whyNoProblems(
  { kinds }: Pick<Meeting, 'kinds'>,
  { problemsRaised, problemsRectified }: Pick<Meeting, 'problemsRaised' | 'problemsRectified'>,
): Refusal<'not-a-life-meeting' | 'more-rectified-than-raised'> | undefined {
  if (problemsRaised + problemsRectified > 0 && !isLifeMeeting(kinds))
    return refuse('not-a-life-meeting', { field: problemsRaised > 0 ? 'problemsRaised' : 'problemsRectified' })
  if (problemsRectified <= problemsRaised) return undefined
  return refuse('more-rectified-than-raised', {
    field: 'problemsRectified',
    detail: { raised: problemsRaised, rectified: problemsRectified },
  })
}

function impossible({ at, title, result }: ImpossibleVote): Refusal<'vote-impossible'> {
  const { reason, cast, votersPresent, votersDue } = result
  return refuse('vote-impossible', {
    field: `decisions.${at}`,
    detail: { title, reason, cast, votersPresent, votersDue },
  })
}

/** What is answered about a meeting that was closed or corrected. */
export function closedView({ _id, tally, decisions, isLateEntry }: Meeting) {
  if (!tally) throw new Error(`meeting ${_id} is not closed`)
  return { meetingId: _id, tally, decisions: [...decisions], isLateEntry }
}
