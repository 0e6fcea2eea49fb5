import type { Choice } from '../components/choice-chips/choice-chips'
import { yearOf } from '../domain/time/civil-date'
import { today } from '../services/clock'

/** A page that shows this year or the last one. */
export interface OneYear {
  readonly years: readonly Choice[]
  readonly year: number
}
/** Before the page is opened. */
export const NO_YEAR: OneYear = { years: [], year: 0 }

export function thisYearOrLast(): OneYear {
  const year = yearOf(today())
  return { year, years: [year, year - 1].map((key) => ({ key, label: `${key}年` })) }
}
