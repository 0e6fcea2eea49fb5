/** Entering meetings: some as they happened, by phone and roll-call, most from the sheet afterwards. */
import type { RequestOf } from '#contract'
import { addDays, type CivilDate } from '#domain/time/civil-date'
import { addMinutes, instantAt } from '#domain/time/instant'
import type { AttendanceMark } from '#domain/meeting/attendance'
import type { PersonKey } from './demo-people'
import { Refused } from './client'
import type { DemoMeeting, Entered } from './demo-records'
import { act, cellIdOf, memberIdOf, type Scene } from './scene'
import type { Task } from './tasks'

const LEAVE_REASON = '工作安排冲突'
const NOT_YET = '本次会议讨论接收其为预备党员，列席'

export function meetingTask(scene: Scene, meeting: DemoMeeting): Task {
  if (meeting.cancelled !== null) return { what: meeting.title, calls: 2, run: () => cancelled(scene, meeting) }
  if (meeting.way !== 'live')
    return { what: meeting.title, calls: meeting.miswritten ? 2 : 1, run: () => recorded(scene, meeting) }
  const { scanning, asking, called } = partsIn(scene, meeting)
  const calls = 2 + asking.length + halves(scanning).length + scanning.length + (called.length > 0 ? 1 : 0)
  return { what: meeting.title, calls, run: () => live(scene, meeting) }
}

/** Everything about the meeting in one call, from the sheet. */
async function recorded(scene: Scene, meeting: DemoMeeting): Promise<void> {
  const { branchId } = scene
  const { miswritten } = meeting
  const written = miswritten ? { ...meeting.marks, [miswritten.person]: miswritten.mark } : meeting.marks
  const { meetingId } = await act(
    scene,
    meeting.entered,
    'meeting.record',
    {
      branchId,
      ...conveningOf(scene, meeting),
      ...closingOf(scene, meeting),
      lateReason: meeting.lateReason,
      marks: marksOf(scene, Object.entries(written)),
      source: meeting.way === 'paper' ? 'paper' : 'roll-call',
    },
    meeting.key,
  )
  if (!miswritten) return
  const { person, entered, reason } = miswritten
  const marks = marksOf(scene, [[person, meeting.marks[person] ?? 'present']])
  await act(scene, entered, 'meeting.correct', { branchId, meetingId, reason, marks }, `correct-${meeting.key}`)
}

/** Convened three days ahead; leave asked the evening before; codes scanned, the others called by name; closed. */
async function live(scene: Scene, meeting: DemoMeeting): Promise<void> {
  const { branchId } = scene
  const { key } = meeting
  const { meetingId } = await convene(scene, meeting)
  const { scanning, asking, called } = partsIn(scene, meeting)
  const eve = instantAt(addDays(meeting.on, -1), '20:00')
  await Promise.all(
    asking.map((by) =>
      act(scene, { at: eve, by }, 'meeting.askLeave', { meetingId, reason: LEAVE_REASON }, `leave-${key}-${by}`),
    ),
  )
  const isOpen = await scanned(scene, meeting, meetingId, scanning)
  // A meeting closed before an interruption shows no code any more: all of it has been entered.
  if (!isOpen) return
  if (called.length > 0) {
    const calling = { at: addMinutes(instantAt(meeting.on, meeting.startsAt), 5), by: scene.year.hands.host }
    await act(scene, calling, 'meeting.rollCall', { branchId, meetingId, marks: marksOf(scene, called) }, `call-${key}`)
  }
  const closing = { branchId, meetingId, ...closingOf(scene, meeting) }
  await act(scene, { ...meeting.entered, at: closingTime(meeting) }, 'meeting.close', closing, `close-${key}`)
}

/** The early and the late scan a code each. False when the meeting is closed already. */
async function scanned(
  scene: Scene,
  meeting: DemoMeeting,
  meetingId: string,
  people: readonly PersonKey[],
): Promise<boolean> {
  for (const [index, half] of halves(people).entries()) {
    const at = addMinutes(instantAt(meeting.on, meeting.startsAt), index === 0 ? -12 : -4)
    const code = await shownCode(scene, { at, by: scene.year.hands.host }, meetingId)
    if (code === undefined) return false
    await Promise.all(
      half.map((by) => act(scene, { at, by }, 'meeting.checkIn', { meetingId, code }, `scan-${meeting.key}-${by}`)),
    )
  }
  return true
}

async function shownCode(scene: Scene, host: Entered, meetingId: string): Promise<string | undefined> {
  try {
    const shown = { branchId: scene.branchId, meetingId }
    return (await act(scene, host, 'meeting.code', shown, `code-${meetingId}`)).code
  } catch (refusal) {
    if (refusal instanceof Refused && refusal.code === 'meeting-closed') return undefined
    throw refusal
  }
}

async function cancelled(scene: Scene, meeting: DemoMeeting): Promise<void> {
  const { meetingId } = await convene(scene, meeting)
  const eve: Entered = { at: instantAt(addDays(meeting.on, -1), '09:00'), by: meeting.entered.by }
  const input = { branchId: scene.branchId, meetingId, reason: meeting.cancelled ?? '' }
  await act(scene, eve, 'meeting.cancel', input, `cancel-${meeting.key}`)
}

function convene(scene: Scene, meeting: DemoMeeting) {
  const ahead: Entered = { at: instantAt(daysBefore(meeting.on), '09:30'), by: meeting.entered.by }
  const input = { branchId: scene.branchId, ...conveningOf(scene, meeting) }
  return act(scene, ahead, 'meeting.convene', input, `convene-${meeting.key}`)
}

function daysBefore(on: CivilDate): CivilDate {
  return addDays(on, -3)
}

function closingTime(meeting: DemoMeeting) {
  return addMinutes(instantAt(meeting.on, meeting.endsAt), 10)
}

function conveningOf(scene: Scene, meeting: DemoMeeting) {
  const { organ, cell, kinds, title, on, startsAt, endsAt, place, form, agenda, lecturer, lecturedBy } = meeting
  return {
    organ,
    cellId: cell === null ? null : cellIdOf(scene, cell),
    kinds: [...kinds],
    title,
    occurredOn: on,
    startTime: startsAt,
    endTime: endsAt,
    place,
    hostId: organ === 'cell' ? null : memberIdOf(scene, scene.year.hands.host),
    form,
    agenda: [...agenda],
    lecturer,
    lecturerId: lecturedBy === null ? null : memberIdOf(scene, lecturedBy),
    studyMinutes: meeting.studyMinutes,
    due: dueChangeOf(scene, meeting),
  } satisfies Omit<RequestOf<'meeting.convene'>, 'branchId'>
}

function dueChangeOf(scene: Scene, { notYetDue }: DemoMeeting) {
  if (notYetDue.length === 0) return null
  return { remove: notYetDue.map((person) => memberIdOf(scene, person)), reason: NOT_YET }
}

function closingOf(scene: Scene, meeting: DemoMeeting) {
  return {
    minutes: meeting.minutes,
    decisions: meeting.decisions.map(({ title, isMajor, yes, no, abstain }) => ({ title, isMajor, yes, no, abstain })),
    withoutVote: meeting.withoutVote.map((person) => memberIdOf(scene, person)),
    problemsRaised: meeting.problemsRaised,
    problemsRectified: meeting.problemsRectified,
  }
}

function marksOf(scene: Scene, marks: readonly (readonly [PersonKey, AttendanceMark])[]) {
  return marks.map(([person, mark]) => ({ memberId: memberIdOf(scene, person), mark }))
}

/** Whoever has a phone scans, or asks for leave; the others are called by name. Nobody notes the absent. */
function partsIn({ year }: Scene, { marks }: DemoMeeting) {
  const phones = new Set(year.users.map(({ person }) => person))
  const all = Object.entries(marks)
  const byPhone = (wanted: AttendanceMark) =>
    all.flatMap(([person, mark]) => (mark === wanted && phones.has(person) ? [person] : []))
  return {
    scanning: byPhone('present'),
    asking: byPhone('excused'),
    called: all.filter(([person, mark]) => mark !== 'absent' && (mark === 'observer' || !phones.has(person))),
  }
}

/** The early and the late: two codes are shown. */
function halves(people: readonly PersonKey[]): PersonKey[][] {
  const middle = Math.ceil(people.length / 2)
  return [people.slice(0, middle), people.slice(middle)].filter(({ length }) => length > 0)
}
