/** Chooses how a query finds its documents: through which index, over which keys, in which order. */
import { type FieldBounds, type FilterBounds, rangeOf } from './filter-bounds'
import type { KeyRange, OrderedIndex } from './ordered-index'
import { AFTER } from './sort-order'

/** Sort fields in order of weight; 1 ascending, -1 descending. */
export type SortOrder = readonly (readonly [path: string, direction: 1 | -1])[]

export interface Stretch extends KeyRange {
  /** Length of the key's beginning that is the same in the whole stretch. */
  readonly fixed: number
}

export interface IndexPlan {
  readonly index: OrderedIndex
  readonly stretches: readonly Stretch[]
  readonly descending: boolean
  /** Documents come in the order of the sort. */
  readonly sorted: boolean
}

/** More combinations of `$in` values than this are not searched one by one: the last fields are left to the filter. */
const STRETCHES_MAXIMUM = 1000
/** Up to this many stretches are merged into one order; with more, sorting afterwards is cheaper. */
const MERGED_STRETCHES_MAXIMUM = 100

/** The best index for the query, or undefined if the whole collection must be read. */
export function planQuery(
  indexes: readonly OrderedIndex[],
  bounds: FilterBounds,
  sort: SortOrder,
  isLimited: boolean,
): IndexPlan | undefined {
  let best: { plan: IndexPlan; weight: number } | undefined
  for (const index of indexes) {
    const candidate = planWith(index, bounds, sort, isLimited)
    if (candidate && candidate.weight > (best?.weight ?? 0)) best = candidate
  }
  return best?.plan
}

function planWith(
  index: OrderedIndex,
  bounds: FilterBounds,
  sort: SortOrder,
  isLimited: boolean,
): { plan: IndexPlan; weight: number } | undefined {
  const points = leadingPoints(index, bounds)
  const range = rangeAfter(index, bounds, points.length)
  const prefixes = combinations(points)
  const stretches = prefixes.map((prefix) => stretch(prefix, range))
  const order = sort.length > 0 ? servedOrder(index, points, sort) : undefined
  const sorted = order !== undefined && stretches.length <= MERGED_STRETCHES_MAXIMUM
  const plan = { index, stretches, descending: sorted && order === 'descending', sorted }
  // Equality narrows most; then the order, which makes a limit cheap; then a range.
  const isExact = points.length >= index.fields.length && (index.unique || index.fields[0] === '_id')
  const weight = (isExact ? 1000 : 0) + points.length * 8 + (sorted ? 3 : 0) + (range ? 2 : 0)
  const isNarrower = points.length > 0 || range !== undefined
  return isNarrower || (sorted && isLimited) ? { plan, weight } : undefined
}

/** Values of the index's first fields, as long as each has points. */
function leadingPoints(index: OrderedIndex, bounds: FilterBounds): (readonly string[])[] {
  const points: (readonly string[])[] = []
  let count = 1
  for (const [position, field] of index.keyFields.entries()) {
    const own = usableBounds(index, bounds, position, field)
    if (!own?.points || count * own.points.length > STRETCHES_MAXIMUM) break
    count *= own.points.length
    points.push(own.points)
  }
  return points
}

function rangeAfter(index: OrderedIndex, bounds: FilterBounds, position: number): KeyRange | undefined {
  const field = index.keyFields[position]
  const own = field === undefined ? undefined : usableBounds(index, bounds, position, field)
  return own && rangeOf(own, index.meetsArrays(position))
}

/** Two fields that meet arrays may be satisfied by different elements: only the first of them may be bounded. */
function usableBounds(
  index: OrderedIndex,
  bounds: FilterBounds,
  position: number,
  field: string,
): FieldBounds | undefined {
  const arrayBefore = index.keyFields.slice(0, position).some((_, before) => index.meetsArrays(before))
  return arrayBefore && index.meetsArrays(position) ? undefined : bounds.get(field)
}

function combinations(points: readonly (readonly string[])[]): string[] {
  let prefixes = ['']
  for (const values of points) prefixes = prefixes.flatMap((prefix) => values.map((value) => prefix + value))
  return prefixes
}

function stretch(prefix: string, range: KeyRange | undefined): Stretch {
  const { low, high } = range ?? { low: '', high: AFTER }
  return { low: prefix + low, high: prefix + high, fixed: prefix.length }
}

/** The direction in which the index yields the sort's order, if it does. Arrays sort by their least or greatest element: not by an index. */
function servedOrder(
  index: OrderedIndex,
  points: readonly (readonly string[])[],
  sort: SortOrder,
): 'ascending' | 'descending' | undefined {
  let next = points.length
  let direction: 1 | -1 | undefined
  for (const [path, wanted] of sort) {
    const position = index.keyFields.indexOf(path)
    if (position < 0 || index.meetsArrays(position)) return undefined
    if (position < points.length && points[position]?.length === 1) continue
    if (position !== next || (direction ?? wanted) !== wanted) return undefined
    direction = wanted
    next += 1
  }
  return direction === -1 ? 'descending' : 'ascending'
}
