/** Words about dues that several pages say. Pure. */
import type { OutputOf } from '#contract'
import { noteOf, standingForDesk, type EntryCard } from '../../components/entry-cards/entry-card'
import { monthOf, yearOf, type CivilDate, type Month } from '../../domain/time/civil-date'
import type { DuesCategory } from '../../domain/dues/dues'
import { formatMonths } from '../../domain/dues/dues-account'
import { PAYMENT_METHOD_LABELS } from '../../domain/dues/labels'
import { formatYuan, formatYuanGrouped } from '../../domain/values/money'
import { dayText, dayWithWeekday } from '../../text/dates'

export type DuesMonthView = OutputOf<'dues.accounts'>['accounts'][number]['months'][number]
export type Payment = OutputOf<'dues.list'>['items'][number]

export const CATEGORY_LABELS: Readonly<Record<DuesCategory, string>> = {
  'wage-earner': '按月领取工资',
  retired: '离退休',
  farmer: '农民',
  student: '学生',
  unemployed: '下岗失业',
  relief: '领取抚恤救济',
  hardship: '经批准减免',
}

/** `3月、4月`, the year only where it is not `thisYear`. */
export function monthsText(months: readonly Month[], thisYear: number): string {
  const text = formatMonths(months)
  return text.startsWith(`${thisYear}年`) ? text.slice(`${thisYear}年`.length) : text
}

/** How a month stands, in words without blame; dates of `thisYear` go without their year. */
export function standingText(
  { month, standing, paidOn, dueBy }: DuesMonthView,
  asOf: CivilDate,
  thisYear = yearOf(asOf),
): string {
  switch (standing) {
    case 'exempt':
      return '免交'
    case 'on-time':
    case 'late':
      return paidOn === null ? '已交' : `${dayText(paidOn, thisYear)}已交`
    case 'unpaid':
      return month > monthOf(asOf) ? '还没到' : `${dayText(dueBy, thisYear)}前交`
    case 'overdue':
      return '还没有交'
  }
}

export function isUnpaid({ standing }: DuesMonthView): boolean {
  return standing === 'unpaid' || standing === 'overdue'
}

/** `3月、4月党费，共 90.00 元`. */
export function paymentText({ months, fen, isLargeVoluntary }: Payment, thisYear: number): string {
  return isLargeVoluntary
    ? `大额党费 ${formatYuanGrouped(fen)} 元`
    : `${monthsText(months, thisYear)}党费，共 ${formatYuan(fen)} 元`
}

export function deskPaymentCard(payment: Payment, thisYear: number, maySettle: boolean): EntryCard {
  const { entryId, memberName, occurredOn, method, state } = payment
  return {
    entryId,
    head: [memberName ?? '', dayWithWeekday(occurredOn, thisYear)].filter((part) => part !== '').join(' · '),
    line: paymentText(payment, thisYear),
    note: [PAYMENT_METHOD_LABELS[method], noteOf(payment)].filter((part) => part !== '').join(' · '),
    extra: '',
    ...standingForDesk(state, maySettle),
  }
}
