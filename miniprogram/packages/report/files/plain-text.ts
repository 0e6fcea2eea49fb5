import type { Report } from '../../../services/reports'
import { byline } from '../../../domain/report/byline'
import { draftLines } from '../report/report-view'

/** The report as plain text to paste: a paragraph to a line, headings with their numbers; what has changed since after it. */
export function plainText(
  report: Pick<Report, 'title' | 'unit' | 'author' | 'sections' | 'figures'>,
  changed: readonly string[] = [],
): string {
  const { title } = report
  const lines = draftLines(report).filter(({ is }) => is !== 'note')
  const written = lines.map(({ parts }) => parts.map(({ text }) => text).join(''))
  const noted =
    changed.length > 0
      ? ['', `说明：以上是起草时的数字。起草以后记录或口径有变动的有${changed.length}个：${changed.join('；')}。`]
      : []
  return [title, byline(report), '', ...written, ...noted, ''].join('\n')
}
