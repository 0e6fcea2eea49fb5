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
export function monthChoices(months: readonly DuesMonthView[], isChosen: (month: Month) => boolean): MonthChoice[] {
  const isOneYear = new Set(months.map(({ month }) => yearOf(month))).size <= 1
  return months.map(({ month, dueFen }) => ({
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

/** What is typed as paid above it (自愿多交), in fen; nothing typed is none, undefined no amount. */
export function voluntaryIn(typed: string): Fen | undefined {
  return typed.trim() === '' ? fen(0) : parseYuan(typed)
}

export function chosenSum(choices: readonly MonthChoice[]): Fen {
  return sumFen(choices.filter(({ isChosen }) => isChosen).map(({ dueFen }) => dueFen))
}
