import type { MemberId } from '#domain/people/identity'
import { addMinutes } from '#domain/time/instant'
import type { Meeting } from '#domain/meeting/meeting'
import { isSilent, meetingNotice, TOLD_WITHIN, type MeetingNotice } from '#domain/messages/meeting-notice'
import { standing } from '#domain/meeting/meeting-plan'
import { isQuiet, type MeetingOccasion, type ReminderConsent } from '#domain/messages/reminder'
import { dueIdsOf } from '../meetings/due-on-day'
import type { FilterOf } from '../ports/filter'
import type { Reader } from '../ports/store'
import { audienceOf } from './audience'
import type { MessageRound } from './message-round'

/** Meetings read at once. */
const PAGE = 50
/** Far more meetings than a city holds in three days. Those that begin first come first; the others' turn comes later. */
const MOST_PAGES = 20
const MOST_MOVED = 1000

/**
 * Tells those due at a meeting, within their consent and outside quiet hours: that it is near, that its hour or place has
 * moved, that it will not be held. Whoever has asked for leave (请假) or is noted already is told nothing; nor is anybody
 * once it has begun. What is to be told follows from the meetings themselves.
 */
export async function remindMeetings(round: MessageRound): Promise<void> {
  const { store, now } = round
  if (isQuiet(now)) return
  const audience = await audienceOf(store, 'meeting')
  if (audience.size === 0) return
  const horizon = addMinutes(now, TOLD_WITHIN)
  const soon = { $gt: now, $lte: horizon }
  const state = { $in: ['convened', 'cancelled'] } as const
  await remindOfThose({ state, startsAt: soon }, audience, round)
  // Moved from one of the next days to a later one: who does not hear of it comes for nothing.
  const moved = await store.find('meetings', { filter: { state, 'earlierPlans.startsAt': soon }, limit: MOST_MOVED })
  for (const meeting of moved) if (meeting.startsAt > horizon) await remindOfMeeting(meeting, audience, round)
}

type Audience = ReadonlyMap<MemberId, ReminderConsent>

async function remindOfThose(filter: FilterOf<'meetings'>, audience: Audience, round: MessageRound): Promise<void> {
  let rest = filter
  for (let page = 0; page < MOST_PAGES && !round.isFull; page++) {
    const meetings = await round.store.find('meetings', {
      filter: rest,
      sort: [
        ['startsAt', 1],
        ['_id', 1],
      ],
      limit: PAGE,
    })
    for (const meeting of meetings) await remindOfMeeting(meeting, audience, round)
    const last = meetings.at(-1)
    if (!last || meetings.length < PAGE) return
    const { startsAt, _id } = last
    const after = { $or: [{ startsAt: { $gt: startsAt } }, { startsAt, _id: { $gt: _id } }] }
    // The bound on the hour itself lets its index serve the page.
    rest = { $and: [filter, { startsAt: { $gte: startsAt } }, after] }
  }
}

async function remindOfMeeting(meeting: Meeting, audience: Audience, round: MessageRound): Promise<void> {
  if (round.isFull || isSilent(meeting, round.now)) return
  for (const { memberId, to, notice } of await noticesOf(meeting, audience, round)) {
    const { _id: meetingId, branchId, title: subject, startsAt, place } = meeting
    await round.deliver(
      { _id: notice._id, branchId, memberId, meetingId },
      { to, kind: 'meeting', subject, sentence: sentenceOf(notice), branchId, meetingId, startsAt, place },
    )
  }
}

async function noticesOf(
  meeting: Meeting,
  audience: Audience,
  { store, now }: { store: Reader; now: MessageRound['now'] },
) {
  const { _id: meetingId } = meeting
  const [dueIds, marks, told] = await Promise.all([
    dueIdsOf(meeting, store),
    store.findAll('attendance', { meetingId }),
    store.findAll('reminders', { meetingId }),
  ])
  // Whose leave was not granted, or was for a day from which it has been moved, is expected like everybody.
  const noted = new Set(
    standing(meeting, marks)
      .filter(({ leave }) => leave !== 'declined')
      .map(({ memberId }) => memberId),
  )
  return dueIds.flatMap((memberId) => {
    const consent = audience.get(memberId)
    if (!consent || noted.has(memberId)) return []
    const { openId: to, since } = consent
    const own = told.filter((each) => each.memberId === memberId)
    const notice = meetingNotice(meeting, { memberId, told: own, since }, now)
    return notice ? [{ memberId, to, notice }] : []
  })
}

const SENTENCES: Readonly<Record<Exclude<MeetingOccasion, 'changed'>, string>> = {
  upcoming: '请安排好时间，来不了的请提前请假',
  cancelled: '会议已取消，不必前来',
}

/** At most twenty characters: what a field of WeChat's message holds. */
function sentenceOf({ occasion, moves }: MeetingNotice): string {
  if (occasion !== 'changed') return SENTENCES[occasion]
  if (moves.length > 1) return '时间和地点有改动，请留意'
  return moves[0] === 'place' ? '地点有改动，请留意' : '时间有改动，请留意'
}
