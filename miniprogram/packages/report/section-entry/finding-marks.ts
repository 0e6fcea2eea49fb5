/**
 * The sentence of a problem as it is typed. It is kept with the places of its figures, 满32学时的党员{1}人; typed are marks
 * that say what they are: 满32学时的党员【满32学时的党员 4】人. A mark stands or goes as a whole.
 */
import type { ChosenFigure } from '../../../domain/report/report-writing'
import { seenFigure, type WordPart } from '../../../domain/report/wording'
import type { Report } from '../../../services/reports'
import { marksOf, partsOf, textOf, type Mark } from '../../../page-parts/marked-text'

/** A mark for each figure chosen; its key is the place. */
export function placeMarks(
  chosen: readonly ChosenFigure[],
  { figures, year }: Pick<Report, 'figures' | 'year'>,
): Mark[] {
  const named = new Map(figures.map((figure) => [figure.key, figure]))
  return marksOf(
    chosen.map(({ key, title }, at) => {
      const figure = named.get(key)
      const seen = figure ? seenFigure(figure, year) : { title, display: '', unit: '' }
      return { ...seen, key: placeAt(at) }
    }),
  )
}

export function placeAt(at: number): string {
  return `{${at + 1}}`
}

export function markedFinding(finding: string, marks: readonly Mark[]): string {
  const known = new Set(marks.map(({ key }) => key))
  const parts = finding
    .split(/(\{\d+\})/)
    .map((piece): WordPart => (known.has(piece) ? { is: 'figure', key: piece } : { is: 'text', text: piece }))
  return textOf(parts, marks)
}

/** Back to places. Braces that somebody types are none. */
export function findingIn(text: string, marks: readonly Mark[]): string {
  return partsOf(text, marks)
    .map((part) => (part.is === 'figure' ? part.key : part.text.replace(/[{}]/g, '')))
    .join('')
}
