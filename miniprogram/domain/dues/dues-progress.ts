/** How dues stand together on a day: one computation for whoever counts them. */
import { monthOf, type CivilDate, type Month } from '../time/civil-date'
import type { ShownStanding } from './dues-account'

interface StandingMonth {
  readonly month: Month
  readonly standing: ShownStanding
}

/**
 * Months of people (人月) with something due; nothing is due here for the exempt and for who pays elsewhere, so they are
 * neither paid nor open.
 */
export interface DuesCount {
  readonly due: number
  readonly paid: number
  readonly open: number
  /** Exempt, or paid elsewhere. */
  readonly exempt: number
}
export interface DuesProgress {
  readonly thisMonth: DuesCount
  /** This month and every one before it. */
  readonly untilNow: DuesCount
}

export function isOpen({ standing }: Pick<StandingMonth, 'standing'>): boolean {
  return standing === 'unpaid' || standing === 'overdue'
}

export function duesProgress(months: readonly StandingMonth[], asOf: CivilDate): DuesProgress {
  const now = monthOf(asOf)
  return {
    thisMonth: counted(months.filter(({ month }) => month === now)),
    untilNow: counted(months.filter(({ month }) => month <= now)),
  }
}

function counted(months: readonly StandingMonth[]): DuesCount {
  const exempt = months.filter(({ standing }) => standing === 'exempt' || standing === 'elsewhere').length
  const open = months.filter(isOpen).length
  const due = months.length - exempt
  return { due, paid: due - open, open, exempt }
}
