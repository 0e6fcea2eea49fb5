import type { DemoYear } from '../../../../local/demo/demo-year'
import {
  asNumber,
  concluded,
  counted,
  distinctCount,
  isByMember,
  isConfirmed,
  isInYear,
  membersAmong,
  membersWhoDid,
  membersAtEnd,
  parts,
  share,
  standing,
  sumOf,
  total,
  type Figures,
} from './counting'

/** Lines 1–5, 8, 41, 43, 46, 50 and 51. */
export function serviceFigures(demo: DemoYear): Figures {
  return { ...volunteering(demo), ...nights(demo), ...community(demo), ...publicFigures(demo) }
}

interface OneShift {
  readonly person: string
  readonly site: string
  readonly project: string
  readonly on: string
  readonly minutes: number
}

/** Those of people who were members of the branch on the day. */
function shiftsOf(demo: DemoYear): OneShift[] {
  return demo.shifts
    .filter((shift) => isConfirmed(shift) && isInYear(demo, shift.on))
    .flatMap(({ people, site, project, on, minutes, corrected }): OneShift[] =>
      people.map((person) => ({ person, site, project, on, minutes: corrected?.minutes ?? minutes })),
    )
    .filter((each) => isByMember(demo, each))
}

/** What the highest part of a figure comes to, by the figure's key. */
export function highestFigures(demo: DemoYear): Figures {
  const months = parts(
    'month',
    shiftsOf(demo),
    ({ on }) => on.slice(0, 7),
    (list) => list.length,
  )
  return { 'service-person-times|month=*|highest': Math.max(...Object.values(months).map(Number)) }
}

function volunteering(demo: DemoYear): Figures {
  const shifts = shiftsOf(demo)
  const outings = counted(demo, 'volunteer-outing')
  const persons = shifts.map(({ person }) => person)
  const ofRoll = membersWhoDid(demo, shifts)
  const minutes = (list: readonly OneShift[]) => total(list.map((shift) => shift.minutes))
  return {
    'volunteer-teams': counted(demo, 'volunteer-team').filter(({ values }) => values['leader'] !== undefined).length,
    'service-sites': distinctCount(shifts.map(({ site }) => site)),
    outings: outings.length,
    ...parts(
      'outings.project',
      outings,
      ({ values }) => String(values['project']),
      (list) => list.length,
    ),
    'outings-led-by-leaders': outings.filter(({ values }) => values['leaders'] !== undefined).length,
    leaflets: sumOf(outings, 'leaflets'),
    'night-outings': outings.filter(({ values }) => values['isNight'] === true).length,
    'service-person-times': shifts.length,
    ...parts(
      'service-person-times.project',
      shifts,
      ({ project }) => project,
      (list) => list.length,
    ),
    'service-people': distinctCount(persons),
    'service-people-of-roll': ofRoll,
    'service-hours': minutes(shifts),
    ...parts('service-hours.site', shifts, ({ site }) => site, minutes),
    'service-share': share(ofRoll, membersAtEnd(demo).length),
  }
}

function nights(demo: DemoYear): Figures {
  const services = counted(demo, 'night-service')
  const duties = counted(demo, 'service-post-duty')
  return {
    'night-shifts': sumOf(services, 'nightShifts'),
    'night-service-from': Math.min(...services.map(({ on }) => asNumber(on))),
    'night-service-until': Math.max(...services.map(({ values }) => asNumber(String(values['untilOn'])))),
    'service-posts': counted(demo, 'service-post').length,
    'service-post-shifts': sumOf(duties, 'shifts'),
    'service-post-served': sumOf(duties, 'served'),
  }
}

function community(demo: DemoYear): Figures {
  const registered = membersAmong(
    demo,
    standing(demo, 'community-registration').map(({ person }) => person),
  )
  const services = counted(demo, 'community-service')
  return {
    'community-registered': registered,
    'community-registered-rate': share(registered, membersAtEnd(demo).length),
    'community-services': services.length,
    'community-service-people': distinctCount(services.map(({ person }) => person)),
    'community-service-hours': sumOf(services, 'minutes'),
  }
}

function publicFigures(demo: DemoYear): Figures {
  const visits = counted(demo, 'condolence-visit')
  const wishes = counted(demo, 'small-wish')
  const fulfilled = concluded(demo, 'small-wish')
  const opinions = counted(demo, 'public-opinion')
  const handled = (how: string) => concluded(demo, 'public-opinion').filter(({ values }) => values['handling'] === how)
  return {
    'condolence-visits': visits.length,
    'households-visited': sumOf(visits, 'households'),
    ...parts(
      'households-visited.group',
      visits,
      ({ values }) => String(values['group']),
      (list) => sumOf(list, 'households'),
    ),
    'condolence-cash': sumOf(visits, 'cash'),
    'condolence-goods': sumOf(visits, 'goodsWorth'),
    wishes: wishes.length,
    'wishes-fulfilled': fulfilled.length,
    'wishes-fulfilled-rate': share(fulfilled.length, wishes.length),
    opinions: opinions.length,
    ...parts(
      'opinions.channel',
      opinions,
      ({ values }) => String(values['channel']),
      (list) => list.length,
    ),
    'opinions-solved': handled('solved').length,
    'opinions-passed-up': handled('passed-up').length,
    'opinions-solved-rate': share(handled('solved').length, opinions.length),
  }
}
