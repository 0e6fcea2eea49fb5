/** What a member still has to pay, month by month, and what an amount pays of it. */
import type { Month } from '../time/civil-date'
import { fen, type Fen } from '../values/money'
import { isOpen } from './dues-progress'

export interface OpenMonth {
  readonly month: Month
  /** What is open of it. */
  readonly dueFen: Fen
}
interface Line extends OpenMonth {
  readonly paidFen: Fen
  readonly standing: Parameters<typeof isOpen>[0]['standing']
}

/** The open months in order; of a month with several lines what is open of all of them. */
export function openMonths(lines: readonly Line[]): OpenMonth[] {
  const open = new Map<Month, Fen>()
  for (const { month, dueFen, paidFen } of lines.filter(isOpen))
    open.set(month, fen((open.get(month) ?? 0) + dueFen - paidFen))
  return [...open]
    .map(([month, dueFen]) => ({ month, dueFen }))
    .filter(({ dueFen }) => dueFen > 0)
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** The first months that the amount pays whole, and what is left of it. */
export function paidBy(open: readonly OpenMonth[], amount: Fen): { readonly months: Month[]; readonly leftFen: Fen } {
  const months: Month[] = []
  let left = amount
  for (const { month, dueFen } of open) {
    if (dueFen > left) break
    months.push(month)
    left = fen(left - dueFen)
  }
  return { months, leftFen: left }
}
