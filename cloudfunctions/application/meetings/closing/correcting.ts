/** Correcting a closed record: also what settles a scan after the closing (settling-scans.ts) corrects it by `correctedMeeting`. */
import type { InputOf, Refusal } from '#contract'
import type { Noted } from '#domain/meeting/attendance-sheet'
import { correctedSheet } from '#domain/meeting/kept-sheet'
import type { Ballot } from '#domain/meeting/decision'
import type { MemberId } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import { remarksAfter, remarksOf, sameRemarks, wasThere } from '#domain/meeting/mark-remarks'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { itemsLeft, whatStood } from '#domain/meeting/meeting-correction'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../ports/handling'
import type { Reader } from '../../ports/store'
import { closedRecord, closedView, type ClosingRefusal } from './closed-record'
import { closedMeeting } from '../finding-meetings'
import { fittingMarks, type Mark } from '../noting'
import { votesWritten } from './written-votes'
import { itemsSince, keepingItems, notDecided, withPlanItems } from '../following-up/plan-items'

/** What a correction says; a part that is left out stays as it stands. */
export interface Rewriting {
  readonly noted: readonly Noted[]
  readonly ballots?: readonly Ballot[] | undefined
  readonly withoutVoteIds?: readonly MemberId[] | undefined
  readonly minutes?: string | undefined
  readonly problemsRaised?: number | undefined
  readonly problemsRectified?: number | undefined
}

export const correctingHandlers: Handlers<'meeting.correct'> = {
  'meeting.correct': async (input, context) => {
    const { meetingId, reason, marks, decisions, withoutVote, minutes, problemsRaised, problemsRectified } = input
    const meeting = await closedMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const isNoted = (id: string) => meeting.sheet.some(({ memberId }) => memberId === id)
    const fitting = await fittingMarks(meeting, marks, isNoted, context)
    if (isRefusal(fitting)) return fitting
    const noted = fitting.map((mark) => correctedMark(meeting, mark, context.now))
    const planned = decisions ? await plannedAnew(meeting, decisions, context) : null
    if (planned && isRefusal(planned)) return planned
    const said = { withoutVoteIds: withoutVote, minutes, problemsRaised, problemsRectified }
    const corrected = await correctedMeeting(meeting, reason, { noted, ballots: planned?.ballots, ...said }, context)
    if (isRefusal(corrected)) return corrected
    const undecided = planned && notDecided(planned, corrected.decisions)
    if (undecided) return undecided
    const write = { do: 'replace', in: 'meetings', doc: corrected } as const
    const left = await itemsStillThere(meeting, corrected, context.store)
    return decide({ ...closedView(corrected), itemsLeft: left }, [write, ...(planned?.writes ?? [])], meetingId)
  },
}

/**
 * A closed meeting with one correction more: what it says is written over the record, everything counted follows from it
 * anew, and what stood there before is kept with who, when and why. The only way in which a closed record changes.
 */
export async function correctedMeeting(
  meeting: ClosedMeeting,
  reason: string,
  { noted, ballots, ...said }: Rewriting,
  context: BranchContext,
): Promise<ClosedMeeting | Refusal<ClosingRefusal | 'no-change'>> {
  const { now, caller } = context
  const written = {
    sheet: correctedSheet(meeting.dueIds, meeting.sheet, noted),
    withoutVoteIds: said.withoutVoteIds ?? meeting.withoutVoteIds,
    minutes: said.minutes ?? meeting.minutes,
    problemsRaised: said.problemsRaised ?? meeting.problemsRaised,
    problemsRectified: said.problemsRectified ?? meeting.problemsRectified,
  }
  const record = await closedRecord(meeting, written, ballots ?? meeting.decisions, context)
  if (isRefusal(record)) return record
  const before = whatStood(meeting, record)
  if (Object.keys(before).length === 0) return refuse('no-change')
  return {
    ...meeting,
    ...record,
    corrections: [...meeting.corrections, { at: now, by: caller.memberId, reason, before }],
    revision: meeting.revision + 1,
  }
}

/** The decisions as they should read, each with the plan item it has or is now given. */
async function plannedAnew(
  meeting: ClosedMeeting,
  decisions: NonNullable<InputOf<'meeting.correct'>['decisions']>,
  context: BranchContext,
) {
  const votes = votesWritten(decisions, meeting)
  if (isRefusal(votes)) return votes
  const keeping = keepingItems(votes, meeting.decisions)
  return isRefusal(keeping) ? keeping : withPlanItems(meeting, keeping, context)
}

/** The plan items that the correction leaves without a decision and that nobody has withdrawn: as the ledger has them now. */
async function itemsStillThere(before: ClosedMeeting, after: ClosedMeeting, store: Reader) {
  const left = itemsLeft(before.decisions, after.decisions)
  const itemOf = left.length > 0 ? await itemsSince(before, store) : () => undefined
  return left.flatMap(({ entryId, title }) => {
    const item = itemOf(entryId)
    return item && item.state !== 'withdrawn' ? [{ entryId: item._id, title }] : []
  })
}

/** A line by the hand of whoever corrects; that somebody came late does not change how it was noted that they came. */
function correctedMark({ sheet }: ClosedMeeting, { memberId, mark, reason, ...said }: Mark, now: Instant): Noted {
  const line = sheet.find((each) => each.memberId === memberId)
  const remarks = remarksAfter(line, mark, said)
  if (line?.mark === mark && wasThere(mark) && !sameRemarks(remarksOf(line), remarks) && line.source && line.markedAt)
    return { memberId, mark, source: line.source, markedAt: line.markedAt, reason: line.reason, ...remarks }
  const asked = remarks.leave === undefined ? null : (line?.reason ?? null)
  return { memberId, mark, reason: reason ?? asked, source: 'clerk', markedAt: now, ...remarks }
}
