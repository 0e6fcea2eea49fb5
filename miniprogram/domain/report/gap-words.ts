/** Months of a monthly figure that nobody entered, as its definition and the checklist say them. */
import { formatDate, yearOf, type Month } from '../time/civil-date'
import type { Period } from '../time/period'

/** `缺3月、7月的记录`; of a period that crosses New Year with the years. */
export function gapWords(missing: readonly Month[], { from, to }: Period): string {
  const pattern = yearOf(from) === yearOf(to) ? 'M月' : 'YYYY年M月'
  return `缺${missing.map((month) => formatDate(month, pattern)).join('、')}的记录`
}
