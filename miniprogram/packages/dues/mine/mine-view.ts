/** One's own dues of a year as the page says them. Pure. */
import type { OutputOf } from '#contract'
import { standingForOwner, noteOf, type EntryCard } from '../../../components/entry-cards/entry-card'
import { formatChineseDate } from '../../../domain/time/civil-date'
import type { DuesCategory } from '../../../domain/dues/dues'
import { isOpen } from '../../../domain/dues/dues-progress'
import { PAYMENT_METHOD_LABELS } from '../../../domain/dues/labels'
import { formatYuan } from '../../../domain/values/money'
import type { Consent } from '../../../services/reminders'
import { dayWithWeekday, monthText } from '../../../text/dates'
import { paymentText, standingText } from '../dues-text'

type Mine = OutputOf<'dues.mine'>

export interface MonthLine {
  readonly month: string
  readonly label: string
  readonly amount: string
  readonly words: string
  readonly isPaid: boolean
}
export interface AccountView {
  readonly branchId: string
  /** Named only where there are two: after a transfer within the year. */
  readonly branchName: string
  readonly amount: string
  readonly how: string
  /** When less or nothing was approved; empty for everybody else. */
  readonly decided: string
  readonly voluntary: string
  readonly months: readonly MonthLine[]
}

const HOW: Readonly<Record<DuesCategory, string>> = {
  'wage-earner': '按年初的税后月工资和所在档次的比例核定，年内一般不变。',
  retired: '按年初的月离退休费和所在档次的比例核定，年内一般不变。',
  farmer: '农民党员每月 0.20 元至 1 元，由支部核定。',
  student: '学生党员每月 0.20 元。',
  unemployed: '下岗失业的党员每月 0.20 元。',
  relief: '领取抚恤救济的党员每月 0.20 元。',
  hardship: '生活有困难，经上级党委批准减免。',
}

export function accountsView({ year, accounts, payments, asOf }: Mine): AccountView[] {
  return accounts.map(({ branchId, branchName, category, monthlyFen, flags, decidedOn, months }) => {
    const proposed = payments.filter((payment) => payment.branchId === branchId && payment.state === 'proposed')
    const noted = proposed.flatMap((payment) => payment.months)
    return {
      branchId,
      branchName: accounts.length > 1 ? branchName : '',
      amount: `每月 ${formatYuan(monthlyFen)} 元`,
      how: HOW[category],
      decided: decidedOn === null ? '' : `上级党委${formatChineseDate(decidedOn)}批准`,
      voluntary: flags.includes('above-normal-cap') ? '党费一般每月不超过 1000 元，超过的部分完全自愿。' : '',
      months: months.map((each) => ({
        month: each.month,
        label: monthText(each.month),
        amount: `${formatYuan(each.dueFen)} 元`,
        words: isOpen(each) && noted.includes(each.month) ? '已登记，等确认' : standingText(each, asOf, year),
        isPaid: each.standing === 'on-time' || each.standing === 'late',
      })),
    }
  })
}

export function ownPaymentCards({ year, payments }: Mine): EntryCard[] {
  return payments.map((payment) => ({
    entryId: payment.entryId,
    head: dayWithWeekday(payment.occurredOn, year),
    line: paymentText(payment, year),
    note: [PAYMENT_METHOD_LABELS[payment.method], noteOf(payment)].filter((part) => part !== '').join(' · '),
    extra: '',
    ...standingForOwner(payment.state),
  }))
}

/** Empty where reminders are not set up. */
export function reminderText(consent: Consent | undefined): string {
  if (!consent || consent.templateId === null) return ''
  return consent.left > 0 ? `还会提醒您 ${consent.left} 次` : '现在不会提醒您。点一次，到时提醒一次，不点不打扰。'
}
