/** An evening's payments: each member with the months that are paid now. Pure. */
import type { OutputOf } from '#contract'
import { monthOf, type CivilDate, type Month } from '../../../domain/time/civil-date'
import { formatYuan, sumFen, type Fen } from '../../../domain/values/money'
import { isOpen } from '../../../domain/dues/dues-progress'
import { formatMonths } from '../../../domain/dues/dues-account'
import { paidAmount, payingOf, type MonthChoice, type Paying } from '../month-choices'

type Accounts = OutputOf<'dues.accounts'>

export interface Payer {
  readonly memberId: string
  readonly name: string
  /** Everything unpaid of the year, in order; the first `count` are paid now. */
  readonly open: readonly { readonly month: Month; readonly dueFen: Fen }[]
  readonly count: number
  readonly isChosen: boolean
  readonly words: string
}

/** More are not taken in one decision. */
export const MOST_PAYERS = 100

/**
 * Who has something to pay, by name; up to this month is offered, or the next month where all of that is paid. Somebody whose
 * payment is to be noted (`memberId`) is chosen and stands first.
 */
export function payersOf(seen: Accounts, memberId?: string): Payer[] {
  const payers = payersByName(seen)
  const chosen = payers.filter((payer) => payer.memberId === memberId).map((payer) => ({ ...payer, isChosen: true }))
  return [...chosen, ...payers.filter((payer) => payer.memberId !== memberId)]
}

/** Everybody chosen who owes something by now, or nobody where all of them were chosen already. */
export function allChosen(payers: readonly Payer[], asOf: CivilDate): Payer[] {
  const owes = ({ open }: Payer) => open.some(({ month }) => month <= monthOf(asOf))
  const isDone = payers.every((payer) => payer.isChosen || !owes(payer))
  return payers.map((payer) => ({ ...payer, isChosen: !isDone && (payer.isChosen || owes(payer)) }))
}

function payersByName({ accounts, asOf, year }: Accounts): Payer[] {
  return accounts.flatMap(({ memberId, name, months }) => {
    const open = months.filter(isOpen).map(({ month, openFen: dueFen }) => ({ month, dueFen }))
    if (open.length === 0) return []
    const count = Math.max(1, open.filter(({ month }) => month <= monthOf(asOf)).length)
    return [worded({ memberId, name, open, count, isChosen: false, words: '' }, year)]
  })
}

/** The payer with more or fewer months, at least one. */
export function withCount(payer: Payer, count: number, year: number): Payer {
  return worded({ ...payer, count: Math.min(Math.max(1, count), payer.open.length) }, year)
}

export interface PaymentLine {
  readonly memberId: string
  readonly months: Month[]
  readonly fen: Fen
  readonly isPartial?: true
}

/** Of one person alone it may be another amount than what is due: then the field says it. */
export function payments(payers: readonly Payer[], paid = ''): PaymentLine[] | { readonly fault: string } {
  const chosen = payers.filter(({ isChosen }) => isChosen)
  const [only] = chosen
  if (chosen.length !== 1 || !only)
    return chosen.map((payer) => ({ memberId: payer.memberId, months: monthsOf(payer), fen: fenOf(payer) }))
  const amount = paidAmount(choicesOf(only), paid)
  return 'fault' in amount ? amount : [{ memberId: only.memberId, months: monthsOf(only), ...amount }]
}

/** What is paid of somebody who is chosen alone, for the field of the amount; undefined for several or none. */
export function payingAlone(payers: readonly Payer[], paid: string): Paying | undefined {
  const chosen = payers.filter(({ isChosen }) => isChosen)
  return chosen[0] && chosen.length === 1 ? payingOf(choicesOf(chosen[0]), paid) : undefined
}

function choicesOf(payer: Payer): MonthChoice[] {
  return paidNow(payer).map(({ month, dueFen }) => ({ key: month, label: '', dueFen, isChosen: true }))
}

function monthsOf(payer: Payer): Month[] {
  return paidNow(payer).map(({ month }) => month)
}

/** All months that are paid for now. */
export function monthsPaid(payers: readonly Payer[]): Month[] {
  return payers.filter(({ isChosen }) => isChosen).flatMap(monthsOf)
}

/** `共 3 人，135.00 元`. */
export function totalText(payers: readonly Payer[]): string {
  const chosen = payers.filter(({ isChosen }) => isChosen)
  return chosen.length === 0 ? '' : `共 ${chosen.length} 人，${formatYuan(sumFen(chosen.map(fenOf)))} 元`
}

function worded(payer: Payer, year: number): Payer {
  const months = monthsOf(payer)
  return { ...payer, words: `${formatMonths(months, year)}，${formatYuan(fenOf(payer))} 元` }
}

function paidNow({ open, count }: Payer) {
  return open.slice(0, count)
}

function fenOf(payer: Payer): Fen {
  return sumFen(paidNow(payer).map(({ dueFen }) => dueFen))
}
