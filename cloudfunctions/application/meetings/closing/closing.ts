import type { InputOf, Refusal } from '#contract'
import { sheetOf, type Noted } from '#domain/meeting/attendance-sheet'
import { isLate } from '#domain/entries/entry'
import { remarksAfter } from '#domain/meeting/mark-remarks'
import type { ClosedMeeting, ConvenedMeeting } from '#domain/meeting/meeting'
import { standing } from '#domain/meeting/meeting-plan'
import { decide, isRefusal, notPermitted, refuse, type BranchContext, type Handlers } from '../../ports/handling'
import type { Write } from '../../ports/store'
import { closedRecord, closedView, type ClosingRefusal } from './closed-record'
import { conveneMeeting } from '../arranging/convening'
import { keepsMeeting, openMeeting } from '../finding-meetings'
import { fittingMarks } from '../noting'
import { newPlanOf } from '../arranging/planning'
import { notDecided, withPlanItems, type PlanningRefusal } from '../following-up/plan-items'
import { votesWritten } from './written-votes'

type Closing = Pick<
  InputOf<'meeting.close'>,
  'minutes' | 'decisions' | 'withoutVote' | 'problemsRaised' | 'problemsRectified' | 'lateReason'
>

interface Closed {
  readonly closed: ClosedMeeting
  /** The plan items that its decisions become. */
  readonly writes: readonly Write[]
}

export const closingHandlers: Handlers<'meeting.close' | 'meeting.record'> = {
  'meeting.close': async ({ meetingId, ...closing }, context) => {
    const meeting = await openMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    if (context.now < meeting.startsAt)
      return refuse('in-the-future', { field: 'meetingId', detail: { startsAt: meeting.startsAt } })
    const marks = standing(meeting, await context.store.findAll('attendance', { meetingId }))
    const outcome = await closedNow(meeting, marks, closing, context)
    if (isRefusal(outcome)) return outcome
    const doc = { ...outcome.closed, revision: meeting.revision + 1 }
    return decide(closedView(doc), [{ do: 'replace', in: 'meetings', doc }, ...outcome.writes], meetingId)
  },

  'meeting.record': async (input, context) => {
    const { branchId: _, organ, cellId, marks, source, ...rest } = input
    const { minutes, decisions, withoutVote, problemsRaised, problemsRectified, lateReason, ...description } = rest
    const closing = { minutes, decisions, withoutVote, problemsRaised, problemsRectified, lateReason }
    if (!keepsMeeting({ organ, cellId }, context)) return notPermitted('keep-meetings')
    const plan = await newPlanOf(description, { organ, cellId }, context)
    if (isRefusal(plan)) return plan
    const { now, today } = context
    if (plan.occurredOn > today) return refuse('in-the-future', { field: 'occurredOn', detail: { today } })
    if (plan.startsAt > now) return refuse('in-the-future', { field: 'startTime', detail: { startsAt: plan.startsAt } })
    const fitting = await fittingMarks(plan, marks, () => false, context)
    if (isRefusal(fitting)) return fitting
    const noted = fitting.map(({ memberId, mark, reason, ...said }) => {
      return { memberId, mark, reason, source, markedAt: now, ...remarksAfter(undefined, mark, said) }
    })
    const outcome = await closedNow(conveneMeeting(plan, { organ, cellId }, context), noted, closing, context)
    if (isRefusal(outcome)) return outcome
    const { closed: doc, writes } = outcome
    return decide(closedView(doc), [{ do: 'insert', in: 'meetings', doc }, ...writes], doc._id)
  },
}

async function closedNow(
  meeting: ConvenedMeeting,
  marks: readonly Noted[],
  { withoutVote, decisions, lateReason, ...written }: Closing,
  context: BranchContext,
): Promise<Closed | Refusal<ClosingRefusal | PlanningRefusal>> {
  const { now, caller, branch } = context
  const isLateEntry = isLate(meeting.occurredOn, now, branch.settings.lateEntryAfterDays)
  // Late is allowed and marked; why is part of the mark (rules.md, last line).
  if (isLateEntry && lateReason === null)
    return refuse('bad-input', { field: 'lateReason', detail: { expected: '请写明补录的原因' } })
  const sheet = sheetOf(meeting.dueIds, marks)
  const votes = votesWritten(decisions, meeting)
  if (isRefusal(votes)) return votes
  const planned = await withPlanItems(meeting, votes, context)
  if (isRefusal(planned)) return planned
  const outcome = { ...written, sheet, withoutVoteIds: withoutVote }
  const record = await closedRecord(meeting, outcome, planned.ballots, context)
  if (isRefusal(record)) return record
  const undecided = notDecided(planned, record.decisions)
  if (undecided) return undecided
  const closed: ClosedMeeting = {
    ...meeting,
    ...record,
    state: 'closed',
    corrections: [],
    closedAt: now,
    closedBy: caller.memberId,
    isLateEntry,
    lateReason,
  }
  return { closed, writes: planned.writes }
}
