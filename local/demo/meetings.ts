import { collectiveStudy, generalMeetings, lectures, themedPartyDays, yearsReview } from './branch-meetings'
import type { DemoPerson, DemoPost } from './demo-people'
import type { DemoMeeting } from './demo-records'
import { keepMeeting, type KeptBy, type MeetingPlan } from './meeting-plan'
import { cellMeetings, committeeMeetings, meetingsOfYearBefore } from './organ-meetings'
import { COMMITTEE } from './people'
import type { Chance } from './random'

/** Every meeting of the branch in the demo year and the few of the year before, in order of date. */
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
  ]
  return keptMeetings(plans, { people, committee: COMMITTEE, clerk: 'p06' }, chance)
}

/** In order of date. */
export function keptMeetings(plans: readonly MeetingPlan[], whose: KeptBy, chance: Chance): DemoMeeting[] {
  const kept = plans.map((plan) => keepMeeting(plan, whose, chance.fork('attendance')))
  return kept.sort((a, b) => (`${a.on} ${a.startsAt} ${a.key}` < `${b.on} ${b.startsAt} ${b.key}` ? -1 : 1))
}
