/** What a phone of test/faults runs, bundled as it is there: the product's own client. */
export { call, read } from '../../miniprogram/services/call'
export { giveUp, sendOrKeep, sendWaiting, waitingItems } from '../../miniprogram/services/outbox'
export { send } from '../../miniprogram/services/submit'
import { signByCode, signOutUnproven, type OfferPlace } from '../../miniprogram/packages/service/offer/unsent'

/** Without the organiser's code: a guess, which is refused, or a sign-out that waits for the organiser. */
export function sign(procedure: 'offer.signIn' | 'offer.signOut', at: OfferPlace): Promise<unknown> {
  return procedure === 'offer.signIn' ? signByCode(procedure, at, '000000') : signOutUnproven(at)
}
