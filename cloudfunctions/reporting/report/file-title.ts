import type { Branch } from '#domain/branch/branch'
import { upToWords } from '#domain/report/draft-days'
import type { StoredReport } from '#domain/report/duty-report'

/**
 * What the files of a report are called: a bureau's of itself alone is told from that with all below it, and that up to a
 * day in the year from that of the whole year.
 */
export function fileTitle({ name, kind }: Branch, report: Pick<StoredReport, 'year' | 'scope' | 'cutOff'>): string {
  const isAlone = kind === 'bureau' && report.scope === 'own'
  return `${name}${isAlone ? '本级' : ''}${report.year}年度述职报告${upToWords(report)}`
}
