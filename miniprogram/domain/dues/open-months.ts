/** What an amount pays of the months a member still has to pay. */
import type { Month } from '../time/civil-date'
import { fen, type Fen } from '../values/money'

/** Rows of a list that are taken in one decision. */
export const TAKEN_AT_ONCE = 50

export interface OpenMonth {
  readonly month: Month
  /** What is open of it. */
  readonly openFen: Fen
}

/** The first months that the amount pays whole, and what is left of it. */
export function paidBy(open: readonly OpenMonth[], amount: Fen): { readonly months: Month[]; readonly leftFen: Fen } {
  const months: Month[] = []
  let left = amount
  for (const { month, openFen } of open) {
    if (openFen > left) break
    months.push(month)
    left = fen(left - openFen)
  }
  return { months, leftFen: left }
}
