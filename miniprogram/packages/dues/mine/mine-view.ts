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
import { CATEGORY_LABELS, paymentText, QUESTION_LABELS, standingText } from '../dues-text'

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
  /** The meeting that approved it; empty where it was fixed otherwise. */
  readonly approved: string
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
  return accounts.map(({ branchId, branchName, category, monthlyFen, flags, decidedOn, months, approvedIn }) => {
    const proposed = payments.filter((payment) => payment.branchId === branchId && payment.state === 'proposed')
    const noted = proposed.flatMap((payment) => payment.months)
    return {
      branchId,
      branchName: accounts.length > 1 ? branchName : '',
      amount: `每月 ${formatYuan(monthlyFen)} 元`,
      how: HOW[category],
      decided: decidedText(decidedOn),
      approved: approvedIn ? `${approvedText(approvedIn)}审定` : '',
      voluntary: voluntaryText(flags),
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

/** The amount of a year that was proposed, or that is approved and lies ahead. */
export interface AmountView {
  readonly branchId: string
  readonly year: number
  readonly title: string
  readonly amount: string
  readonly how: string
  readonly decided: string
  readonly voluntary: string
  /** What was asked, and what became of it; empty where nothing was. */
  readonly question: string
  readonly mayAsk: boolean
  readonly mayTakeBack: boolean
}

export const QUESTION_CHOICES = (Object.keys(QUESTION_LABELS) as (keyof typeof QUESTION_LABELS)[]).map((key) => ({
  ...{ key, label: QUESTION_LABELS[key] },
}))

/** Without what stands as an account already. */
export function amountsView({ year: shown, accounts, amounts }: Mine): AmountView[] {
  return amounts.flatMap(
    ({ branchId, year, category, monthlyFen, decidedOn, fromMonth, flags, question, approvedIn }) => {
      if (year === shown && accounts.some((account) => account.branchId === branchId)) return []
      const isOpen = question?.settledAs === null
      return [
        {
          ...{ branchId, year, how: HOW[category], decided: decidedText(decidedOn), voluntary: voluntaryText(flags) },
          title: `${year}年党费标准（${approvedIn ? `${approvedText(approvedIn)}审定` : '待会议审定'}）`,
          amount: `每月 ${formatYuan(monthlyFen)} 元，${CATEGORY_LABELS[category]}${fromMonth === null ? '' : `，${monthText(fromMonth)}起`}`,
          question: question ? `${QUESTION_LABELS[question.kind]}：${ANSWERED[question.settledAs ?? 'open']}` : '',
          mayAsk: !approvedIn,
          mayTakeBack: isOpen && !approvedIn,
        },
      ]
    },
  )
}

const ANSWERED = {
  open: '您提出了疑问，管党费的同志会同您说。',
  changed: '已按您的疑问改过，上面是改后的。',
  explained: '已与您说明，标准不变。',
  'taken-back': '您已收回。',
} as const

/** `12月5日“支委会”`, with its year. */
function approvedText({ title, occurredOn }: NonNullable<Mine['accounts'][number]['approvedIn']>): string {
  return `${formatChineseDate(occurredOn)}“${title}”`
}

function decidedText(decidedOn: Mine['accounts'][number]['decidedOn']): string {
  return decidedOn === null ? '' : `上级党委${formatChineseDate(decidedOn)}批准`
}

function voluntaryText(flags: Mine['accounts'][number]['flags']): string {
  return flags.includes('above-normal-cap') ? '党费一般每月不超过 1000 元，超过的部分完全自愿。' : ''
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
