import type { Branch } from '#domain/branch/branch'
import type { StoredReport } from '#domain/report/duty-report'

/** What the files of a report are called: a bureau's of itself alone is told from that with all below it. */
export function fileTitle({ name, kind }: Branch, { year, scope }: Pick<StoredReport, 'year' | 'scope'>): string {
  const isAlone = kind === 'bureau' && scope === 'own'
  return `${name}${isAlone ? '本级' : ''}${year}年度述职报告`
}
