import type { AttendanceMark } from '#domain/meeting/attendance'
import { MEETING_KINDS, type MeetingKind } from '#domain/meeting/meeting-kinds'
import type { DemoMeeting } from '../../../../local/demo/demo-records'
import type { DemoYear } from '../../../../local/demo/demo-year'
import {
  distinctCount,
  held,
  lastOf,
  mean,
  membersAtEnd,
  monthsOver,
  parts,
  share,
  total,
  type Figures,
  type SummedYear,
} from './counting'

const THREE_AND_ONE: readonly MeetingKind[] = ['general-meeting', 'committee-meeting', 'cell-meeting', 'party-lecture']
const MINUTES_AN_HOUR_OF_STUDY = 45

/** Lines 16, 19, 22–26, 28 and the meetings of 44. */
export function meetingFigures(demo: SummedYear): Figures {
  const called = held(demo)
  const all = called.filter(hasMet)
  const among = (meetings: readonly DemoMeeting[], kinds: readonly MeetingKind[]) =>
    meetings.filter((meeting) => meeting.kinds.some((kind) => kinds.includes(kind)))
  const of = (...kinds: MeetingKind[]) => among(all, kinds)
  const figures: Figures = { months: Number(lastOf(demo).slice(5, 7)) }
  for (const kind of MEETING_KINDS) {
    const months = monthsOf(of(kind))
    figures[`${kind}-count`] = of(kind).length
    figures[`${kind}-months`] = months
    figures[`${kind}-months-rate`] = share(months, monthsDue(demo, of(kind)))
    Object.assign(figures, attendance(kind, among(called, [kind])))
    Object.assign(
      figures,
      parts(`${kind}-count.form`, of(kind), ({ form }) => form, size),
    )
  }
  const late = all.filter(isLate)
  const onAgenda = of('leading-group-session', 'committee-meeting')
  const partyBuilding = onAgenda.filter(({ agenda }) => agenda.some((item) => item.isPartyBuilding))
  const decisions = all.flatMap((meeting) => meeting.decisions)
  return {
    ...figures,
    activities: all.length,
    ...parts('activities.form', all, ({ form }) => form, size),
    ...parts('activities.organ', all, ({ organ }) => organ, size),
    'branch-activities': all.filter(({ organ }) => organ !== 'leading-group').length,
    'activities-late-entered': late.length,
    'activities-late-entered-rate': share(late.length, all.length),
    'three-meetings-one-lecture': total(
      all.map(({ kinds }) => kinds.filter((kind) => THREE_AND_ONE.includes(kind)).length),
    ),
    ...Object.fromEntries(THREE_AND_ONE.map((kind) => [`three-meetings-one-lecture.kind.${kind}`, of(kind).length])),
    ...attendance('three-meetings-one-lecture', among(called, THREE_AND_ONE)),
    attendance: total(called.map(({ marks }) => Object.keys(marks).length)),
    ...attendance('activities', called),
    'party-building-sessions': partyBuilding.length,
    ...parts('party-building-sessions.organ', partyBuilding, ({ organ }) => organ, size),
    'party-building-months': monthsOf(partyBuilding),
    'party-building-months-rate': share(monthsOf(partyBuilding), monthsDue(demo, partyBuilding)),
    'party-building-items': onAgenda.flatMap(({ agenda }) => agenda.filter((item) => item.isPartyBuilding)).length,
    'committee-meetings-without-quorum': called.length - all.length,
    'major-decisions': total(all.map(majorDecisions)),
    ...parts(
      'major-decisions.organ',
      all.filter((meeting) => majorDecisions(meeting) > 0),
      ({ organ }) => organ,
      (list) => total(list.map(majorDecisions)),
    ),
    'decisions-without-quorum': decisions.filter(({ votersDue, votersPresent }) => votersPresent * 2 <= votersDue)
      .length,
    ...problems('organizational-life-meeting', of('organizational-life-meeting')),
    ...problems('democratic-life-meeting', of('democratic-life-meeting')),
    ...lectures(of('party-lecture')),
    ...study(demo, all),
  }
}

/** Without more than half of the committee there, it has not met. */
function hasMet({ kinds, marks }: DemoMeeting): boolean {
  if (!kinds.includes('committee-meeting')) return true
  const due = Object.values(marks).filter((mark) => mark !== 'observer')
  return due.filter((mark) => mark === 'present').length * 2 > due.length
}

const size = (list: readonly unknown[]) => list.length
const majorDecisions = ({ decisions }: DemoMeeting) =>
  decisions.filter(({ isMajor, votersDue, votersPresent }) => isMajor && votersPresent * 2 > votersDue).length

function monthsOf(meetings: readonly DemoMeeting[]): number {
  return distinctCount(meetings.map(({ on }) => on.slice(0, 7)))
}

/** The months that are over, and the one that is not where a meeting was held in it. */
function monthsDue(demo: SummedYear, meetings: readonly DemoMeeting[]): number {
  const over = monthsOver(demo)
  const running = lastOf(demo).slice(0, 7)
  const isDue = !over.includes(running) && meetings.some(({ on }) => on.startsWith(running))
  return over.length + (isDue ? 1 : 0)
}

/** Written down more than seven days after its day, by Beijing's calendar; those kept live are closed on the day itself. */
function isLate({ on, way, entered }: DemoMeeting): boolean {
  if (way === 'live') return false
  const beijing = new Date(Date.parse(entered.at) + 8 * 3_600_000).toISOString().slice(0, 10)
  return (Date.parse(beijing) - Date.parse(on)) / 86_400_000 > 7
}

function attendance(id: string, meetings: readonly DemoMeeting[]): Figures {
  const marks = meetings.flatMap((meeting) => Object.values(meeting.marks))
  const count = (...wanted: AttendanceMark[]) => marks.filter((mark) => wanted.includes(mark)).length
  const present = count('present')
  return {
    [`${id}-expected`]: count('present', 'excused', 'absent'),
    [`${id}-present`]: present,
    [`${id}-excused`]: count('excused'),
    [`${id}-absent`]: count('absent'),
    [`${id}-observers`]: count('observer'),
    [`${id}-not-excused`]: count('present', 'absent'),
    [`${id}-attendance-rate`]: share(present, count('present', 'excused', 'absent')),
    [`${id}-attendance-rate-without-excused`]: share(present, count('present', 'absent')),
  }
}

function problems(kind: MeetingKind, meetings: readonly DemoMeeting[]): Figures {
  const raised = total(meetings.map(({ problemsRaised }) => problemsRaised))
  const rectified = total(meetings.map(({ problemsRectified }) => problemsRectified))
  return {
    [`${kind}-problems`]: raised,
    [`${kind}-rectified`]: rectified,
    [`${kind}-rectified-rate`]: share(rectified, raised),
  }
}

function lectures(meetings: readonly DemoMeeting[]): Figures {
  return {
    'lectures-by-secretary': meetings.filter(({ lecturer }) => lecturer === 'secretary').length,
    'lectures-by-leaders': meetings.filter(({ lecturer }) => lecturer === 'leading-cadre').length,
    lecturers: distinctCount(meetings.flatMap(({ lecturedBy }) => (lecturedBy === null ? [] : [lecturedBy]))),
  }
}

function study(demo: DemoYear, meetings: readonly DemoMeeting[]): Figures {
  const minutes = new Map<string, number>()
  const names: readonly string[] = membersAtEnd(demo).map(({ key }) => key)
  const came = meetings.flatMap(({ marks, studyMinutes }) =>
    Object.entries(marks).flatMap(([person, mark]) => (mark === 'present' ? [{ person, studyMinutes }] : [])),
  )
  for (const { person, studyMinutes } of came)
    if (names.includes(person)) minutes.set(person, (minutes.get(person) ?? 0) + studyMinutes)
  const sum = total([...minutes.values()])
  const members = membersAtEnd(demo).length
  const reached = [...minutes.values()].filter((each) => each >= 32 * MINUTES_AN_HOUR_OF_STUDY).length
  return {
    'study-hours': total(came.map(({ studyMinutes }) => studyMinutes)),
    'study-hours-of-roll': sum,
    'study-hours-per-member': mean(sum, members, MINUTES_AN_HOUR_OF_STUDY),
    'study-hours-reached': reached,
    'study-hours-reached-rate': share(reached, members),
  }
}
