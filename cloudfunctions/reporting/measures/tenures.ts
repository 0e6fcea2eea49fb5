import type { Appointment } from '#domain/people/appointment'
import type { MeasureQuery, Tenure } from './extent'

/** Who was secretary of the branches in the period, from when to when. */
export function tenuresOf(appointments: readonly Appointment[], { branchIds, period }: MeasureQuery): Tenure[] {
  return appointments
    .filter(({ branchId, post }) => post === 'secretary' && branchIds.includes(branchId))
    .filter(({ fromOn, untilOn }) => fromOn <= period.to && period.from < untilOn)
    .map(({ branchId, memberId, fromOn, untilOn }) => ({ branchId, memberId, fromOn, untilOn }))
}
