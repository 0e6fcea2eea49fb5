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

/** This year is shown at first, or the one that was `asked` for, which can be chosen too. */
export function thisYearOrLast(asked?: number): OneYear {
  const now = yearOf(today())
  const years = [...new Set([now, now - 1, asked ?? now])]
  return { year: asked ?? now, years: years.map((key) => ({ key, label: `${key}年` })) }
}
