import { appointmentHandlers } from './appointments'
import { organizationHandlers } from './branches'
import { cellHandlers } from './cells'
import { journalHandlers } from './journal'
import { thresholdHandlers } from './thresholds'

/** Everything about the tree of organizations: branches, cells, posts, and the log of what was done. */
export const branchHandlers = {
  ...organizationHandlers,
  ...thresholdHandlers,
  ...cellHandlers,
  ...appointmentHandlers,
  ...journalHandlers,
}
