/** What a member owes a branch for a year and has paid, and a payment of it. The months change only by dues-lines.ts. */
import { addMonths, monthNumber, yearOf, type CivilDate, type Month } from '../time/civil-date'
import type { BookLine } from './dues-book'
import type { DuesCategory } from './dues'
import type { Entry } from '../entries/entry'
import type { BranchId, EntryId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { Fen } from '../values/money'

/**
 * How a member-month stands. `exempt`: nothing is due by a dated decision of the next higher committee. `elsewhere`: who
 * lives and works elsewhere pays to a branch there (流动党员), so nothing is due here.
 */
export const DUES_STANDINGS = ['unpaid', 'on-time', 'late', 'exempt', 'elsewhere'] as const
export type DuesStanding = (typeof DUES_STANDINGS)[number]

/** As shown on a day: `overdue` is an unpaid month whose last day for payment is over. Derived, never stored. */
export const SHOWN_STANDINGS = [...DUES_STANDINGS, 'overdue'] as const
export type ShownStanding = (typeof SHOWN_STANDINGS)[number]

/**
 * One line of a member-month: something due that is paid as a whole or not at all. A month has one line, or several where
 * it was paid in parts or raised after it was paid: what is paid stands first, what is open last. So any sum over lines is
 * exact on any day; whoever counts months counts only the lines that are no part.
 */
export interface DuesMonth {
  readonly month: Month
  /** Paid while more of the month was open or became so: the last line of the month says how the month stands. */
  readonly isPart?: true
  /** The month in which the amount was raised after this one was paid: the difference is due by the end of that month. */
  readonly raisedIn?: Month
  /** To which organization it is paid, where that is elsewhere. */
  readonly where?: string
  /** The last day for payment: of the month, or of the quarter by the branch's consent. A payment after it is late. */
  readonly dueBy: CivilDate
  readonly dueFen: Fen
  readonly paidFen: Fen
  readonly paidOn: CivilDate | null
  /** Days from the last day for payment to the day it was paid on: at most 0 in time; null while unpaid. */
  readonly paidAfterDays: number | null
  readonly paymentId: EntryId | null
  readonly standing: DuesStanding
}

/** Why an amount is changed within its year: nothing else is asked, so that no wage is written down. */
export const DUES_CHANGE_REASONS = [
  'base-changed',
  'category-changed',
  'hardship',
  'hardship-over',
  'mistaken',
] as const
export type DuesChangeReason = (typeof DUES_CHANGE_REASONS)[number]

/** A change of the monthly amount in the course of the year. */
export interface DuesChange {
  readonly fromMonth: Month
  readonly monthlyFen: Fen
  readonly changedAt: Instant
  readonly changedBy: MemberId
  /** Of changes that were stored before, in the branch's own words. */
  readonly reason: string
}

/** The meeting that approved an amount, as it was recorded then. */
export interface DuesDecision {
  readonly meetingId: EntryId
  readonly title: string
  readonly occurredOn: CivilDate
}

/**
 * What one member owes one branch for one year and has paid. `_id` is `<branch>:<member>:<year>`: whoever is transferred
 * within a year has an account in either branch. Only the approved monthly amount is stored, never the wage it was
 * worked out from.
 */
export interface DuesAccount extends Stored {
  readonly branchId: BranchId
  readonly memberId: MemberId
  readonly year: number
  readonly category: DuesCategory
  /** The amount of a month as last approved; what is due for each month stands in `months`. */
  readonly monthlyFen: Fen
  /** The rule the amount was fixed under; see dues.ts. */
  readonly ruleId: string
  readonly approvedAt: Instant
  readonly approvedBy: MemberId
  /** For hardship: the day the next higher committee approved it. Absent in accounts stored before. */
  readonly decidedOn?: CivilDate | null
  /** The meeting that approved it with the amounts of the year; absent where it was fixed otherwise. See dues-year.ts. */
  readonly decidedIn?: DuesDecision
  /** The first month that is counted here, where months before it were settled elsewhere; absent for the whole year. */
  readonly fromMonth?: Month
  /** Changes within the year, oldest first; absent while there was none. */
  readonly changes?: readonly DuesChange[]
  /** Every month due in the year, in order, paid or not. */
  readonly months: readonly DuesMonth[]
}

export const PAYMENT_METHODS = ['in-person', 'transfer', 'wechat', 'alipay', 'by-proxy'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** A payment of membership dues, received on `occurredOn`, for one or more months. */
export interface DuesPayment extends Entry {
  readonly memberId: MemberId
  readonly fen: Fen
  readonly months: readonly Month[]
  readonly method: PaymentMethod
  /** 大额党费: one voluntary payment of 1000 yuan or more, handed on to the centre and recorded apart. */
  readonly isLargeVoluntary: boolean
  /**
   * What of it is above what is due (自愿多交不限): kept apart from the months, handed on with ordinary dues. Absent where
   * there is none; a large voluntary payment has none of it.
   */
  readonly voluntaryFen?: Fen
  /** Less than what was open of its months, and meant so: the last of them is paid in part. Absent otherwise. */
  readonly isPartial?: true
  /** Where it stands in the branch's book of dues; see dues-book.ts. Absent until it counts, and in payments of before. */
  readonly booked?: readonly BookLine[]
}

export function duesAccountId(branchId: BranchId, memberId: MemberId, year: number): string {
  return `${branchId}:${memberId}:${year}`
}

/**
 * The account as it is stored after a change. Accounts of before had a `basis` in the branch's own words, into which a pasted
 * row could bring a wage or an identity number: it is not kept.
 */
export function changedAccount(account: DuesAccount, change: Partial<DuesAccount>): DuesAccount {
  const { basis: _, ...kept } = account as DuesAccount & { readonly basis?: unknown }
  return { ...kept, ...change, revision: account.revision + 1 }
}

/** Whose account it is, of which year, by its id; undefined where that is none. */
export function duesAccountOf(id: string): { readonly memberId: MemberId; readonly year: number } | undefined {
  const [, memberId, year] = /^[^:]+:([^:]+):(\d{4})$/.exec(id) ?? []
  return memberId === undefined ? undefined : { memberId, year: Number(year) }
}

/** How a month stands on a day. */
export function standingOn(
  { standing, dueBy: lastDay }: Pick<DuesMonth, 'standing' | 'dueBy'>,
  today: CivilDate,
): ShownStanding {
  return standing === 'unpaid' && lastDay < today ? 'overdue' : standing
}

/**
 * The longest run of calendar months in a row that are still overdue. A month that was paid, be it late, or for which
 * nothing was due ends a run. 党章 art. 9 speaks of six months in a row without a proper reason; only the general meeting
 * decides.
 */
export function overdueRun(months: readonly { readonly month: Month; readonly standing: ShownStanding }[]): number {
  const overdue = months.filter(({ standing }) => standing === 'overdue').map(({ month }) => month)
  let [longest, run] = [0, 0]
  let before: Month | undefined
  for (const month of [...overdue].sort()) {
    run = before !== undefined && addMonths(before, 1) === month ? run + 1 : 1
    longest = Math.max(longest, run)
    before = month
  }
  return longest
}

/**
 * `2025年1月、3月至6月、2026年1月`: a year is named once for its months, which are in order, and `thisYear` not at all; three and
 * more in a row are said by their first and last.
 */
export function formatMonths(months: readonly Month[], thisYear?: number): string {
  const follows = (at: number) => {
    const [before, month] = [months[at - 1], months[at]]
    return before && month && yearOf(before) === yearOf(month) && addMonths(before, 1) === month
  }
  const isWithin = (at: number) => follows(at) && follows(at + 1)
  return months
    .map((month, at) => {
      if (isWithin(at)) return ''
      const before = months[at - 1]
      const named = before === undefined ? yearOf(month) === thisYear : yearOf(before) === yearOf(month)
      const mark = before === undefined ? '' : isWithin(at - 1) ? '至' : '、'
      return `${mark}${named ? '' : `${yearOf(month)}年`}${monthNumber(month)}月`
    })
    .join('')
}
