/**
 * Checking in by the code shown in the room.
 *
 * A check-in writes the person's own record and nothing else: the meeting's document is read by everybody at once, and to
 * replace or guard it would make them wait for each other. So a check-in can slip in while the meeting is being closed:
 * it was read as convened, and its record is stored after the closing has read the marks. Guarding the meeting with
 * `unchanged` would not end that, since a transaction that only reads a document does not conflict with one that writes
 * it. The rule instead: the closed sheet counts, and such a mark is shown beside it (`slippedIn` in attendance-sheet.ts)
 * to whoever keeps the record, to be taken in by a correction.
 */
import { createHmac } from 'node:crypto'
import type { Refusal } from '#contract'
import { codeAt, judgeCode, type Digest } from '#domain/check-in-code'
import { checkInPeriod, isWithin } from '#domain/check-in-period'
import type { Instant } from '#domain/instant'
import { attendanceId, type Meeting } from '#domain/meeting'
import { decide, isRefusal, refuse, type Context, type Handlers } from '../ports/handling'
import { boundMember, hostedMeeting, whyNotOpen } from './found'
import { alreadyRecorded } from './marking'
import { marked } from './noting'

export const checkInHandlers: Handlers<'meeting.code' | 'meeting.checkIn'> = {
  'meeting.code': async ({ meetingId }, context) => {
    const meeting = await hostedMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { branch, now } = context
    const shut = whyShut(meeting, branch.settings.scanning, now)
    if (shut) return shut
    return { ...codeAt(digestOf(context), meetingId, now), shownAt: now, ...checkInPeriod(meeting) }
  },

  'meeting.checkIn': async ({ meetingId, code }, context) => {
    const memberId = boundMember(context)
    const { store, caller, now } = context
    const [meeting, before] = await Promise.all([
      store.get('meetings', meetingId),
      store.get('attendance', attendanceId(meetingId, memberId)),
    ])
    if (!meeting) return refuse('no-such-meeting', { field: 'meetingId' })
    const isDue = meeting.dueIds.includes(memberId)
    if (!isDue && caller.branchId !== meeting.branchId) return refuse('not-on-roll', { field: 'meetingId' })
    // Somebody who had asked for leave, or was not there when the roll was called, may still come.
    if (before && (before.mark === 'present' || before.mark === 'observer')) return alreadyRecorded(before)
    const over = whyNotOpen(meeting)
    if (over) return over
    const branch = await store.get('branches', meeting.branchId)
    if (!branch) throw new Error(`meeting ${meetingId} names a branch that is not there`)
    const shut = whyShut(meeting, branch.settings.scanning, now) ?? whyNotTaken(meetingId, code, context)
    if (shut) return shut
    const mark = isDue ? 'present' : 'observer'
    const note = { mark, source: 'scan', markedAt: now, markedBy: memberId, reason: null } as const
    const { record, write } = marked(meeting, memberId, note, before)
    return decide({ meetingId, title: meeting.title, mark, markedAt: now }, [write], record._id)
  },
}

function digestOf({ checkInKey }: Context): Digest {
  return (text) => createHmac('sha256', checkInKey).update(text).digest('hex')
}

function whyShut(
  meeting: Meeting,
  scanning: boolean,
  now: Instant,
): Refusal<'scanning-off' | 'meeting-not-open'> | undefined {
  if (!scanning) return refuse('scanning-off', { field: 'meetingId' })
  const { opensAt, closesAt } = checkInPeriod(meeting)
  if (isWithin({ opensAt, closesAt }, now)) return undefined
  return refuse('meeting-not-open', { field: 'meetingId', detail: { opensAt, closesAt } })
}

function whyNotTaken(
  meetingId: string,
  code: string,
  context: Context,
): Refusal<'code-wrong' | 'code-expired'> | undefined {
  const verdict = judgeCode(digestOf(context), meetingId, code, context.now)
  if (verdict === 'taken') return undefined
  return refuse(verdict === 'expired' ? 'code-expired' : 'code-wrong', { field: 'code' })
}
