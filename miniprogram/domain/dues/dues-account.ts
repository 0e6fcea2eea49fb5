/** What a member owes and has paid, month by month. The months change only through the functions here. */
import { addMonths, daysBetween, monthNumber, yearOf, type CivilDate, type Month } from '../time/civil-date'
import type { DuesCategory } from './dues'
import { dueBy, isOnTime, type DuesRhythm } from './dues-timing'
import type { Entry } from '../entries/entry'
import type { BranchId, EntryId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import { fen, sumFen, type Fen } from '../values/money'

/** How a member-month stands. `exempt`: nothing is due by a dated decision of the next higher committee. */
export const DUES_STANDINGS = ['unpaid', 'on-time', 'late', 'exempt'] as const
export type DuesStanding = (typeof DUES_STANDINGS)[number]

/** As shown on a day: `overdue` is an unpaid month whose last day for payment is over. Derived, never stored. */
export const SHOWN_STANDINGS = [...DUES_STANDINGS, 'overdue'] as const
export type ShownStanding = (typeof SHOWN_STANDINGS)[number]

export interface DuesMonth {
  readonly month: Month
  /** The month's last day: a payment after it is late (or the quarter's last day, by the branch's consent). */
  readonly dueBy: CivilDate
  readonly dueFen: Fen
  readonly paidFen: Fen
  readonly paidOn: CivilDate | null
  /** Days from the last day for payment to the day it was paid on: at most 0 in time; null while unpaid. */
  readonly paidAfterDays: number | null
  readonly paymentId: EntryId | null
  readonly standing: DuesStanding
}

/** A change of the monthly amount in the course of the year. */
export interface DuesChange {
  readonly fromMonth: Month
  readonly monthlyFen: Fen
  readonly changedAt: Instant
  readonly changedBy: MemberId
  readonly reason: string
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
  /** The first month that is counted here, where months before it were settled elsewhere; absent for the whole year. */
  readonly fromMonth?: Month
  /** Changes within the year, oldest first; absent while there was none. */
  readonly changes?: readonly DuesChange[]
  /** Every month due in the year, in order, paid or not. */
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
  /**
   * What of it is above what is due (自愿多交不限): kept apart from the months, handed on with ordinary dues. Absent where
   * there is none; a large voluntary payment has none of it.
   */
  readonly voluntaryFen?: Fen
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

/** A month nobody has paid yet. Nothing due means exempt. */
export function unpaidMonth(month: Month, dueFen: Fen, rhythm: DuesRhythm): DuesMonth {
  const standing = dueFen === 0 ? 'exempt' : 'unpaid'
  return {
    month,
    dueBy: dueBy(month, rhythm),
    dueFen,
    paidFen: fen(0),
    paidOn: null,
    paidAfterDays: null,
    paymentId: null,
    standing,
  }
}

/** Which month cannot be paid for, and why. */
export interface UnpayableMonth {
  readonly refused: 'month-not-due' | 'month-already-paid'
  readonly month: Month
}

/** What is due for the months together, or the first that is not due (or exempt) or is paid already. */
export function amountDue(account: Pick<DuesAccount, 'months'>, months: readonly Month[]): Fen | UnpayableMonth {
  const amounts: Fen[] = []
  for (const month of months) {
    const found = account.months.find((each) => each.month === month)
    if (!found || found.standing === 'exempt') return { refused: 'month-not-due', month }
    if (found.standing !== 'unpaid') return { refused: 'month-already-paid', month }
    amounts.push(found.dueFen)
  }
  return sumFen(amounts)
}

/** Marks the months as paid by the payment, on time or late; the caller has asked `amountDue`. */
export function markPaid(
  months: readonly DuesMonth[],
  payment: Pick<DuesPayment, '_id' | 'occurredOn' | 'months'>,
  rhythm: DuesRhythm,
): DuesMonth[] {
  const { _id: paymentId, occurredOn: paidOn } = payment
  return months.map((each) =>
    payment.months.includes(each.month)
      ? {
          ...each,
          dueBy: dueBy(each.month, rhythm),
          paidFen: each.dueFen,
          paidOn,
          paidAfterDays: daysBetween(dueBy(each.month, rhythm), paidOn),
          paymentId,
          standing: isOnTime(each.month, paidOn, rhythm) ? 'on-time' : 'late',
        }
      : each,
  )
}

/** What the payment paid for is unpaid again. */
export function markUnpaid(months: readonly DuesMonth[], paymentId: EntryId): DuesMonth[] {
  return months.map((each) =>
    each.paymentId === paymentId
      ? { ...each, paidFen: fen(0), paidOn: null, paidAfterDays: null, paymentId: null, standing: 'unpaid' }
      : each,
  )
}

/** Sets the amount of the months from `fromMonth` on; what is paid stays as it was paid. */
export function changeAmount(
  months: readonly DuesMonth[],
  fromMonth: Month,
  monthlyFen: Fen,
  rhythm: DuesRhythm,
): DuesMonth[] {
  return months.map((each) =>
    each.month >= fromMonth && each.paymentId === null ? unpaidMonth(each.month, monthlyFen, rhythm) : each,
  )
}

/**
 * Brings an account in step with the register and the branch's consent: months no longer due are dropped unless they
 * are paid, months newly due are added at the amount of the month before, and unpaid ones get their last day for payment.
 */
export function inStep(account: DuesAccount, due: readonly Month[], rhythm: DuesRhythm): DuesMonth[] {
  const { months, monthlyFen, fromMonth } = account
  const wanted = due.filter((month) => !fromMonth || month >= fromMonth)
  const kept = months
    .filter(({ month, paymentId }) => paymentId !== null || wanted.includes(month))
    .map((each) => (each.paymentId === null ? unpaidMonth(each.month, each.dueFen, rhythm) : each))
  const added = wanted
    .filter((month) => !months.some((each) => each.month === month))
    .map((month) => {
      const neighbour = months.filter((each) => each.month < month).pop() ?? months[0]
      return unpaidMonth(month, neighbour?.dueFen ?? monthlyFen, rhythm)
    })
  return [...kept, ...added].sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** How a month stands on a day. */
export function standingOn({ standing, dueBy: lastDay }: DuesMonth, today: CivilDate): ShownStanding {
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

/** `2025年1月、2月、2026年1月`: a year is named once for its months, which are in order, and `thisYear` not at all. */
export function formatMonths(months: readonly Month[], thisYear?: number): string {
  return months
    .map((month, at) => {
      const before = months[at - 1]
      const named = before === undefined ? yearOf(month) === thisYear : yearOf(before) === yearOf(month)
      return `${named ? '' : `${yearOf(month)}年`}${monthNumber(month)}月`
    })
    .join('、')
}
