import type { ProceduresIn } from '#contract'

/** The procedures that run in the heavy function. The compiler holds this list against the contract (test/types). */
export const REPORT_PROCEDURES = [
  'meeting.sheet',
  'template.get',
  'template.save',
  'template.reset',
  'template.undo',
  'template.handDown',
  'template.takeBack',
  'template.preview',
  'report.draft',
  'report.document',
  'report.checkDocument',
  'report.checklist',
  'report.finalize',
  'report.finalDocument',
  'report.verify',
  'report.evidenceFile',
  'report.problems',
  'report.answerProblem',
  'register.importTemplate',
  'register.importCheck',
  'register.import',
  'me.export',
  'shift.certificate',
] as const satisfies readonly ProceduresIn<'report'>[]
