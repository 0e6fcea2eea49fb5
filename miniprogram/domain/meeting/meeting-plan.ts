/** When and where a meeting is to be, and how that has moved since it was convened. */
import { beijingDate, type Instant } from '../time/instant'
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

/**
 * Whether what was noted then still says something of the meeting. Not once it has been moved to another day: leave asked
 * for one day is not leave from another, and who was away or there on one was not thereby on the other. Moving back does
 * not bring it back, since people were told of the other day meanwhile. What was noted is kept all the same.
 */
export function stillStands(meeting: Planned, { markedAt }: { readonly markedAt: Instant }): boolean {
  const { startsAt, earlierPlans = [] } = meeting
  const day = beijingDate(startsAt)
  return earlierPlans.every((plan) => plan.until <= markedAt || beijingDate(plan.startsAt) === day)
}

/** What of all that was noted still stands. */
export function standing<N extends { readonly markedAt: Instant }>(meeting: Planned, notes: readonly N[]): N[] {
  return notes.filter((note) => stillStands(meeting, note))
}
