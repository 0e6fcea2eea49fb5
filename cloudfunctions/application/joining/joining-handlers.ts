import { acceptingHandlers } from './accepting'
import { bindingHandlers } from './bindings'
import { invitationHandlers } from './invitations'
import { meHandlers } from './me'
import { setupHandlers } from './setup'

/** How people come in: the first set-up, invitations, the binding of phones, and who one is. */
export const joiningHandlers = {
  ...setupHandlers,
  ...meHandlers,
  ...invitationHandlers,
  ...acceptingHandlers,
  ...bindingHandlers,
}
