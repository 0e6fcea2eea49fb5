import { NOTHING_CHANGED, type ChangedLines } from '#domain/report/changed-note'
import type { StoredReport } from '#domain/report/duty-report'
import { onePage } from '#domain/report/one-page'
import { reportScopeWords } from '#domain/report/scope-words'
import { formatChineseDate } from '#domain/time/civil-date'
import type { Cell, OfficialDocument } from '../../application/ports/documents'
import { changedBlocks } from './to-document'

/** Two figures beside one another, so that a year has room on one page. */
const COLUMNS = [
  { title: '方面', width: 0.2 },
  { title: '数据', width: 0.24 },
  { title: '数值', width: 0.16 },
  { title: '数据', width: 0.24 },
  { title: '数值', width: 0.16 },
] as const

/** The year of a report on one page. */
export function onePageDocument(report: StoredReport, changed: ChangedLines = NOTHING_CHANGED): OfficialDocument {
  const { year, unit, cutOff } = report
  const rows = onePage(report).flatMap(({ heading, figures }) => {
    const cells = figures.map(({ title, display, unit: of }): Cell[] => [title, `${display}${of}`])
    return cells.flatMap((cell, at) =>
      at % 2 === 0 ? [[at === 0 ? heading : '', ...cell, ...(cells[at + 1] ?? ['', ''])]] : [],
    )
  })
  const source = `数据取自${reportScopeWords(report)}日常记录，截至${formatChineseDate(cutOff)}。`
  return {
    title: `${year}年工作一页看`,
    byline: unit,
    blocks: [
      { kind: 'table', columns: COLUMNS, rows },
      { kind: 'paragraph', runs: [{ text: source }] },
      ...changedBlocks(changed),
    ],
  }
}
