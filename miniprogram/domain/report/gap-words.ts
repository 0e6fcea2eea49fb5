/** Months of a monthly figure that nobody entered, as its definition says them and as the checklist finds them there. */
import { formatDate, yearOf, type Month } from '../time/civil-date'
import type { Period } from '../time/period'

/** `缺3月、7月的记录`; of a period that crosses New Year with the years. */
export function gapWords(missing: readonly Month[], { from, to }: Period): string {
  const pattern = yearOf(from) === yearOf(to) ? 'M月' : 'YYYY年M月'
  return `缺${missing.map((month) => formatDate(month, pattern)).join('、')}的记录`
}

/** The gaps that a definition says; empty where it says none. */
export function gapsIn(definition: string): string {
  return /缺[\d年月、]+的记录/.exec(definition)?.[0] ?? ''
}
