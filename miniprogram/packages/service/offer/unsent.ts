/** What the phone keeps of signing in and out until it is sent. */
import { sendOrKeep, waitingItems } from '../../../services/outbox'
import { clockNow } from '../../../services/clock'
import { whyWaiting } from '../../../text/waiting'
import type { Unsent } from '../offer-text'

export interface OfferPlace {
  readonly branchId: string
  readonly offerId: string
}

export function unsentOf(offerId: string): Unsent {
  const own = waitingFor(offerId)
  if (own.some(({ procedure }) => procedure === 'offer.signOut')) return 'sign-out'
  return own.some(({ procedure }) => procedure === 'offer.signIn') ? 'sign-in' : 'nothing'
}

/** For what it waits, and until when: a signing out that waits for the signing in, for what that waits for. */
export function whyUnsent(offerId: string): string {
  return whyWaiting(waitingFor(offerId).find(({ because }) => because !== undefined)?.because)
}

function waitingFor(offerId: string) {
  return waitingItems().filter(({ input }) => 'offerId' in input && input.offerId === offerId)
}

/** Signs in or out; where that brings no answer it is kept with the phone's time and sent later. */
export function sign(procedure: 'offer.signIn' | 'offer.signOut', at: OfferPlace) {
  return sendOrKeep(procedure, at, { ...at, keptAt: clockNow() })
}
