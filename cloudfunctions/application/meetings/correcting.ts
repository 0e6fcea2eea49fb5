import { correctedSheet, type Noted } from '#domain/attendance-sheet'
import type { Instant } from '#domain/instant'
import { remarksAfter, remarksOf, sameRemarks, wasThere } from '#domain/mark-remarks'
import type { Meeting } from '#domain/meeting'
import { whatStood } from '#domain/meeting-correction'
import { decide, isRefusal, refuse, type Handlers } from '../ports/handling'
import { closedRecord, closedView } from './closed-record'
import { meetingOf } from './found'
import { fittingMarks, type Mark } from './noting'
import { keepingItems, notDecided, withPlanItems, type WrittenBallot } from './plan-items'

export const correctingHandlers: Handlers<'meeting.correct'> = {
  'meeting.correct': async ({ meetingId, reason, marks, ...input }, context) => {
    const meeting = await meetingOf(meetingId, context)
    if (isRefusal(meeting)) return meeting
    if (meeting.state === 'cancelled') return refuse('meeting-cancelled', { field: 'meetingId' })
    if (meeting.state === 'convened') return refuse('meeting-not-closed', { field: 'meetingId' })
    const isNoted = (id: string) => meeting.sheet.some(({ memberId }) => memberId === id)
    const fitting = await fittingMarks(meeting, marks, isNoted, context)
    if (isRefusal(fitting)) return fitting
    const { now, caller } = context
    const noted = fitting.map((mark) => correctedMark(meeting, mark, now))
    const written = {
      sheet: correctedSheet(meeting.dueIds, meeting.sheet, noted),
      withoutVoteIds: input.withoutVote ?? meeting.withoutVoteIds,
      minutes: input.minutes ?? meeting.minutes,
      problemsRaised: input.problemsRaised ?? meeting.problemsRaised,
      problemsRectified: input.problemsRectified ?? meeting.problemsRectified,
    }
    const ballots = input.decisions ? keepingItems(input.decisions, meeting.decisions) : asWritten(meeting)
    if (isRefusal(ballots)) return ballots
    const planned = await withPlanItems(meeting, ballots, context)
    if (isRefusal(planned)) return planned
    const record = await closedRecord(meeting, written, planned.ballots, context)
    if (isRefusal(record)) return record
    const undecided = notDecided(planned, record.decisions)
    if (undecided) return undecided
    const before = whatStood(meeting, record)
    if (Object.keys(before).length === 0) return refuse('no-change')
    const corrected: Meeting = {
      ...meeting,
      ...record,
      corrections: [...meeting.corrections, { at: now, by: caller.memberId, reason, before }],
      revision: meeting.revision + 1,
    }
    const write = { do: 'replace', in: 'meetings', doc: corrected } as const
    return decide(closedView(corrected), [write, ...planned.writes], meetingId)
  },
}

/** The decisions as they stand, where nothing is said of them. */
function asWritten({ decisions }: Meeting): WrittenBallot[] {
  return decisions.map(({ title, isMajor, yes, no, abstain, plan }) => {
    return { title, isMajor, yes, no, abstain, plan: null, kept: plan }
  })
}

/** A line by the hand of whoever corrects; that somebody came late does not change how it was noted that they came. */
function correctedMark({ sheet }: Meeting, { memberId, mark, reason, ...said }: Mark, now: Instant): Noted {
  const line = sheet.find((each) => each.memberId === memberId)
  const remarks = remarksAfter(line, mark, said)
  if (line?.mark === mark && wasThere(mark) && !sameRemarks(remarksOf(line), remarks) && line.source && line.markedAt)
    return { memberId, mark, source: line.source, markedAt: line.markedAt, reason: line.reason, ...remarks }
  const asked = remarks.leave === undefined ? null : (line?.reason ?? null)
  return { memberId, mark, reason: reason ?? asked, source: 'clerk', markedAt: now, ...remarks }
}
