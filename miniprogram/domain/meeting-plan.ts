/** When and where a meeting is to be, and how that has moved since it was convened. */
import type { Instant } from './instant'
import type { EarlierPlan, Meeting } from './meeting'

export type WhenAndWhere = Pick<Meeting, 'startsAt' | 'place'>
type Planned = Pick<Meeting, 'startsAt' | 'place' | 'earlierPlans'>

export const MOVES = ['time', 'place'] as const
export type Move = (typeof MOVES)[number]

/** What differs for somebody who knows `from`. Another end moves nobody: who comes on time is there. */
export function movesBetween(from: WhenAndWhere, to: WhenAndWhere): Move[] {
  return [
    ...(from.startsAt === to.startsAt ? [] : (['time'] as const)),
    ...(from.place === to.place ? [] : (['place'] as const)),
  ]
}

/** The earlier plans of a meeting once `to` holds: one more where the hour or the place moves. */
export function plansBefore(meeting: Planned, to: WhenAndWhere, now: Instant): readonly EarlierPlan[] {
  const { startsAt, place, earlierPlans = [] } = meeting
  return movesBetween(meeting, to).length === 0 ? earlierPlans : [...earlierPlans, { startsAt, place, until: now }]
}

/** The plan as it stood at that time. */
export function planAt({ startsAt, place, earlierPlans = [] }: Planned, at: Instant): WhenAndWhere {
  return earlierPlans.find(({ until }) => at < until) ?? { startsAt, place }
}

/** The plan with which it was convened. */
export function firstPlan({ startsAt, place, earlierPlans = [] }: Planned): WhenAndWhere {
  return earlierPlans[0] ?? { startsAt, place }
}
