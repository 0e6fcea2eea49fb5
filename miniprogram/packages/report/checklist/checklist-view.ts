/** The open points of a report by what they are, each as a row that leads to its place. */
import { pointGroups, type OpenPoint, type PointGroup, type PointRow } from '../../../domain/report/open-point'
import { everyFigure } from '../../../domain/report/printed-figures'
import { isWrittenSection, type WrittenSection } from '../../../domain/report/report-writing'
import type { Report } from '../../../services/reports'

/** `isStill`: there is no page to go to. */
export type PlacedGroup = PointGroup<PointRow & { readonly isStill: boolean }>

export function placedGroups(points: readonly OpenPoint[], report: Report): PlacedGroup[] {
  const isStill = points.map((point) => placeOf(point, report).is === 'nowhere')
  return pointGroups(points).map((group) => ({
    ...group,
    rows: group.rows.map((row) => ({ ...row, isStill: isStill[row.at] ?? true })),
  }))
}

export type PointPlace =
  | { readonly is: 'evidence'; readonly figure: Report['figures'][number] }
  | { readonly is: 'figures' | 'report' | 'proposals' | 'nowhere' }
  | { readonly is: 'entry'; readonly subject: string }
  | { readonly is: 'waiting'; readonly branchId: string }
  | { readonly is: 'section'; readonly section: WrittenSection }
  | { readonly is: 'written'; readonly section: WrittenSection; readonly entryId: string }
  | { readonly is: 'paragraph'; readonly statement: string }

/** Where an open point is settled. */
export function placeOf(
  { is, section, statement, entry, figure: key, enterAt, branch }: OpenPoint,
  report: Report,
): PointPlace {
  if (is === 'proposal') return { is: 'proposals' }
  if (branch !== undefined) return { is: 'waiting', branchId: branch }
  const figure = everyFigure(report).find((each) => each.key === key)
  if (figure) return { is: 'evidence', figure }
  if (key !== '') return { is: 'figures' }
  if (enterAt !== '') return { is: 'entry', subject: enterAt }
  if (isWrittenSection(section) && (statement === '' || statement === section))
    return entry === undefined ? { is: 'section', section } : { is: 'written', section, entryId: entry }
  if (statement !== '') return { is: 'paragraph', statement }
  return { is: section === '' ? 'nowhere' : 'report' }
}

export function countWords(count: number): string {
  return count === 0 ? '没有查到要再看一看的地方。' : `有 ${count} 处请看一看，点开就到那里。不改也可以导出。`
}
