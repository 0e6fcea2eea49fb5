/** The catalogue of figures: each with its value beside that of the year before. */
import type { ReportScope } from '../../../domain/report/duty-report'
import type { CatalogueMeasure, Resolved } from '../../../services/reports'

export interface FigureRow {
  readonly id: string
  readonly title: string
  /** `46`, or why there is no number. */
  readonly value: string
  readonly unit: string
  readonly isBlank: boolean
  /** `上年同期 38次` */
  readonly beside: string
  readonly splits: boolean
}

/**
 * Ways of splitting that say something; by person comes last: it is not what one looks for first. By branch only where
 * more than one is counted.
 */
export function splitsOf({ dimensions }: CatalogueMeasure, scope: ReportScope) {
  const within = dimensions.filter(({ id }) => scope === 'with-below' || id !== 'branch')
  return [...within.filter(({ isOfPeople }) => !isOfPeople), ...within.filter(({ isOfPeople }) => isOfPeople)]
}

/** A figure of a year beside that of the year before, which `beside` names. */
interface BesideEarlier {
  readonly now: Resolved | undefined
  readonly before: Resolved | undefined
  readonly beside: string
  readonly scope: ReportScope
}

export function figureRow(measure: CatalogueMeasure, { now, before, beside, scope }: BesideEarlier): FigureRow {
  const { id, title, unit } = measure
  const isBlank = now?.kind !== 'value'
  return {
    id,
    title,
    value: valueText(now),
    unit: isBlank ? '' : unit,
    isBlank,
    beside: `${beside} ${valueText(before)}${before?.kind === 'value' ? unit : ''}`,
    splits: !isBlank && splitsOf(measure, scope).length > 0,
  }
}

/** Whether nothing of these is recorded in the year, but some of it in the year before: then that is worth a look. */
export function isOnlyBefore(
  ids: readonly string[],
  now: ReadonlyMap<string, Resolved>,
  before: ReadonlyMap<string, Resolved>,
): boolean {
  const has = (figure: Resolved | undefined) => figure?.kind === 'value' && figure.records > 0
  return !ids.some((id) => has(now.get(id))) && ids.some((id) => has(before.get(id)))
}

function valueText(figure: Resolved | undefined): string {
  if (figure?.kind === 'value') return figure.display
  return figure?.kind === 'not-applicable' ? '不适用' : '暂无记录'
}
