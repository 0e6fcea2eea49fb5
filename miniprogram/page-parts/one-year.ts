import type { Choice } from '../components/choice-chips/choice-chips'
import type { PageState } from '../components/page-state/page-state'
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

interface YearPage {
  setData(change: { year: number; state: PageState }): void
  load(): Promise<void>
}
/** For pages that are not of the kit yet: the method that shows another year. */
export function chooseYear(this: YearPage, event: WechatMiniprogram.CustomEvent<{ key: number }>): void {
  this.setData({ year: event.detail.key, state: 'loading' })
  void this.load()
}
