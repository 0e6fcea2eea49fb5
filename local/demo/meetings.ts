import { collectiveStudy, generalMeetings, lectures, themedPartyDays, yearsReview } from './branch-meetings'
import type { DemoPerson, DemoPost } from './demo-people'
import type { DemoMeeting } from './demo-records'
import { keepMeeting } from './meeting-plan'
import {
  cellMeetings,
  committeeMeetings,
  democraticLifeMeeting,
  leadingGroupSessions,
  meetingsOfYearBefore,
} from './organ-meetings'
import type { Chance } from './random'

/** Every meeting of the demo year and the few of the year before, in order of date. */
export function meetings(
  year: number,
  people: readonly DemoPerson[],
  posts: readonly DemoPost[],
  chance: Chance,
): DemoMeeting[] {
  const plans = [
    ...meetingsOfYearBefore(year),
    ...generalMeetings(year),
    ...committeeMeetings(year),
    ...cellMeetings(year, posts, chance),
    ...lectures(year),
    ...themedPartyDays(year),
    ...collectiveStudy(year),
    ...yearsReview(year),
    ...leadingGroupSessions(year),
    democraticLifeMeeting(year),
  ]
  const kept = plans.map((plan) => keepMeeting(plan, people, chance.fork('attendance')))
  return kept.sort((a, b) => (`${a.on} ${a.startsAt} ${a.key}` < `${b.on} ${b.startsAt} ${b.key}` ? -1 : 1))
}
