/**
 * From one declaration both the figure and its evidence. `rowStages` finds the records and brings each to one row; the
 * figure is those rows put together, the evidence is those rows listed. Neither knows a condition the other does not.
 */
import { addDays, type CivilDate } from '#domain/time/civil-date'
import type { CompiledStages } from '../../application/ports/store'
import { BY_BRANCH, BY_MONTH, without } from './dimensions'
import type { Extent } from './extent'
import {
  AS_AT,
  AS_AT_30_DAYS_AGO,
  AS_AT_90_DAYS_AGO,
  type Aggregate,
  type Dimension,
  type RecordMeasure,
} from './measure'
import { shapeOf, type SourceShape } from './sources'

/** One record that makes up a figure. `position` tells the elements of one document's list from each other. */
export interface Row {
  readonly id: string
  readonly date: CivilDate
  readonly position: number
  readonly branchId: string
  readonly value?: unknown
  readonly who?: string
  readonly key?: unknown
}

/** One number: of a part when the figure is split (`_id` is its key), else of the whole. `runs` are counted in figure.ts. */
export interface FigureRow {
  readonly _id: unknown
  readonly value: number | string
  readonly records: number
  readonly months?: readonly string[]
}

/** The database hands back at most so many rows; a pipeline must say so itself (see local/cloud/database/limits.ts). */
export const MOST_ROWS = 10_000
const LIMIT = { $limit: MOST_ROWS }

export function collectionOf(measure: RecordMeasure, extent: Extent) {
  return shapeOf(measure.source, extent).collection
}

/** The figure: `FigureRow`s, one for the whole, or one for each part of the dimension. No row: nothing was found. */
export function figureStages(measure: RecordMeasure, extent: Extent, part?: Dimension): CompiledStages {
  return compiled([...rowStages(measure, extent, part), ...togetherStages(measure.aggregate), LIMIT])
}

/** One part of a split figure: the keys, as they are stored, that make it up. */
export interface PartKeys {
  readonly dimension: Dimension
  readonly keys: readonly unknown[]
}

/** The records behind the figure, or behind one part of it: `Row`s by date, id and position, after the one given. */
export function evidenceStages(
  measure: RecordMeasure,
  extent: Extent,
  page: {
    readonly after: { readonly date: string; readonly id: string; readonly position: number } | null
    readonly limit: number
  },
  part?: PartKeys,
): CompiledStages {
  const { after, limit } = page
  const from = after && {
    $or: [
      { date: { $gt: after.date } },
      { date: after.date, id: { $gt: after.id } },
      { date: after.date, id: after.id, position: { $gt: after.position } },
    ],
  }
  return compiled([
    ...rowsOfPart(measure, extent, part),
    ...(from ? [{ $match: from }] : []),
    { $sort: { date: 1, id: 1, position: 1 } },
    { $limit: limit },
  ])
}

/** How many records are behind the figure: one row `{ total }`, or none. */
export function totalStages(measure: RecordMeasure, extent: Extent, part?: PartKeys): CompiledStages {
  return compiled([...rowsOfPart(measure, extent, part), { $group: { _id: null, total: { $sum: 1 } } }, LIMIT])
}

/** The branches that keep records of this at all in the period, whether or not the measure counts them: `{ _id }` each. */
export function baseStages(measure: RecordMeasure, extent: Extent): CompiledStages {
  const { base, branch } = shapeOf(measure.source, extent)
  return compiled([...base, { $group: { _id: `$${branch}` } }, LIMIT])
}

/** Declarations and sources were held to the fields of their records; from here on the stages name those they made. */
function compiled(stages: readonly object[]): CompiledStages {
  return stages as CompiledStages
}

function rowsOfPart(measure: RecordMeasure, extent: Extent, part?: PartKeys): object[] {
  const rows = rowStages(measure, extent, part?.dimension)
  return part ? [...rows, { $match: { key: { $in: part.keys } } }] : rows
}

function rowStages(measure: RecordMeasure, extent: Extent, part?: Dimension): object[] {
  const shape = shapeOf(measure.source, extent)
  const { aggregate } = measure
  const conditions = [whereOf(measure, part), actorOf(measure, extent), presenceOf(aggregate)]
  return [
    ...shape.base,
    ...shape.rest,
    ...conditions.flatMap((condition) => (condition ? [{ $match: atCutOff(condition, extent.asAt) }] : [])),
    { $project: rowOf(shape, aggregate, part) },
    ...choosingStages(aggregate),
  ]
}

function whereOf({ where }: RecordMeasure, part: Dimension | undefined): object | undefined {
  if (part?.insteadOf !== 'where') return where
  return { ...without(where ?? {}, part.field), [part.field]: { $ne: null } }
}

/** Only what a secretary did while in office. */
function actorOf({ actor }: RecordMeasure, { tenures }: Extent): object | undefined {
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

/** A record without the field adds nothing, so it is no evidence either. */
function presenceOf(aggregate: Aggregate): object | undefined {
  return 'field' in aggregate ? { [aggregate.field]: { $exists: true, $ne: null } } : undefined
}

function rowOf({ date, branch, month }: SourceShape, aggregate: Aggregate, part?: Dimension): object {
  const monthText = month === undefined ? { $substrCP: [`$${date}`, 0, 7] } : `$${month}`
  const key = { [BY_MONTH.id]: monthText, [BY_BRANCH.id]: `$${branch}` }[part?.id ?? ''] ?? `$${part?.field}`
  return {
    _id: 0,
    id: '$_id',
    date: `$${date}`,
    position: { $ifNull: ['$position', 0] },
    branchId: `$${branch}`,
    ...('field' in aggregate ? { value: `$${aggregate.field}` } : {}),
    ...(aggregate.by === 'months' ? { value: { $concat: [`$${branch}`, ' ', monthText] } } : {}),
    ...('who' in aggregate ? { who: `$${aggregate.who}` } : {}),
    ...(part ? { key } : {}),
  }
}

const WHOLE_ROW = { id: '$id', date: '$date', position: '$position', branchId: '$branchId', value: '$value' } as const

/** Aggregates that rest on some of the rows only: the latest of each branch, those of people who reach a sum. */
function choosingStages(aggregate: Aggregate): object[] {
  switch (aggregate.by) {
    case 'latest-value':
      return [
        { $sort: { date: 1, id: 1, position: 1 } },
        { $group: { _id: { branchId: '$branchId', key: '$key' }, row: { $last: { ...WHOLE_ROW, key: '$key' } } } },
        ...spread([...Object.keys(WHOLE_ROW), 'key']),
      ]
    case 'reach':
      return [
        {
          $group: {
            _id: { who: '$who', key: '$key' },
            reached: { $sum: '$value' },
            row: { $push: { ...WHOLE_ROW, who: '$who', key: '$key' } },
          },
        },
        { $match: { reached: { $gte: aggregate.atLeast } } },
        { $unwind: '$row' },
        ...spread([...Object.keys(WHOLE_ROW), 'who', 'key']),
      ]
    default:
      return []
  }
}

function spread(fields: readonly string[]): object[] {
  return [{ $project: { _id: 0, ...Object.fromEntries(fields.map((field) => [field, `$row.${field}`])) } }]
}

/** Puts the rows together to one number, or one for each key. */
function togetherStages(aggregate: Aggregate): object[] {
  const records = { $sum: 1 }
  switch (aggregate.by) {
    case 'count':
      return [{ $group: { _id: '$key', value: { $sum: 1 }, records } }]
    case 'sum':
    case 'latest-value':
      return [{ $group: { _id: '$key', value: { $sum: '$value' }, records } }]
    case 'least':
    case 'first-date':
      return [{ $group: { _id: '$key', value: { $min: '$value' }, records } }]
    case 'last-date':
      return [{ $group: { _id: '$key', value: { $max: '$value' }, records } }]
    case 'distinct':
    case 'months':
      return distinctStages('$value')
    case 'reach':
      return distinctStages('$who')
    case 'runs':
      return [
        { $group: { _id: { key: '$key', who: '$who' }, value: { $sum: 0 }, records, months: { $push: '$value' } } },
      ]
  }
}

function distinctStages(item: string): object[] {
  return [
    { $group: { _id: { key: '$key', item }, records: { $sum: 1 } } },
    { $group: { _id: '$_id.key', value: { $sum: 1 }, records: { $sum: '$records' } } },
  ]
}

/** The condition with the cut-off date in its places. */
function atCutOff(condition: unknown, asAt: CivilDate): unknown {
  if (typeof condition === 'string') return dayMeant(condition, asAt)
  if (Array.isArray(condition)) return condition.map((each) => atCutOff(each, asAt))
  if (typeof condition !== 'object' || condition === null) return condition
  return Object.fromEntries(Object.entries(condition).map(([name, each]) => [name, atCutOff(each, asAt)]))
}

function dayMeant(text: string, asAt: CivilDate): string {
  switch (text) {
    case AS_AT:
      return asAt
    case AS_AT_30_DAYS_AGO:
      return addDays(asAt, -30)
    case AS_AT_90_DAYS_AGO:
      return addDays(asAt, -90)
    default:
      return text
  }
}
