/** What can be asked of the records, and the conditions a record must meet to count: all that figure and evidence share. */
import { daysBefore, yearOf } from '#domain/time/civil-date'
import { isOfLines, without } from './dimensions'
import type { Extent } from './extent'
import {
  AS_AT,
  AS_AT_30_DAYS_AGO,
  AS_AT_90_DAYS_AGO,
  BORN,
  type Aggregate,
  type Dimension,
  type RecordMeasure,
  type Source,
} from './measure'
import { rollCondition, type OnRoll } from './roll'
import { shapeOf } from './sources'

type Filter = Readonly<Record<string, unknown>>

/** What is asked: a measure over an extent, whole or by its parts. */
export interface Question {
  readonly measure: RecordMeasure
  readonly extent: Extent
  readonly part?: Dimension
  /** Split by branches, each as in a figure of its own, and not as a part of what they come to together. */
  readonly isEachAlone?: true
  /** Who is on the register, where only they count (roll.ts); `Records` reads it. */
  readonly roll?: readonly OnRoll[]
}

/** Keys of a part as they are stored: several where they are said as one. */
export type PartKeys = readonly unknown[]

export function collectionOf({ measure, extent }: Pick<Question, 'measure' | 'extent'>) {
  return shapeOf(measure.source, extent).collection
}

/** Whether its records are the lines of meetings' sheets. */
export function isOfSheets(source: Source): boolean {
  return source.of === 'meetings' && source.each === 'sheet'
}

/** Whether it takes single lines of the sheets to answer: the meetings and their tallies do not say it. */
export function needsLines({ measure, extent, part }: Question): boolean {
  const { source, tallied } = measure
  if (!isOfSheets(source)) return false
  return !tallied || extent.memberId !== undefined || (part !== undefined && isOfLines(part))
}

/** Whether the tallies of meetings answer it, where they are to be trusted. */
export function isTallied(question: Question): boolean {
  return question.measure.tallied !== undefined && !needsLines(question)
}

/** What a record of the source, taken apart, must be to count: filters, all of which hold. */
export function conditionsOf(question: Question): Filter[] {
  const { measure, extent, part } = question
  const conditions = [
    whereOf(measure, part),
    passageOf(question),
    actorOf(measure, extent),
    lineOf(measure, extent),
    presenceOf(measure.aggregate),
    rollCondition(question),
  ]
  return conditions.flatMap((condition) => (condition ? [atCutOff(condition, extent) as Filter] : []))
}

/** From one of the branches to another nobody came to them together, nor left them. */
function passageOf({ measure: { source }, extent: { branchIds }, isEachAlone }: Question): Filter | undefined {
  if (isEachAlone || branchIds.length < 2) return undefined
  if (source.of === 'joinings') return { 'changes.left.branchId': { $nin: branchIds } }
  return source.of === 'leavings' ? { 'changes.joined.branchId': { $nin: branchIds } } : undefined
}

/** What a condition says of the meeting, without what it says of the lines of its sheet. */
export function ofMeeting(condition: Filter): Filter {
  const entries = Object.entries(condition).filter(([name]) => !name.startsWith('sheet.'))
  return Object.fromEntries(
    entries.map(([name, each]) => [
      name,
      /^\$(and|or)$/.test(name) && Array.isArray(each) ? each.map(ofMeeting) : each,
    ]),
  )
}

function whereOf({ where }: RecordMeasure, part: Dimension | undefined): Filter | undefined {
  if (part?.insteadOf !== 'where') return where
  return { ...without(where ?? {}, part.field), [part.field]: { $ne: null } }
}

/** Only what a secretary did while in office. */
function actorOf({ actor }: RecordMeasure, { tenures }: Extent): Filter | undefined {
  if (!tenures) return undefined
  if (actor === undefined || tenures.length === 0) return { _id: { $in: [] } }
  return {
    $or: tenures.map(({ branchId, memberId, fromOn, untilOn }) => ({
      branchId,
      [actor]: memberId,
      occurredOn: { $gte: fromOn, $lt: untilOn },
    })),
  }
}

/** Of a meeting's sheet only one's own line; other sources hold nobody else's. */
function lineOf({ source }: RecordMeasure, { memberId }: Extent): Filter | undefined {
  return memberId !== undefined && isOfSheets(source) ? { 'sheet.memberId': memberId } : undefined
}

/** A record without the field adds nothing, so it is no evidence either. */
function presenceOf(aggregate: Aggregate): Filter | undefined {
  return 'field' in aggregate ? { [aggregate.field]: { $exists: true, $ne: null } } : undefined
}

/** The condition with the cut-off date, and years counted back, in their places. */
function atCutOff(condition: unknown, extent: Extent): unknown {
  if (typeof condition === 'string') return meant(condition, extent)
  if (Array.isArray(condition)) return condition.map((each) => atCutOff(each, extent))
  if (typeof condition !== 'object' || condition === null) return condition
  return Object.fromEntries(Object.entries(condition).map(([name, each]) => [name, atCutOff(each, extent)]))
}

function meant(text: string, { asAt, period }: Extent): string | number {
  switch (text) {
    case AS_AT:
      return asAt
    case AS_AT_30_DAYS_AGO:
      return daysBefore(asAt, 30)
    case AS_AT_90_DAYS_AGO:
      return daysBefore(asAt, 90)
    default:
      return /^\$year-\d+$/.test(text) ? yearOf(period.to) - Number(text.slice(BORN.length)) : text
  }
}
