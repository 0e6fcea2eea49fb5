import { acceptingHandlers } from './accepting'
import { bindingHandlers } from './bindings'
import { joinAskingHandlers } from './by-name/asking'
import { groupCodeHandlers } from './by-name/group-code'
import { joinSettlingHandlers } from './by-name/settling'
import { invitationHandlers } from './invitations'
import { meHandlers } from './me'
import { setupHandlers } from './setup'
import { setupLeftHandlers } from './setup-left'

/** How people come in: the first set-up and what is left of it, invitations, the binding of phones, and who one is. */
export const joiningHandlers = {
  ...setupHandlers,
  ...setupLeftHandlers,
  ...meHandlers,
  ...invitationHandlers,
  ...acceptingHandlers,
  ...groupCodeHandlers,
  ...joinAskingHandlers,
  ...joinSettlingHandlers,
  ...bindingHandlers,
}
