import type { Branch } from '#domain/branch/branch'
import type { StoredReport } from '#domain/report/duty-report'
import { formatDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'

/**
 * What the files of a report are called: a bureau's of itself alone is told from that with all below it, and that up to a
 * day in the year from that of the whole year.
 */
export function fileTitle(
  { name, kind }: Branch,
  { year, scope, cutOff }: Pick<StoredReport, 'year' | 'scope' | 'cutOff'>,
): string {
  const isAlone = kind === 'bureau' && scope === 'own'
  const until = cutOff < yearPeriod(year).to ? `（截至${formatDate(cutOff, 'M月D日')}）` : ''
  return `${name}${isAlone ? '本级' : ''}${year}年度述职报告${until}`
}
