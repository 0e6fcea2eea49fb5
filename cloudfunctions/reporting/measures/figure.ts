/** What resolving a measure comes to. */
import type { BranchId } from '#domain/people/identity'
import type { Counted } from '#domain/report/when-words'
import type { Month } from '#domain/time/civil-date'
import type { Period } from '#domain/time/period'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { RecordSubject } from '#domain/records/record-subject'
import { definitionOf, type PartSaid } from './definition'
import { displayed } from './display'
import { subjectOf, type Aggregate, type Display, type Measure, type RecordMeasure, type Source } from './measure'

/** A figure. `value` is a whole number in the base unit (fen, minutes, tenths of a percent, YYYYMMDD); `display` is printed. */
export interface Figure {
  readonly kind: 'value'
  readonly value: number
  readonly display: string
  readonly unit: string
  /** How many records make it up. */
  readonly records: number
  /** Of a rate whose part and whole rest on records of two sorts: how many of either. */
  readonly recordsApart?: readonly [of: number, within: number]
  readonly title: string
  readonly definition: string
  /** The period as it was counted, cut off. */
  readonly period: Period
  /** Where it is not of all its days. */
  readonly counted?: Counted
  /** Of a sum of monthly numbers: the months of the period that nobody entered. The definition says them in words. */
  readonly missing?: readonly Month[]
}

/** Nothing is recorded: the figure is not known, and `enterAt` says where it would be entered. Never a zero. */
export interface NoRecord {
  readonly kind: 'no-record'
  readonly enterAt: RecordSubject
}

/** The figure does not concern this branch; with `isEmpty` it does, and there is nothing to count or to divide by. */
export interface NotApplicable {
  readonly kind: 'not-applicable'
  readonly why: string
  readonly isEmpty?: true
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
  /** Of a part, what each of its records says beside the key, in their order; only where its dimension asks. */
  readonly beside?: readonly Beside[]
  /** Where its first record stands among those of other keys; only where its dimension asks. */
  readonly place?: string
}

/** What one record says beside the key of its part, empty where it says nothing, and whose record it is. */
export interface Beside {
  readonly said: string
  readonly branchId: BranchId
}

/** How it is shown, and of what: of which days, and of which part. */
interface Shown {
  readonly display: Display
  readonly period: Period
  readonly part?: PartSaid
}

export function figureOf(measure: Measure, { value, records }: Amount, { display, period, part }: Shown): Figure {
  const { title, unit } = measure
  const shown = displayed(value, display)
  const counted = measure.form === 'records' ? countedOf(measure) : undefined
  const definition = definitionOf(measure, part)
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
  if (source.of === 'ledger') return ledgerKind(source.kind)?.lasting === true && !source.anyDay
  return subjectOf(source) === 'register'
}

/** A rate is counted as its part is; as of a day only where its whole is so too. */
export function countedTogether(of: Figure, within: Figure): Pick<Figure, 'counted'> {
  const { counted } = of
  return counted === 'months' || (counted && within.counted === counted) ? { counted } : {}
}

const WITHOUT_ZERO: readonly Aggregate['by'][] = ['least', 'mean-age', 'oldest', 'first-date', 'last-date']

/** Whether "none" can be said as 0: of a date, an age or a least value it cannot. */
export function hasZero({ aggregate }: RecordMeasure): boolean {
  return !WITHOUT_ZERO.includes(aggregate.by)
}

/** Branches counted together. */
export type Unit = readonly BranchId[]
