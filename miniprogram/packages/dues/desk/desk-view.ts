/** The dues of a year as the treasurer's desk shows them: by name, never ranked. Pure. */
import { lastOf } from '../../../domain/values/last'
import type { OutputOf } from '#contract'
import { monthOf, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { fen, formatYuan, sumFen } from '../../../domain/values/money'
import { formatMonths } from '../../../domain/dues/dues-account'
import { duesProgress, isOpen } from '../../../domain/dues/dues-progress'
import { monthText } from '../../../text/dates'
import { shortWords, type DuesMonthView } from '../dues-text'

type Accounts = OutputOf<'dues.accounts'>

export interface MemberLine {
  readonly memberId: string
  readonly name: string
  readonly amount: string
  readonly words: string
  /** Something is still to be paid by now. */
  readonly owes: boolean
}
export interface DeskView {
  /** Whoever owes something by now: what the desk is opened for. */
  readonly owing: readonly MemberLine[]
  /** Everybody. */
  readonly lines: readonly MemberLine[]
  readonly notAssessed: readonly { readonly memberId: string; readonly name: string; readonly words: string }[]
  /** That more was handed up than there is, and what to do; empty where it was not. */
  readonly short: string
  /** `到本月应交 12 个月次，已交 9 个`; empty while nothing is due. */
  readonly progress: string
  readonly percent: number
  /** Whether the register has changed since the months due were worked out. */
  readonly isOutOfStep: boolean
}

export function deskView({ year, asOf, accounts, notAssessed, shortFen = fen(0) }: Accounts): DeskView {
  const ofAll = accounts.flatMap(({ months }) => months)
  const { due, paid } = duesProgress(ofAll, asOf).untilNow
  const lines = accounts.map(({ memberId, name, monthlyFen, months }) => ({
    memberId,
    name,
    amount: `每月 ${formatYuan(monthlyFen)} 元`,
    words: memberWords(months, asOf, year),
    owes: duesProgress(months, asOf).untilNow.open > 0,
  }))
  return {
    owing: lines.filter(({ owes }) => owes),
    lines,
    notAssessed: notAssessed.map(({ memberId, name, monthsDue }) => ({
      memberId,
      name,
      words: `应交 ${monthsDue} 个月`,
    })),
    short: shortWords(shortFen),
    progress: due > 0 ? `${year < yearOf(asOf) ? '全年' : '到本月'}应交 ${due} 个月次，已交 ${paid} 个` : '',
    percent: due > 0 ? Math.floor((paid / due) * 100) : 0,
    isOutOfStep: accounts.some(({ isInStep }) => !isInStep),
  }
}

/** `3月、4月待交`, `4月待交，还差 30.00 元`, `已交到6月`, `免交`. */
export function memberWords(months: readonly DuesMonthView[], asOf: CivilDate, year: number): string {
  if (months.length === 0) return '没有应交的月份'
  if (months.every(({ standing }) => standing === 'exempt')) return '免交'
  if (months.every(({ standing }) => standing === 'elsewhere')) return '在别处交'
  const open = months.filter((each) => isOpen(each) && each.month <= monthOf(asOf))
  // Where some of it was paid, what is still to come is said in yuan.
  const isPartial = open.some(({ paidFen }) => paidFen > 0)
  const rest = isPartial ? `，还差 ${formatYuan(sumFen(open.map(({ openFen }) => openFen)))} 元` : ''
  const named = open.map(({ month }) => month)
  if (open.length > 0) return `${formatMonths(named, year)}待交${rest}`
  const last = lastOf(months.filter(({ paidOn }) => paidOn !== null))
  return last ? `已交到${monthText(last.month)}` : '还没到交的时候'
}
