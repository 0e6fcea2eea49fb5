import { accountHandlers } from './accounts'
import { alignHandlers } from './align'
import { assessHandlers } from './assess'
import { bookHandlers } from './book'
import { elsewhereHandlers } from './elsewhere'
import { paymentHandlers } from './payments'
import { takeListHandlers } from './take-list'
import { yearHandlers } from './year'

/** Membership dues: what is owed, what was paid, how it stands. */
export const duesHandlers = {
  ...assessHandlers,
  ...alignHandlers,
  ...paymentHandlers,
  ...accountHandlers,
  ...takeListHandlers,
  ...bookHandlers,
  ...elsewhereHandlers,
  ...yearHandlers,
}
