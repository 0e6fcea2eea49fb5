/** What resolving a measure comes to. */
import type { BranchId } from '#domain/people/identity'
import type { Period } from '#domain/time/period'
import type { RecordSubject } from '#domain/records/record-subject'
import { displayed } from './display'
import { sourceTitle, type Aggregate, type Display, type Measure, type RecordMeasure } from './measure'

/** A figure. `value` is a whole number in the base unit (fen, minutes, tenths of a percent, YYYYMMDD); `display` is printed. */
export interface Figure {
  readonly kind: 'value'
  readonly value: number
  readonly display: string
  readonly unit: string
  /** How many records make it up. */
  readonly records: number
  readonly title: string
  readonly definition: string
  /** The period as it was counted, cut off. */
  readonly period: Period
}

/** Nothing is recorded: the figure is not known, and `enterAt` says where it would be entered. Never a zero. */
export interface NoRecord {
  readonly kind: 'no-record'
  readonly enterAt: RecordSubject
}

/** The figure does not concern this branch, or there is nothing to divide by. */
export interface NotApplicable {
  readonly kind: 'not-applicable'
  readonly why: string
}

export type Blank = NoRecord | NotApplicable
export type Resolved = Figure | Blank

/** One part of a split figure. `key` is text, empty for records that do not say; `raw` are the stored keys behind it. */
export interface FigurePart {
  readonly key: string
  readonly label: string
  readonly figure: Figure
  readonly raw: readonly unknown[]
}

export type ResolvedParts = { readonly kind: 'parts'; readonly parts: readonly FigurePart[] } | Blank

export interface Amount {
  readonly value: number
  readonly records: number
}

export function figureOf(measure: Measure, { value, records }: Amount, display: Display, period: Period): Figure {
  const { title, unit } = measure
  const shown = displayed(value, display)
  return { kind: 'value', value, display: shown, unit, records, title, definition: definitionOf(measure), period }
}

const HOW: Record<Aggregate['by'], string> = {
  count: '逐条计数',
  distinct: '去重计数',
  sum: '合计',
  least: '取最小值',
  'latest-value': '取最近一次',
  months: '有记录的月份数',
  reach: '按人累计达到要求的人数',
  runs: '逐人连续的月份计一次',
  'first-date': '最早日期',
  'last-date': '最近日期',
}

/** What the number says, for whoever opens it. */
export function definitionOf(measure: Measure): string {
  switch (measure.form) {
    case 'records': {
      const basis = `${sourceTitle(measure.source)}记录，${HOW[measure.aggregate.by]}`
      return measure.note === undefined ? basis : `${basis}；${measure.note}`
    }
    case 'rate':
      return measure.note ?? `${measure.title}，保留一位小数`
    case 'calendar':
      return measure.note ?? measure.title
  }
}

/** Whether "none" can be said as 0: of a date or a least value it cannot. */
export function hasZero({ aggregate }: RecordMeasure): boolean {
  return aggregate.by !== 'least' && aggregate.by !== 'first-date' && aggregate.by !== 'last-date'
}

/** Branches counted together. */
export type Unit = readonly BranchId[]
