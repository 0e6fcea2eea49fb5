import type { Stored } from './identity'

/** A branch's own template of the duty report (述职报告). */
export interface StoredTemplate extends Stored {
  readonly branchId: string
}

/** A draft of a duty report (ReportDraft). */
export interface StoredReport extends Stored {
  readonly branchId: string
}
