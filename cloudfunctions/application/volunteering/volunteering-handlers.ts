import { certificateHandlers } from './certificate'
import { hostingHandlers } from './hosting'
import { offerCodeHandlers } from './offer-code'
import { offerReadingHandlers } from './offer-reading'
import { offeringHandlers } from './offering'
import { shiftHandlers } from './shifts'
import { takingPartHandlers } from './taking-part'

/** Everything about volunteering: the book of shifts, the shifts offered, and the certificate. */
export const volunteeringHandlers = {
  ...shiftHandlers,
  ...offeringHandlers,
  ...takingPartHandlers,
  ...hostingHandlers,
  ...offerCodeHandlers,
  ...offerReadingHandlers,
  ...certificateHandlers,
}
