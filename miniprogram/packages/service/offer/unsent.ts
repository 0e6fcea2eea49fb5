/** What the phone keeps of signing in and out until there is a network. */
import { sendOrKeep, waitingItems } from '../../../services/outbox'
import { clockNow } from '../../../services/clock'
import type { Unsent } from '../offer-text'

export interface OfferPlace {
  readonly branchId: string
  readonly offerId: string
}

export function unsentOf(offerId: string): Unsent {
  const own = waitingItems().filter(({ input }) => 'offerId' in input && input.offerId === offerId)
  if (own.some(({ procedure }) => procedure === 'offer.signOut')) return 'sign-out'
  return own.some(({ procedure }) => procedure === 'offer.signIn') ? 'sign-in' : 'nothing'
}

/** Signs in or out; without a network it is kept with the phone's time and sent later. */
export function sign(procedure: 'offer.signIn' | 'offer.signOut', at: OfferPlace) {
  return sendOrKeep(procedure, at, { ...at, keptAt: clockNow() })
}
