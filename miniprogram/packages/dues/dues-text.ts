/** Words about dues that several pages say. Pure. */
import type { OutputOf } from '#contract'
import { noteOf, standingForDesk, toConfirm, type DeskCard } from '../../components/entry-cards/entry-card'
import { monthOf, yearOf, type CivilDate } from '../../domain/time/civil-date'
import { AMOUNT_QUESTION_LABELS, DUES_CATEGORY_LABELS, PAYMENT_METHOD_LABELS } from '../../domain/dues/labels'
import { doubtsOf } from '../../domain/records/doubt'
import { RECORD_WORDS, sentenceIn } from '../../domain/records/record-words'
import { fen, formatYuan } from '../../domain/values/money'
import { dayText, dayWithWeekday } from '../../text/dates'

export type DuesMonthView = OutputOf<'dues.accounts'>['accounts'][number]['months'][number]
export type Payment = OutputOf<'dues.list'>['items'][number]

export const CATEGORY_LABELS = DUES_CATEGORY_LABELS
export const QUESTION_LABELS = AMOUNT_QUESTION_LABELS

/** How a month stands, in words without blame; dates of `thisYear` go without their year. */
export function standingText(
  { month, standing, paidOn, dueBy, paidFen, openFen, where }: DuesMonthView,
  asOf: CivilDate,
  thisYear = yearOf(asOf),
): string {
  if (openFen > 0 && paidFen > 0) return `已交 ${formatYuan(paidFen)} 元，还差 ${formatYuan(openFen)} 元`
  switch (standing) {
    case 'exempt':
      return '免交'
    case 'elsewhere':
      return `在${where ?? '别处'}交`
    case 'on-time':
    case 'late':
      return paidOn === null ? '已交' : `${dayText(paidOn, thisYear)}已交`
    case 'unpaid':
      return month > monthOf(asOf) ? '还没到' : `${dayText(dueBy, thisYear)}前交`
    case 'overdue':
      return '还没有交'
  }
}

/** What is wrong where more was handed up than there is, and what can be done; empty where it was not. */
export function shortWords(shortFen: number): string {
  if (shortFen <= 0) return ''
  const amount = formatYuan(fen(shortFen))
  return `上缴的比账上的多 ${amount} 元。多上缴的要退回或者登记错了的，在党费收支里冲销那次上缴；不退的，以后收到的党费先补足，补足以前不能再上缴。`
}

/** `党费：3月、4月，共 90.00 元`. */
export function paymentText(payment: Payment, thisYear: number): string {
  return sentenceIn(RECORD_WORDS.duesPayments, payment, { year: thisYear })
}

export function deskPaymentCard(payment: Payment, thisYear: number, maySettle: boolean): DeskCard {
  const { entryId, memberName, occurredOn, method, state } = payment
  const standing = standingForDesk(state, maySettle)
  return {
    entryId,
    head: [memberName ?? '', dayWithWeekday(occurredOn, thisYear)].filter((part) => part !== '').join(' · '),
    line: paymentText(payment, thisYear),
    note: [PAYMENT_METHOD_LABELS[method], noteOf(payment)].filter((part) => part !== '').join(' · '),
    extra: '',
    ...standing,
    ...toConfirm('duesPayments', standing, doubtsOf('duesPayments', payment)),
  }
}
