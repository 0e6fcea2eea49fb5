import type { Report } from '../../../services/reports'
import { changedNote, NOTHING_CHANGED, type ChangedLines } from '../../../domain/report/changed-note'
import { byline } from '../../../domain/report/byline'
import { draftLines } from '../report/report-view'

/** The report as plain text to paste: a paragraph to a line, headings with their numbers; what has changed since after it. */
export function plainText(
  report: Pick<Report, 'title' | 'unit' | 'author' | 'sections' | 'figures'>,
  changed: ChangedLines = NOTHING_CHANGED,
): string {
  const { title } = report
  const lines = draftLines(report).filter(({ is }) => is !== 'note')
  const written = lines.map(({ parts }) => parts.map(({ text }) => text).join(''))
  const note = changedNote(changed)
  const noted = note === '' ? [] : ['', `说明：以上是起草时的数字。${note}`]
  return [title, byline(report), '', ...written, ...noted, ''].join('\n')
}
