/** Charts made of figures and their parts. */
import type { BarChart, BarSeries } from '../components/bar-chart/bar-chart-plan'
import { addMonths, month, type Month } from '../../../domain/time/civil-date'
import { MEETING_KIND_LABELS } from '../../../domain/meeting/labels'
import type { MeetingKind } from '../../../domain/meeting/meeting-kinds'
import type { Resolved, SplitPart } from '../../../services/reports'
import { monthText } from '../../../text/dates'

/** Numbers with the words for them, by key. */
type Numbers = ReadonlyMap<string, { readonly value: number; readonly display: string }>
export interface NamedNumbers {
  readonly name: string
  readonly numbers: Numbers
}

export function byKey(parts: readonly SplitPart[]): Numbers {
  return new Map(parts.map((part) => [part.key, part]))
}

/** By month; a month in which nothing is recorded has no bar. Undefined when no month has any. */
export function monthChart(
  title: string,
  unit: string,
  months: readonly Month[],
  series: readonly NamedNumbers[],
): BarChart | undefined {
  const labels = months.map(monthText)
  return chartOf({ title, unit, labels, series: series.map((each) => seriesOf(each, months)) })
}

/** By month, each under the same month a year on: what was in `2024-03` stands beside `2025-03`. */
export function aYearOn(numbers: Numbers): Numbers {
  return new Map([...numbers].map(([key, value]) => [addMonths(month(key), 12), value]))
}

/** The meetings that are compared with the year before. */
export const COMPARED_KINDS = [
  'general-meeting',
  'committee-meeting',
  'cell-meeting',
  'party-lecture',
  'themed-party-day',
] as const satisfies readonly MeetingKind[]
export const COMPARED_MEASURES = COMPARED_KINDS.map((kind) => `${kind}-count`)

/** How often each kind of meeting was held, beside the year before. What concerns the branch in neither year is left out. */
export function meetingsChart(
  title: string,
  now: ReadonlyMap<string, Resolved>,
  before: ReadonlyMap<string, Resolved>,
  names: readonly [now: string, before: string],
): BarChart | undefined {
  const kinds = COMPARED_KINDS.filter((kind) => hasValue(now, kind) || hasValue(before, kind))
  const series = [now, before].map((figures, index): BarSeries => {
    const found = kinds.map((kind) => figures.get(`${kind}-count`))
    return {
      name: names[index] ?? '',
      values: found.map((each) => (each?.kind === 'value' ? each.value : null)),
      texts: found.map((each) => (each?.kind === 'value' ? each.display : '')),
    }
  })
  return chartOf({ title, unit: '次', labels: kinds.map((kind) => MEETING_KIND_LABELS[kind]), series })
}

function hasValue(figures: ReadonlyMap<string, Resolved>, kind: MeetingKind): boolean {
  return figures.get(`${kind}-count`)?.kind === 'value'
}

function seriesOf({ name, numbers }: NamedNumbers, keys: readonly string[]): BarSeries {
  const found = keys.map((key) => numbers.get(key))
  return { name, values: found.map((each) => each?.value ?? null), texts: found.map((each) => each?.display ?? '') }
}

function chartOf(chart: BarChart): BarChart | undefined {
  return chart.series.some(({ values }) => values.some((value) => value !== null)) ? chart : undefined
}
