/** When membership dues are due and when a payment is in time (中组发〔2008〕3号). */
import {
  addDays,
  lastDay,
  monthOf,
  monthsApart,
  monthsBetween,
  quarterOf,
  yearOf,
  type CivilDate,
  type Month,
} from '../time/civil-date'
import type { MemberSpan } from '../people/member-history'
import { PAYMENT_REACH } from '../rules/dues-rules'
import { inForce, noticeBy } from '../rules/rule'
import { quarterPeriod, until, type Period } from '../time/period'

/** Paid monthly in person; quarterly with the branch's consent. */
export const DUES_RHYTHMS = ['monthly', 'quarterly'] as const
export type DuesRhythm = (typeof DUES_RHYTHMS)[number]

/** A month somebody has to pay for, and the branch it is paid to. */
export interface MonthDue {
  readonly month: Month
  readonly branchId: string
}

/**
 * The months of the period for which somebody has to pay, in order. Who pays are probationary and full members; the first
 * month is the one with the day the general meeting accepted the person as probationary. A month of transfer is paid once,
 * to the branch the member came from. (No national text settles the month of a transfer: local practice.)
 */
export function monthsDue(spans: readonly MemberSpan[], period: Period): MonthDue[] {
  const due = new Map<Month, MonthDue>()
  for (const { stage, branchId, fromOn, untilOn } of spans) {
    if (stage !== 'probationary' && stage !== 'full') continue
    const paying = until({ from: fromOn > period.from ? fromOn : period.from, to: period.to }, addDays(untilOn, -1))
    if (!paying || paying.from > paying.to) continue
    for (const month of monthsBetween(monthOf(paying.from), monthOf(paying.to)))
      if (!due.has(month)) due.set(month, { month, branchId })
  }
  return [...due.values()]
}

/** The last day on which dues for the month are paid in time: the month's own last day, or its quarter's. */
export function dueBy(month: Month, rhythm: DuesRhythm): CivilDate {
  return rhythm === 'monthly' ? lastDay(month) : quarterPeriod(yearOf(month), quarterOf(month)).to
}

/** How many months the month paid for lies ahead of the month of payment; negative when it lies behind. */
export function monthsAhead(month: Month, paidOn: CivilDate): number {
  return monthsApart(monthOf(paidOn), month)
}

/**
 * What the rule says beside a payment that reaches further ahead or back than is normal; undefined where it does not.
 * Unusual and not forbidden.
 */
export function reachNotice(months: readonly Month[], paidOn: CivilDate): string | undefined {
  const [rule] = inForce([PAYMENT_REACH], paidOn)
  if (!rule) return undefined
  const ahead = months.map((month) => monthsAhead(month, paidOn))
  const [first, last] = [Math.min(0, ...ahead), Math.max(0, ...ahead)]
  const facts = [
    ...(last > rule.parameters.months ? [`预交了 ${last} 个月以后的`] : []),
    ...(-first > rule.parameters.months ? [`补交了 ${-first} 个月以前的`] : []),
  ]
  return facts.length > 0 ? noticeBy(rule, facts.join('，')) : undefined
}
