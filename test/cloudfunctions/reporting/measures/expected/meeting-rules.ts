/** Expected figures of meetings. A meeting of several kinds is one of each. */
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { MEETING_KINDS, type MeetingKind } from '#domain/meeting/meeting-kinds'
import type { World } from '../../../../builders/year'
import {
  apart,
  averageOf,
  counted,
  distinct,
  onRoll,
  percentOf,
  summed,
  whole,
  within,
  type Asked,
  type Expectation,
  type Ratios,
  type Rules,
} from './expectation'

/** One table of several. */
function merged<T>(tables: readonly Record<string, T>[]): Record<string, T> {
  return Object.fromEntries(tables.flatMap((table) => Object.entries(table)))
}

function held(world: World, asked: Asked, ...kinds: MeetingKind[]): ClosedMeeting[] {
  const closed = within(world.meetings, asked).filter((meeting) => meeting.state === 'closed')
  return kinds.length ? closed.filter((meeting) => kinds.some((kind) => meeting.kinds.includes(kind))) : closed
}

const THREE = ['general-meeting', 'committee-meeting', 'cell-meeting', 'party-lecture'] as const
const LEADING = ['leading-group-session', 'committee-meeting'] as const
/** A committee meeting needs more than half of its members to be held at all. */
const met = ({ kinds, quorum }: ClosedMeeting) => !(kinds.includes('committee-meeting') && quorum?.isMet === false)
const buildsParty = ({ agenda }: ClosedMeeting) => agenda.some(({ isPartyBuilding }) => isPartyBuilding)

function marks(id: string, ...kinds: MeetingKind[]): Rules {
  const rule =
    (...wanted: string[]) =>
    (world: World, asked: Asked): Expectation => {
      const meetings = held(world, asked, ...kinds)
      const lines = apart(meetings, ({ sheet }) => sheet)
      return counted(
        lines.filter(({ of }) => wanted.includes(of.item.mark)),
        meetings,
      )
    }
  return {
    [`${id}-expected`]: rule('present', 'excused', 'absent'),
    [`${id}-present`]: rule('present'),
    [`${id}-excused`]: rule('excused'),
    [`${id}-absent`]: rule('absent'),
    [`${id}-observers`]: rule('observer'),
    [`${id}-not-excused`]: rule('present', 'absent'),
  }
}
function markRatios(id: string): Ratios {
  return {
    [`${id}-attendance-rate`]: percentOf(`${id}-present`, `${id}-expected`),
    [`${id}-attendance-rate-without-excused`]: percentOf(`${id}-present`, `${id}-not-excused`),
  }
}

function months(meetings: readonly ClosedMeeting[], base: readonly ClosedMeeting[]): Expectation {
  return distinct(whole(meetings), ({ branchId, occurredOn }) => `${branchId}/${occurredOn.slice(0, 7)}`, base)
}

function ofKind(world: World, asked: Asked, kind: MeetingKind): ClosedMeeting[] {
  const all = held(world, asked, kind)
  return kind === 'committee-meeting' ? all.filter(met) : all
}

const perKind = MEETING_KINDS.map((kind): Rules => ({
  [`${kind}-count`]: (world, asked) => counted(whole(ofKind(world, asked, kind)), held(world, asked, kind)),
  [`${kind}-months`]: (world, asked) => months(ofKind(world, asked, kind), held(world, asked, kind)),
  ...marks(kind, kind),
}))

function lifeMeeting(kind: MeetingKind): Rules {
  const rule =
    (of: (meeting: ClosedMeeting) => number) =>
    (world: World, asked: Asked): Expectation =>
      summed(whole(held(world, asked, kind)), of, held(world, asked, kind))
  return {
    [`${kind}-problems`]: rule(({ problemsRaised }) => problemsRaised),
    [`${kind}-rectified`]: rule(({ problemsRectified }) => problemsRectified),
  }
}

function studied(world: World, asked: Asked) {
  const meetings = held(world, asked).filter(({ studyMinutes }) => studyMinutes > 0)
  const lines = apart(meetings, ({ sheet }) => sheet).filter(({ of: { item } }) => item.mark === 'present')
  return { meetings, lines }
}

function lectures(lecturer: string) {
  return (world: World, asked: Asked): Expectation => {
    const all = held(world, asked, 'party-lecture')
    return counted(whole(all.filter((meeting) => meeting.lecturer === lecturer)), all)
  }
}

function decisions(test: (decision: ClosedMeeting['decisions'][number]) => boolean) {
  return (world: World, asked: Asked): Expectation => {
    const all = held(world, asked)
    return counted(
      apart(all, (meeting) => meeting.decisions).filter(({ of }) => test(of.item)),
      all,
    )
  }
}

export const MEETING_RULES: Rules = {
  ...merged(perKind),
  ...marks('three-meetings-one-lecture', ...THREE),
  ...marks('activities'),
  ...lifeMeeting('organizational-life-meeting'),
  ...lifeMeeting('democratic-life-meeting'),
  activities: (world, asked) => counted(whole(held(world, asked).filter(met)), held(world, asked)),
  'branch-activities': (world, asked) =>
    counted(
      whole(held(world, asked).filter((meeting) => meeting.organ !== 'leading-group' && met(meeting))),
      held(world, asked),
    ),
  'activities-late-entered': (world, asked) =>
    counted(whole(held(world, asked).filter((meeting) => meeting.isLateEntry && met(meeting))), held(world, asked)),
  'three-meetings-one-lecture': (world, asked) => {
    const all = held(world, asked, ...THREE)
    const each = apart(all, ({ kinds }) => kinds)
    return counted(
      each.filter(({ of }) => THREE.some((kind) => kind === of.item && (kind !== 'committee-meeting' || met(of.doc)))),
      all,
    )
  },
  attendance: (world, asked) => {
    const all = held(world, asked)
    return counted(
      apart(all, ({ sheet }) => sheet),
      all,
    )
  },
  'party-building-sessions': (world, asked) => {
    const all = held(world, asked, ...LEADING)
    return counted(whole(all.filter(buildsParty).filter(met)), all)
  },
  'party-building-months': (world, asked) => {
    const all = held(world, asked, ...LEADING)
    return months(all.filter(buildsParty).filter(met), all)
  },
  'party-building-items': (world, asked) => {
    const all = held(world, asked, ...LEADING)
    return counted(
      apart(all.filter(met), ({ agenda }) => agenda).filter(({ of }) => of.item.isPartyBuilding),
      all,
    )
  },
  'committee-meetings-without-quorum': (world, asked) => {
    const all = held(world, asked, 'committee-meeting')
    return counted(whole(all.filter((meeting) => !met(meeting))), all)
  },
  'major-decisions': decisions(({ isMajor, isValid }) => isMajor && isValid),
  'decisions-without-quorum': decisions(({ isValid }) => !isValid),
  'lectures-by-secretary': lectures('secretary'),
  'lectures-by-leaders': lectures('leading-cadre'),
  lecturers: (world, asked) => {
    const all = held(world, asked, 'party-lecture')
    return distinct(whole(all), ({ lecturerId }) => lecturerId, all)
  },
  'study-hours': (world, asked) => {
    const { meetings, lines } = studied(world, asked)
    return summed(lines, ({ doc }) => doc.studyMinutes, meetings)
  },
  'study-hours-of-roll': (world, asked) => {
    const { meetings, lines } = studied(world, asked)
    const people = onRoll('member')(world, asked)
    return summed(
      lines.filter(({ of }) => people.has(of.item.memberId)),
      ({ doc }) => doc.studyMinutes,
      meetings,
    )
  },
  'study-hours-reached': (world, asked) => {
    const { meetings, lines } = studied(world, asked)
    const minutesOf = (memberId: string) =>
      lines.reduce((sum, { of }) => sum + (of.item.memberId === memberId ? of.doc.studyMinutes : 0), 0)
    const people = onRoll('member')(world, asked)
    // 32 学时 of 45 minutes.
    const reached = lines.filter(({ of }) => people.has(of.item.memberId) && minutesOf(of.item.memberId) >= 1440)
    return distinct(reached, ({ item }) => item.memberId, meetings)
  },
}

export const MEETING_RATIOS: Ratios = {
  ...merged(
    MEETING_KINDS.map((kind) => ({
      ...markRatios(kind),
      [`${kind}-months-rate`]: percentOf(`${kind}-months`, 'months'),
    })),
  ),
  ...markRatios('three-meetings-one-lecture'),
  ...markRatios('activities'),
  'activities-late-entered-rate': percentOf('activities-late-entered', 'activities'),
  'party-building-months-rate': percentOf('party-building-months', 'months'),
  'organizational-life-meeting-rectified-rate': percentOf(
    'organizational-life-meeting-rectified',
    'organizational-life-meeting-problems',
  ),
  'democratic-life-meeting-rectified-rate': percentOf(
    'democratic-life-meeting-rectified',
    'democratic-life-meeting-problems',
  ),
  'study-hours-per-member': averageOf('study-hours-of-roll', 'members', 45),
  'study-hours-reached-rate': percentOf('study-hours-reached', 'members'),
}
