/** The figures of the draft that an entry may rest on or be measured by, and those that were chosen. */
import type { ChosenFigure } from '../../../domain/report/report-writing'
import { figureTitle } from '../../../domain/report/written-paragraphs'
import type { ReportFigure } from '../../../services/reports'
import { withoutMark, type Mark } from '../../../page-parts/marked-text'
import { findingIn, markedFinding, placeAt } from './finding-marks'
import type { TypedEntry } from './section-entry-view'

export interface FigureRow {
  readonly key: string
  readonly title: string
  readonly value: string
  readonly isChosen: boolean
}

/** The figures of the draft by what they are called, each once; those chosen first. */
export function figureRows(
  figures: readonly ReportFigure[],
  chosen: readonly ChosenFigure[],
  year: number,
  sought: string,
): FigureRow[] {
  const picked = new Set(chosen.map(({ key }) => key))
  const rows = figures.map((figure): FigureRow => {
    const { key } = figure
    const value = `${figure.display}${figure.unit}`
    return { key, title: figureTitle(figure, year), value, isChosen: picked.has(key) }
  })
  const once = [...new Map(rows.map((row) => [row.key, row])).values()].filter(({ title }) => title.includes(sought))
  return [...once.filter(({ isChosen }) => isChosen), ...once.filter(({ isChosen }) => !isChosen)]
}

interface ChosenRow extends FigureRow {
  /** Whether the sentence says it. */
  readonly isSaid: boolean
}

/** The figures that were chosen, as they stand in the draft; a `value` of '' where it has none. */
export function chosenRows(
  figures: readonly ReportFigure[],
  { figures: chosen, finding }: Pick<TypedEntry, 'figures' | 'finding'>,
  year: number,
): ChosenRow[] {
  const rows = new Map(figureRows(figures, chosen, year, '').map((row) => [row.key, row]))
  return chosen.map(({ key, title }, at) => ({
    ...(rows.get(key) ?? { key, title, value: '', isChosen: true }),
    isSaid: finding.includes(placeAt(at)),
  }))
}

/** The choice with one figure more, or without it. */
export function toggledFigure(
  figures: readonly ReportFigure[],
  chosen: readonly ChosenFigure[],
  key: string,
): readonly ChosenFigure[] {
  const rest = chosen.filter((name) => name.key !== key)
  if (rest.length < chosen.length) return rest
  const figure = figures.find((each) => each.key === key)
  return figure ? [...chosen, { key, title: figure.title }] : chosen
}

/**
 * The sentence after the figure at that place (from 1) was let go: its own place goes with its unit, those after it count
 * one less.
 */
export function findingWithout(finding: string, place: number, marks: readonly Mark[]): string {
  const mark = marks[place - 1]
  const rest = mark ? findingIn(withoutMark(markedFinding(finding, marks), mark).text, marks) : finding
  return rest.replace(/\{(\d+)\}/g, (whole, digits: string) => {
    const number = Number(digits)
    return number > place ? `{${number - 1}}` : whole
  })
}

/** The step measured by that figure of the draft. */
export function measuredBy(figure: ReportFigure, before: TypedEntry['metric']): TypedEntry['metric'] {
  const { key, title, unit } = figure
  return { key, title, unit, direction: before?.direction ?? 'at-least' }
}
