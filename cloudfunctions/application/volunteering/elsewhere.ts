/** Nobody serves in two places at once: who of a shift was signed in to another one at the same time. */
import { addDays } from '#domain/time/civil-date'
import type { Instant } from '#domain/time/instant'
import type { MemberId } from '#domain/people/identity'
import type { ShiftOffer, ShiftPlace } from '#domain/service/shift-offer'
import type { BranchContext } from '../ports/handling'

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** The branch's other shifts of those days: one may begin before midnight or end after it. */
export async function offersBeside(
  { _id, occurredOn }: ShiftOffer,
  { store, branch }: Pick<BranchContext, 'store' | 'branch'>,
): Promise<ShiftOffer[]> {
  const days = [-1, 0, 1].map((by) => addDays(occurredOn, by))
  const offers = await store.findAll('shiftOffers', { branchId: branch._id, occurredOn: { $in: days } })
  return offers.filter((offer) => offer._id !== _id)
}

/** By member, the project of the other shift. `places`: of the offer and of those beside it. */
export function alsoElsewhere(
  offer: ShiftOffer,
  beside: readonly ShiftOffer[],
  places: readonly ShiftPlace[],
): ReadonlyMap<MemberId, string> {
  const offers = new Map(beside.map((other) => [other._id, other]))
  const here = new Map(
    places.flatMap((place) => (place.offerId === offer._id ? [[place.memberId, spanOf(place, offer)] as const] : [])),
  )
  return new Map(
    places.flatMap((place): [MemberId, string][] => {
      const other = offers.get(place.offerId)
      const [own, there] = [here.get(place.memberId), other && spanOf(place, other)]
      return other && own && there && own.from < there.to && there.from < own.to
        ? [[place.memberId, other.project]]
        : []
    }),
  )
}

/** Who has not left is there until the end. */
function spanOf({ isComing, came, left }: ShiftPlace, { endsAt }: ShiftOffer): Span | undefined {
  return isComing && came ? { from: came.at, to: left?.at ?? endsAt } : undefined
}
