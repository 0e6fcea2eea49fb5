import { changingHandlers } from './changing'
import { enteringHandlers } from './entering'
import { importHandlers } from './import'
import { leavingHandlers } from './leaving'
import { passageHandlers } from './passages'
import { registerReadingHandlers } from './reading'

/** The register: who is on the roll, since when and as what; its dated changes and its import. */
export const registerHandlers = {
  ...registerReadingHandlers,
  ...enteringHandlers,
  ...changingHandlers,
  ...leavingHandlers,
  ...passageHandlers,
  ...importHandlers,
}
