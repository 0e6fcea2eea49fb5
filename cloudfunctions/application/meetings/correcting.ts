import { correctedSheet } from '#domain/attendance-sheet'
import type { Meeting } from '#domain/meeting'
import { whatStood } from '#domain/meeting-correction'
import { decide, isRefusal, refuse, type Handlers } from '../ports/handling'
import { closedRecord, closedView } from './closing'
import { meetingOf } from './found'
import { fittingMarks } from './noting'

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
    const noted = fitting.map((mark) => ({ ...mark, source: 'clerk' as const, markedAt: now }))
    const written = {
      sheet: correctedSheet(meeting.dueIds, meeting.sheet, noted),
      withoutVoteIds: input.withoutVote ?? meeting.withoutVoteIds,
      minutes: input.minutes ?? meeting.minutes,
      problemsRaised: input.problemsRaised ?? meeting.problemsRaised,
      problemsRectified: input.problemsRectified ?? meeting.problemsRectified,
    }
    const record = await closedRecord(meeting, written, input.decisions ?? meeting.decisions, context)
    if (isRefusal(record)) return record
    const before = whatStood(meeting, record)
    if (Object.keys(before).length === 0) return refuse('no-change')
    const corrected: Meeting = {
      ...meeting,
      ...record,
      corrections: [...meeting.corrections, { at: now, by: caller.memberId, reason, before }],
      revision: meeting.revision + 1,
    }
    return decide(closedView(corrected), [{ do: 'replace', in: 'meetings', doc: corrected }], meetingId)
  },
}
