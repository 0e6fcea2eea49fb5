/** The table of all handlers: a procedure of the contract without one does not compile. */
import type { ProcedureName } from '#contract'
import { branchHandlers } from './application/branches/branch-handlers'
import { donationHandlers } from './application/donations/donations'
import { duesHandlers } from './application/dues/dues'
import { feedbackHandlers } from './application/feedback/feedback-handlers'
import { indicatorHandlers } from './application/indicators/indicator-handlers'
import { joiningHandlers } from './application/joining/joining-handlers'
import { ledgerHandlers } from './application/ledger/ledger-handlers'
import { ownKindHandlers } from './application/ledger/own-kind-handlers'
import { planStepHandlers } from './application/ledger/plan-steps'
import { noneHandlers } from './application/measures/none'
import { meetingHandlers } from './application/meetings/meeting-handlers'
import { normChoiceHandlers } from './application/norms/norm-choices'
import { ownRecordHandlers } from './application/own-records/own-record-handlers'
import type { Handlers } from './application/ports/handling'
import { registerHandlers } from './application/register/register-handlers'
import { reminderHandlers } from './application/reminders/handlers'
import { entryHandlers } from './application/settling/entry-handlers'
import { volunteeringHandlers } from './application/volunteering/volunteering-handlers'
import { measureHandlers } from './reporting/measures/handlers'
import { ownYearHandlers } from './reporting/own-year/handlers'
import { checkHandlers } from './reporting/report/checking'
import { checklistHandlers } from './reporting/report/checklist'
import { finalHandlers } from './reporting/report/finalizing'
import { fileHandlers } from './reporting/report/files'
import { verifyHandlers } from './reporting/report/verifying'
import { reportHandlers } from './reporting/report/handlers'
import { templateHandlers } from './reporting/report/template-handlers'
import { previewHandlers } from './reporting/report/template-preview'
import { wordingHandlers } from './reporting/report/wording'
import { problemHandlers } from './reporting/problems/handlers'
import { writingHandlers } from './reporting/report/writing'

export const handlers: Handlers<ProcedureName> = {
  ...joiningHandlers,
  ...branchHandlers,
  ...normChoiceHandlers,
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
  ...templateHandlers,
  ...previewHandlers,
  ...reportHandlers,
  ...writingHandlers,
  ...checkHandlers,
  ...checklistHandlers,
  ...finalHandlers,
  ...verifyHandlers,
  ...fileHandlers,
  ...wordingHandlers,
  ...problemHandlers,
  ...planStepHandlers,
  ...reminderHandlers,
  ...feedbackHandlers,
  ...ownRecordHandlers,
  ...ownYearHandlers,
}
