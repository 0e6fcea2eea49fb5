/** The handlers of this function, and as little else as goes: a procedure of the contract without one does not compile. */
import type { ProceduresIn } from '#contract'
import { readListHandlers } from '../application/dues/read-list'
import { duesSheetHandlers } from '../application/dues/sheet/sheet'
import { deskExportHandlers } from '../application/exporting/desk-exports'
import { importHandlers } from '../application/register/import'
import { minutesFileHandlers } from '../application/meetings/minutes/minutes-file'
import { sheetFileHandlers } from '../application/meetings/roll/attendance-file'
import { certificateHandlers } from '../application/volunteering/certificate'
import { exportHandlers } from '../application/own-records/exporting'
import type { Handlers } from '../application/ports/handling'
import { yearBookHandlers } from '../application/year-book/year-book-handlers'
import { ownYearHandlers } from '../reporting/own-year/handlers'
import { summaryHandlers } from '../reporting/summary/handlers'
import { templateHandlers } from '../reporting/report/template-handlers'
import { previewHandlers } from '../reporting/report/template-preview'
import { reportHandlers } from '../reporting/report/handlers'
import { problemHandlers } from '../reporting/problems/handlers'
import { checklistHandlers } from '../reporting/report/checklist'
import { checkHandlers } from '../reporting/report/checking'
import { finalHandlers } from '../reporting/report/finalizing'
import { fileHandlers } from '../reporting/report/files'
import { verifyHandlers } from '../reporting/report/verifying'

export const handlers: Handlers<ProceduresIn<'report'>> = {
  ...importHandlers,
  ...readListHandlers,
  ...duesSheetHandlers,
  ...sheetFileHandlers,
  ...minutesFileHandlers,
  ...certificateHandlers,
  ...exportHandlers,
  ...deskExportHandlers,
  ...yearBookHandlers,
  ...ownYearHandlers,
  ...summaryHandlers,
  ...templateHandlers,
  ...previewHandlers,
  ...reportHandlers,
  ...problemHandlers,
  ...checklistHandlers,
  ...checkHandlers,
  ...finalHandlers,
  ...fileHandlers,
  ...verifyHandlers,
}
