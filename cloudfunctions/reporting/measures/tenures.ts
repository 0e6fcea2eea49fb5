import type { Appointment } from '#domain/people/appointment'
import type { MeasureQuery, Tenure } from './extent'

/**
 * Who was secretary in the period, from when to when, and of which branch the records count: each secretary's own, or, of
 * one organization's secretary, those of every branch of the query.
 */
export function tenuresOf(
  appointments: readonly Appointment[],
  { branchIds, period, actorOf }: MeasureQuery,
): Tenure[] {
  const isMeant = ({ branchId, memberId }: Appointment) =>
    actorOf
      ? branchId === actorOf.branchId && (actorOf.memberId ?? memberId) === memberId
      : branchIds.includes(branchId)
  return appointments
    .filter((each) => each.post === 'secretary' && isMeant(each))
    .filter(({ fromOn, untilOn }) => fromOn <= period.to && period.from < untilOn)
    .flatMap(({ branchId, memberId, fromOn, untilOn }) =>
      (actorOf ? branchIds : [branchId]).map((each) => ({ branchId: each, memberId, fromOn, untilOn })),
    )
}
