/** Meetings: convened, scanned into, marked by hand, closed and corrected. */
import { addMinutes, beijingTime } from '#domain/time/instant'
import { MEETING_KINDS } from '#domain/meeting/meeting-kinds'
import { suitsOrgan } from '#domain/meeting/meeting-organs'
import { TODAY } from './scene'
import type { Act, Actor } from './workload'

const HOURS = 180
/** Of how many a storm has to do with at a time. */
const MOST_OPEN = 4

const convene: Act = async (actor) => {
  const { branchId, dice, marker, meetings } = actor.world
  if (meetings.length >= MOST_OPEN) return closeMeeting(actor)
  const at = actor.world.now()
  const organ = dice.pick(['branch', 'branch', 'committee'] as const)
  const kind = dice.pick(MEETING_KINDS.filter((each) => suitsOrgan(each, organ)))
  const [startTime, endTime] = [beijingTime(at), beijingTime(addMinutes(at, HOURS))]
  const place = { place: '三楼会议室', form: 'discussion', studyMinutes: dice.pick([0, 45]) } as const
  const day = { occurredOn: TODAY, startTime, endTime }
  const made = await actor.tap('meeting.convene', {
    branchId,
    organ,
    kinds: [kind],
    title: marker(),
    ...day,
    ...place,
  })
  if (made) meetings.push({ id: made.meetingId, code: '' })
}

function anyMeeting({ world: { dice, meetings } }: Actor) {
  return meetings.length > 0 ? dice.pick(meetings) : undefined
}

/** The code on the screen is what everybody scans. */
const show: Act = async (actor) => {
  const meeting = anyMeeting(actor)
  const shown = meeting && (await actor.ask('meeting.code', { branchId: actor.world.branchId, meetingId: meeting.id }))
  if (shown) meeting.code = shown.code
}

/** As the page does it. */
const scan: Act = async (actor) => {
  const meeting = anyMeeting(actor)
  if (!meeting?.code) return show(actor)
  const said = { meetingId: meeting.id, code: meeting.code }
  return actor.phone.sendOrKeep('meeting.checkIn', said, { ...said, kept: true })
}

const callRoll: Act = async (actor) => {
  const { branchId, dice, marker, people } = actor.world
  const meeting = anyMeeting(actor)
  if (!meeting) return
  const reason = marker()
  const mark = dice.pick(['present', 'excused', 'absent'] as const)
  const from = dice.roll(0, people.length - 3)
  const marks = people.slice(from, from + 3).map(({ memberId }) => ({ memberId, mark, reason }))
  return actor.tap('meeting.rollCall', { branchId, meetingId: meeting.id, marks })
}

const askLeave: Act = async (actor) => {
  const meeting = anyMeeting(actor)
  return meeting && actor.tap('meeting.askLeave', { meetingId: meeting.id, reason: actor.world.marker() })
}

const settleScan: Act = async (actor) => {
  const { branchId, marker } = actor.world
  const meeting = anyMeeting(actor)
  const seen = meeting && (await actor.ask('meeting.scans', { branchId, meetingId: meeting.id }))
  const waiting = seen?.scans.find(({ settled }) => settled === null)
  if (!meeting || !waiting) return
  const at = { branchId, meetingId: meeting.id, scanId: waiting.scanId, as: 'present' as const, reason: marker() }
  return actor.tap('meeting.settleScan', at)
}

async function closeMeeting(actor: Actor): Promise<void> {
  const { branchId, marker, meetings } = actor.world
  const meeting = anyMeeting(actor)
  if (!meeting) return
  const closed = await actor.tap('meeting.close', { branchId, meetingId: meeting.id, minutes: marker() })
  if (closed) meetings.splice(meetings.indexOf(meeting), 1)
}

const close: Act = async (actor) => {
  if (actor.world.dice.chance(30)) await closeMeeting(actor)
}

const correct: Act = async (actor) => {
  const { branchId, dice, marker, taps } = actor.world
  const closed = taps.ofProcedure('meeting.close').filter(({ fate }) => fate === 'done')
  if (closed.length === 0) return
  const meetingId = String(dice.pick(closed).input['meetingId'])
  return actor.tap('meeting.correct', { branchId, meetingId, reason: marker(), minutes: marker() })
}

export const meetingActsOfAll: readonly Act[] = [scan, scan, scan, scan, scan, askLeave]
export const meetingActsOfKeepers: readonly Act[] = [
  ...[convene, convene, show, show, callRoll, callRoll, settleScan, settleScan, close, close, correct],
]
