/** Days of a branch's people that draw near: probation that ends, a committee whose term ends. A notice, never a demand. */
import { termEnd } from '../rules/branch-rules'
import { probationOver } from '../rules/probation-rules'
import { addDays, type CivilDate } from '../time/civil-date'
import { holdsOn, isCommitteePost, type Appointment } from './appointment'
import type { BranchId, MemberId } from './identity'
import type { Member } from './member'
import { standingIn } from './roll'

/** `on`: the first day on which a probationary member may become full, or a committee's term is over; also once it is past. */
export interface ComingDay {
  readonly what: 'probation-ends' | 'term-ends'
  /** Whose probation; null of a committee. */
  readonly memberId: MemberId | null
  readonly on: CivilDate
}

/** Enough to convene a general meeting for. */
const PROBATION_DAYS_AHEAD = 30
/** An election is prepared for longer. */
const TERM_DAYS_AHEAD = 90

/** The soonest first. Whose admission is known by its month alone: from that month's first day. */
export function comingDays(
  branchId: BranchId,
  members: readonly Pick<Member, '_id' | 'admittedOn' | 'spans'>[],
  appointments: readonly Appointment[],
  today: CivilDate,
): ComingDay[] {
  const probations = members.flatMap(({ _id, admittedOn, spans }): ComingDay[] => {
    const span = standingIn({ spans }, branchId, today)
    if (span?.stage !== 'probationary') return []
    const on = probationOver(admittedOn ?? span.fromOn, today)
    return on && on <= addDays(today, PROBATION_DAYS_AHEAD) ? [{ what: 'probation-ends', memberId: _id, on }] : []
  })
  const seats = appointments.filter((held) => isCommitteePost(held.post) && holdsOn(held, today))
  const [since] = seats.map(({ fromOn }) => fromOn).sort()
  const end = since && termEnd(since, today)
  const terms: ComingDay[] =
    end && end <= addDays(today, TERM_DAYS_AHEAD) ? [{ what: 'term-ends', memberId: null, on: end }] : []
  return [...probations, ...terms].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
