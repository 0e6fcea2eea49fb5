import type { Report } from '../../../services/reports'
import { draftLines } from '../report/report-view'

/** The report as plain text to paste: a paragraph to a line, headings with their numbers. */
export function plainText(report: Pick<Report, 'title' | 'unit' | 'author' | 'sections' | 'figures'>): string {
  const { title, unit, author } = report
  const lines = draftLines(report).filter(({ is }) => is !== 'note')
  const written = lines.map(({ parts }) => parts.map(({ text }) => text).join(''))
  return [title, author ? `${unit}　${author.name}` : unit, '', ...written, ''].join('\n')
}
