import type { CivilDate, Month } from './civil-date'
import type { DuesCategory } from './dues'
import type { Entry } from './entry'
import type { BranchId, EntryId, MemberId, Stored } from './identity'
import type { Instant } from './instant'
import type { Fen } from './money'

/** How a member-month stands. `exempt`: nothing is due by a dated decision of the next higher committee. */
export const DUES_STANDINGS = ['unpaid', 'on-time', 'late', 'exempt'] as const
export type DuesStanding = (typeof DUES_STANDINGS)[number]

export interface DuesMonth {
  readonly month: Month
  /** The month's last day: a payment after it is late (or the quarter's last day, by the branch's consent). */
  readonly dueBy: CivilDate
  readonly dueFen: Fen
  readonly paidFen: Fen
  readonly paidOn: CivilDate | null
  readonly paymentId: EntryId | null
  readonly standing: DuesStanding
}

/**
 * What one member owes and has paid for one year. `_id` is `<member>:<year>`.
 * Only the approved monthly amount is stored, never the wage it was worked out from.
 */
export interface DuesAccount extends Stored {
  readonly branchId: BranchId
  readonly memberId: MemberId
  readonly year: number
  readonly category: DuesCategory
  readonly monthlyFen: Fen
  /** The rule the amount was fixed under; see dues.ts. */
  readonly ruleId: string
  readonly approvedAt: Instant
  readonly approvedBy: MemberId
  /** For hardship: the decision and its date, in the branch's own words. */
  readonly basis: string | null
  readonly months: readonly DuesMonth[]
}

export const PAYMENT_METHODS = ['in-person', 'transfer', 'by-proxy'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** A payment of membership dues, received on `occurredOn`, for one or more months. */
export interface DuesPayment extends Entry {
  readonly memberId: MemberId
  readonly fen: Fen
  readonly months: readonly Month[]
  readonly method: PaymentMethod
  /** 大额党费: one voluntary payment of 1000 yuan or more, handed on to the centre and recorded apart. */
  readonly isLargeVoluntary: boolean
}

export function duesAccountId(memberId: MemberId, year: number): string {
  return `${memberId}:${year}`
}
