/**
 * The handlers of this function: a procedure of the contract without one does not compile. Most are a subject's whole table,
 * also where one of its procedures writes a document and runs in `report`.
 */
import type { ProceduresIn } from '#contract'
import { joiningHandlers } from '../application/joining/joining-handlers'
import { agendaHandlers } from '../application/agenda/branch-agenda'
import { branchHandlers } from '../application/branches/branch-handlers'
import { overviewHandlers } from '../application/norms/branch-overview'
import { normChoiceHandlers } from '../application/norms/norm-choices'
import { registerHandlers } from '../application/register/register-handlers'
import { entryHandlers } from '../application/settling/entry-handlers'
import { meetingHandlers } from '../application/meetings/meeting-handlers'
import { volunteeringHandlers } from '../application/volunteering/volunteering-handlers'
import { donationHandlers } from '../application/donations/donations'
import { duesHandlers } from '../application/dues/dues'
import { ledgerHandlers } from '../application/ledger/ledger-handlers'
import { ownKindHandlers } from '../application/ledger/own-kind-handlers'
import { indicatorHandlers } from '../application/indicators/indicator-handlers'
import { noneHandlers } from '../application/measures/none'
import { planStepHandlers } from '../application/ledger/plan-steps'
import { duesReminderHandlers } from '../application/reminders/dues-handlers'
import { reminderHandlers } from '../application/reminders/handlers'
import { feedbackHandlers } from '../application/feedback/feedback-handlers'
import { ownRecordHandlers } from '../application/own-records/own-record-handlers'
import type { Handlers } from '../application/ports/handling'
import { uploadHandlers } from '../application/uploads'
import { measureHandlers } from '../reporting/measures/handlers'
import { reportHandlers } from '../reporting/report/handlers'
import { writingHandlers } from '../reporting/report/writing'
import { finalHandlers } from '../reporting/report/finalizing'
import { toVoteHandlers } from '../reporting/report/to-vote'
import { wordingHandlers } from '../reporting/report/wording'

export const handlers: Handlers<ProceduresIn<'api'>> = {
  ...joiningHandlers,
  ...branchHandlers,
  ...normChoiceHandlers,
  ...overviewHandlers,
  ...agendaHandlers,
  ...registerHandlers,
  ...entryHandlers,
  ...meetingHandlers,
  ...volunteeringHandlers,
  ...donationHandlers,
  ...duesHandlers,
  ...ledgerHandlers,
  ...ownKindHandlers,
  ...indicatorHandlers,
  ...noneHandlers,
  ...measureHandlers,
  ...reportHandlers,
  ...writingHandlers,
  ...finalHandlers,
  ...toVoteHandlers,
  ...wordingHandlers,
  ...planStepHandlers,
  ...reminderHandlers,
  ...duesReminderHandlers,
  ...feedbackHandlers,
  ...ownRecordHandlers,
  ...uploadHandlers,
}
