import type { OutputOf, Refusal } from '#contract'
import type { ShiftOffer, ShiftPlace } from '#domain/service/shift-offer'
import { decide, isRefusal, refuse, type BranchContext, type Decision } from '../ports/handling'
import type { Write } from '../ports/store'

type NotOpen = Refusal<'no-such-offer' | 'offer-closed' | 'offer-cancelled'>
export type Placed = OutputOf<'offer.join'>

/** The offer, if it is one of this branch. */
export async function offerOf(
  offerId: string,
  { store, branch }: BranchContext,
): Promise<ShiftOffer | Refusal<'no-such-offer'>> {
  const offer = await store.get('shiftOffers', offerId)
  return offer && offer.branchId === branch._id ? offer : refuse('no-such-offer', { field: 'offerId' })
}

/** The offer, while it is neither closed nor cancelled. */
export async function openOffer(offerId: string, context: BranchContext): Promise<ShiftOffer | NotOpen> {
  const offer = await offerOf(offerId, context)
  return isRefusal(offer) || offer.state === 'offered' ? offer : notOpen(offer)
}

/** The refusal of an offer that is closed or cancelled. */
export function notOpen({ state }: ShiftOffer): Refusal<'offer-closed' | 'offer-cancelled'> {
  return refuse(state === 'closed' ? 'offer-closed' : 'offer-cancelled', { field: 'offerId' })
}

/** Holds the offer as it was read: whoever closes or changes it meanwhile makes the decision be taken anew. */
export function guardOf({ _id, revision }: ShiftOffer): Write {
  return { do: 'unchanged', in: 'shiftOffers', id: _id, revision }
}

/** Stores a place: the person's first in this offer, or the next version of it. */
export function placeWrite(before: ShiftPlace | undefined, place: ShiftPlace): Write {
  return before
    ? { do: 'replace', in: 'shiftPlaces', doc: { ...place, revision: before.revision + 1 } }
    : { do: 'insert', in: 'shiftPlaces', doc: place }
}

/** The answer about a place, with what is to be written of it. */
export function placed(place: ShiftPlace, minutes: number | null, writes: readonly Write[]): Decision<Placed> {
  const { offerId, memberId, isComing, came, left } = place
  return decide({ offerId, memberId, isComing, came, left, minutes }, writes, place._id)
}
