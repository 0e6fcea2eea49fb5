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

/** Signs in or out by the code; where that brings no answer it is kept as it is and sent later, for the organiser to look at. */
export function signByCode(procedure: 'offer.signIn' | 'offer.signOut', at: OfferPlace, code: string) {
  return sendOrKeep(procedure, { ...at, code }, { ...at, code, kept: true })
}

/** Signs out without the code; kept with the phone's time. */
export function signOutUnproven(at: OfferPlace) {
  return sendOrKeep('offer.signOut', at, { ...at, keptAt: clockNow() })
}

export type Signed = Awaited<ReturnType<typeof signByCode>> | Awaited<ReturnType<typeof signOutUnproven>>
