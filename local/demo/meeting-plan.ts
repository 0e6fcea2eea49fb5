/** From what was planned to what was kept: who came to a meeting of the demo year, how it voted, when it was entered. */
import type { CivilDate } from '#domain/time/civil-date'
import type { AttendanceMark } from '#domain/meeting/attendance'
import type { Lecturer, MeetingForm, MeetingKind, Organ } from '#domain/meeting/meeting-kinds'
import { entered, rollOn, standingOn, votersOn } from './calendar'
import type { CellKey, DemoPerson, PersonKey } from './demo-people'
import type { DemoDecision, DemoMeeting, WayOfKeeping } from './demo-records'
import { LEADING_GROUP } from './people'
import type { Chance } from './random'

/** A meeting as somebody would plan it; everything left out is the usual. */
export interface MeetingPlan {
  readonly key: string
  readonly kinds: readonly MeetingKind[]
  readonly organ: Organ
  readonly cell?: CellKey
  readonly on: CivilDate
  readonly title: string
  readonly hours?: readonly [startsAt: string, endsAt: string]
  readonly place?: string
  readonly form: MeetingForm
  /** Items of Party building, then other items. */
  readonly agenda?: readonly string[]
  readonly business?: readonly string[]
  readonly lecturer?: Lecturer
  readonly lecturedBy?: PersonKey
  readonly studyMinutes?: number
  readonly way?: WayOfKeeping
  readonly by?: PersonKey
  readonly daysLater?: number
  readonly lateReason?: string
  /** Titles of ordinary decisions, and of major matters (三重一大). */
  readonly motions?: readonly string[]
  readonly majorMotions?: readonly string[]
  /** Who has no vote yet on that very day. */
  readonly withoutVote?: readonly PersonKey[]
  readonly observers?: readonly PersonKey[]
  readonly minutes?: string
  readonly problemsRaised?: number
  readonly problemsRectified?: number
  readonly cancelled?: string
  /** The first of those present was first written down as excused. */
  readonly miswritten?: true
}

const OFTEN_AWAY: readonly PersonKey[] = ['p21', 'p28', 'p31', 'p38', 'p42']

/** Whose meetings they are. */
export interface KeptBy {
  readonly people: readonly DemoPerson[]
  readonly committee: readonly PersonKey[]
  readonly clerk: PersonKey
}

export function keepMeeting(plan: MeetingPlan, whose: KeptBy, chance: Chance): DemoMeeting {
  const { people, clerk } = whose
  const by = chance.fork(plan.key)
  const due = dueOf(plan, whose)
  const marks: Record<PersonKey, AttendanceMark> = {}
  for (const person of due) marks[person.key] = plan.lecturedBy === person.key ? 'present' : markOf(person, plan, by)
  if (isSmall(plan)) bringQuorum(marks)
  const observers = plan.observers ?? []
  for (const key of observers) marks[key] = 'observer'
  const [startsAt, endsAt] = plan.hours ?? ['14:30', '16:30']
  return {
    key: plan.key,
    kinds: plan.kinds,
    organ: plan.organ,
    cell: plan.cell ?? null,
    title: plan.title,
    on: plan.on,
    startsAt,
    endsAt,
    place: plan.place ?? '三楼党员活动室',
    form: plan.form,
    agenda: [
      ...(plan.agenda ?? []).map((title) => ({ title, isPartyBuilding: true })),
      ...(plan.business ?? []).map((title) => ({ title, isPartyBuilding: false })),
    ],
    lecturer: plan.lecturer ?? null,
    lecturedBy: plan.lecturedBy ?? null,
    studyMinutes: plan.studyMinutes ?? 0,
    way: plan.way ?? 'roll-call',
    marks,
    decisions: decisionsOf(plan, people, marks, by),
    withoutVote: plan.withoutVote ?? [],
    notYetDue: due.flatMap(({ key }) => (observers.includes(key) ? [key] : [])),
    minutes: plan.minutes ?? '',
    problemsRaised: plan.problemsRaised ?? 0,
    problemsRectified: plan.problemsRectified ?? 0,
    entered: entered(plan.by ?? clerk, plan.on, plan.daysLater ?? 0, plan.daysLater ? '09:50' : '17:40'),
    lateReason: plan.lateReason ?? null,
    cancelled: plan.cancelled ?? null,
    miswritten: plan.miswritten ? miswritten(plan, marks, clerk) : null,
  }
}

function miswritten(plan: MeetingPlan, marks: DemoMeeting['marks'], clerk: PersonKey): DemoMeeting['miswritten'] {
  const person = Object.keys(marks).find((key) => marks[key] === 'present')
  if (person === undefined) return null
  return { person, mark: 'excused', entered: entered(clerk, plan.on, 3, '09:15'), reason: '与纸质签到表核对，本人到会' }
}

function dueOf(plan: MeetingPlan, { people, committee }: KeptBy): DemoPerson[] {
  const roll = rollOn(people, plan.on, plan.cell ?? null)
  if (plan.organ === 'committee') return roll.filter(({ key }) => committee.includes(key))
  if (plan.organ === 'leading-group') return roll.filter(({ key }) => LEADING_GROUP.includes(key))
  return roll
}

const isSmall = ({ organ }: MeetingPlan) => organ === 'committee' || organ === 'leading-group'

/** A committee or leading group that more than half of cannot come to is put off to a day when they can. */
function bringQuorum(marks: Record<PersonKey, AttendanceMark>): void {
  const due = Object.keys(marks)
  const present = () => due.filter((key) => marks[key] === 'present').length
  for (const key of due) if (present() * 2 <= due.length) marks[key] = 'present'
}

function markOf(person: DemoPerson, plan: MeetingPlan, by: Chance): AttendanceMark {
  const isRetired = standingOn(person, plan.on)?.isRetired ?? false
  const [excused, absent] = OFTEN_AWAY.includes(person.key)
    ? [0.34, 0.16]
    : isRetired
      ? [0.22, 0.04]
      : [isSmall(plan) ? 0.06 : 0.09, isSmall(plan) ? 0 : 0.02]
  if (by.happens(absent)) return 'absent'
  return by.happens(excused) ? 'excused' : 'present'
}

function decisionsOf(
  plan: MeetingPlan,
  people: readonly DemoPerson[],
  marks: Readonly<Record<PersonKey, AttendanceMark>>,
  by: Chance,
): DemoDecision[] {
  const without = plan.withoutVote ?? []
  const voters = votersOn(people, plan.on).filter(({ key }) => key in marks && !without.includes(key))
  const votersPresent = voters.filter(({ key }) => marks[key] === 'present').length
  const decide = (title: string, isMajor: boolean): DemoDecision => {
    const no = votersPresent > 8 && by.happens(0.2) ? 1 : 0
    const abstain = votersPresent > 8 ? by.between(0, 2) : 0
    return { title, isMajor, votersDue: voters.length, votersPresent, yes: votersPresent - no - abstain, no, abstain }
  }
  return [
    ...(plan.motions ?? []).map((title) => decide(title, false)),
    ...(plan.majorMotions ?? []).map((title) => decide(title, true)),
  ]
}
