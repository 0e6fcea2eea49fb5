import type { ProceduresIn } from '#contract'
import type { REPORT_PROCEDURES } from '../../miniprogram/services/report-procedures'

/** The client's list leaves none out: a procedure missing there would be sent to the wrong function. */
type Missing = Exclude<ProceduresIn<'report'>, (typeof REPORT_PROCEDURES)[number]>
export const nothingIsMissing: [Missing] extends [never] ? true : Missing = true
