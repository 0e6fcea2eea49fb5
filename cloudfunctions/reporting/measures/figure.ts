/** What resolving a measure comes to. */
import type { BranchId } from '#domain/people/identity'
import type { Counted } from '#domain/report/when-words'
import type { Period } from '#domain/time/period'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { RecordSubject } from '#domain/records/record-subject'
import { displayed } from './display'
import {
  sourceTitle,
  subjectOf,
  type Aggregate,
  type Display,
  type Measure,
  type RecordMeasure,
  type Source,
} from './measure'

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
  /** Where it is not of all its days. */
  readonly counted?: Counted
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
  /** Of a part, what its first record says beside the key; empty or left out where it says nothing. */
  readonly beside?: string
}

export function figureOf(measure: Measure, { value, records }: Amount, display: Display, period: Period): Figure {
  const { title, unit } = measure
  const shown = displayed(value, display)
  const counted = measure.form === 'records' ? countedOf(measure) : undefined
  const definition = definitionOf(measure)
  return {
    ...{ kind: 'value', value, display: shown, unit, records, title, definition, period },
    ...(counted ? { counted } : {}),
  }
}

/** What stands is as of the last day; dues and indicators are of months that are over. */
function countedOf({ source, aggregate }: RecordMeasure): Counted | undefined {
  if (aggregate.by === 'latest-value' || isOfOneDay(source)) return 'as-of'
  return source.of === 'indicators' || source.of === 'dues-months' ? 'months' : undefined
}

function isOfOneDay(source: Source): boolean {
  if (source.of === 'joinings' || source.of === 'leavings') return false
  return source.of === 'ledger' ? ledgerKind(source.kind)?.lasting === true : subjectOf(source) === 'register'
}

/** A rate is counted as its part is; as of a day only where its whole is so too. */
export function countedTogether(of: Figure, within: Figure): Pick<Figure, 'counted'> {
  const { counted } = of
  return counted === 'months' || (counted && within.counted === counted) ? { counted } : {}
}

/** What the number says, for whoever opens it: what was counted how, then what the measure adds. */
export function definitionOf(measure: Measure): string {
  switch (measure.form) {
    case 'records': {
      const basis = basisOf(measure)
      return measure.note === undefined ? basis : `${basis}；${measure.note}`
    }
    case 'rate':
      return measure.note ?? `${measure.title}，保留一位小数`
    case 'calendar':
      return measure.note ?? measure.title
  }
}

function basisOf({ source, aggregate, unit, display }: RecordMeasure): string {
  const records = recordsOf(source)
  switch (aggregate.by) {
    case 'count':
      return subjectOf(source) === 'register' ? `${records}中的${unit}数` : `${records}的${COUNTS[unit] ?? '条数'}`
    case 'distinct':
      return unit === '人' ? `${records}中的人数，同一人只计一次` : `${records}中不重复的${unit}数`
    case 'sum':
      return `${records}的${SUMS[display] ?? '数量'}合计`
    case 'least':
      return `${records}中最小的数`
    case 'latest-value':
      return `${records}中最近一次的数`
    case 'months':
      return `有${records}的月份数`
    case 'reach':
      return `${records}按人累计，达到要求的人数`
    case 'runs':
      return `${records}按人连续的月份，每一段计一次`
    case 'mean-age':
      return `${records}中的平均年龄，按出生年份计算`
    case 'oldest':
      return `${records}中的最大年龄，按出生年份计算`
    case 'first-date':
      return `${records}中最早的日期`
    case 'last-date':
      return `${records}中最近的日期`
  }
}

/** What is counted one by one is so many records, where it is not people or months of them. */
const COUNTS: Readonly<Record<string, string>> = { 人次: '人次数', 人月: '月数，每人每月计一次' }
const SUMS: Partial<Record<Display, string>> = { yuan: '金额', hours: '时长', 'study-hours': '学时' }

function recordsOf(source: Source): string {
  switch (source.of) {
    case 'members':
      return '截止日党员名册'
    case 'joinings':
    case 'leavings':
      return '党员名册进出记录'
    case 'branches':
    case 'cells':
      return '截止日在册组织'
    case 'committee':
      return '截止日任职'
    case 'dues-months':
      return '党费台账'
    default:
      return `${sourceTitle(source)}记录`
  }
}

const WITHOUT_ZERO: readonly Aggregate['by'][] = ['least', 'mean-age', 'oldest', 'first-date', 'last-date']

/** Whether "none" can be said as 0: of a date, an age or a least value it cannot. */
export function hasZero({ aggregate }: RecordMeasure): boolean {
  return !WITHOUT_ZERO.includes(aggregate.by)
}

/** Branches counted together. */
export type Unit = readonly BranchId[]
