/** The months a payment can be for, some of them chosen. Pure. */
import type { Choice } from '../../components/choice-chips/choice-chips'
import { yearOf, type Month } from '../../domain/time/civil-date'
import { fen, formatYuan, parseYuan, sumFen, type Fen } from '../../domain/values/money'
import { monthText } from '../../text/dates'
import type { DuesMonthView } from './dues-text'

export interface MonthChoice extends Choice {
  readonly key: Month
  readonly dueFen: Fen
  readonly isChosen: boolean
}

/** `5月 45.00 元`; the year is said where the months are of more than one. */
export function monthChoices(
  months: readonly Pick<DuesMonthView, 'month' | 'openFen'>[],
  isChosen: (month: Month) => boolean,
): MonthChoice[] {
  const isOneYear = new Set(months.map(({ month }) => yearOf(month))).size <= 1
  return months.map(({ month, openFen: dueFen }) => ({
    key: month,
    label: `${isOneYear ? '' : `${yearOf(month)}年`}${monthText(month)} ${formatYuan(dueFen)} 元`,
    dueFen,
    isChosen: isChosen(month),
  }))
}

export function toggled(choices: readonly MonthChoice[], key: Month): MonthChoice[] {
  return choices.map((each) => (each.key === key ? { ...each, isChosen: !each.isChosen } : each))
}

export function chosenMonths(choices: readonly MonthChoice[]): Month[] {
  return choices.filter(({ isChosen }) => isChosen).map(({ key }) => key)
}

/** What a payment for the chosen months comes to, with what is typed as really paid; nothing typed is what is due. */
export interface Paying {
  /** What is open of the months, as the field suggests it. */
  readonly due: string
  readonly sum: string
  /** What becomes of more or less than that; empty where it is just that. */
  readonly words: string
}
export type PaidAmount = { readonly fen: Fen; readonly isPartial?: true } | { readonly fault: string }

export function payingOf(choices: readonly MonthChoice[], typed: string): Paying {
  const due = chosenSum(choices)
  const paid = paidAmount(choices, typed)
  if ('fault' in paid) return { due: formatYuan(due), sum: formatYuan(due), words: paid.fault }
  return { due: formatYuan(due), sum: formatYuan(paid.fen), words: apartWords(choices, paid.fen) }
}

/** The amount as it is sent, or why it cannot be: the months before the last are paid as a whole. */
export function paidAmount(choices: readonly MonthChoice[], typed: string): PaidAmount {
  const due = chosenSum(choices)
  const amount = typed.trim() === '' ? due : parseYuan(typed)
  if (amount === undefined) return { fault: '金额请写成 45 或 45.50 的样子。' }
  if (amount >= due) return { fen: amount }
  const before = choices.filter(({ isChosen }) => isChosen).slice(0, -1)
  const isEnough = amount > sumFen(before.map(({ dueFen }) => dueFen))
  return isEnough ? { fen: amount, isPartial: true } : { fault: '这些钱不够交所选的月份，请少选几个月。' }
}

function apartWords(choices: readonly MonthChoice[], paidFen: Fen): string {
  const due = chosenSum(choices)
  const last = chosenMonths(choices).pop()
  if (paidFen > due) return `其中自愿多交 ${formatYuan(fen(paidFen - due))} 元。`
  if (paidFen === due || last === undefined) return ''
  return `${monthText(last)}只交了一部分，还差 ${formatYuan(fen(due - paidFen))} 元，交齐了才算交清。`
}

export function chosenSum(choices: readonly MonthChoice[]): Fen {
  return sumFen(choices.filter(({ isChosen }) => isChosen).map(({ dueFen }) => dueFen))
}
