/**
 * What a filter says about single fields, in the terms of an index: the values a field may have, or a range of them.
 *
 * Bounds only narrow the search. They may admit documents the filter refuses (everything found is tested against the
 * whole filter), never the reverse.
 */
import { isFields, isScalar } from './document'
import type { KeyRange } from './ordered-index'
import { AFTER, encode, typeOf } from './sort-order'

/** Encoded bounds of one field. */
export interface FieldBounds {
  /** The field has one of these values. */
  points?: readonly string[]
  /** The field is at least … (up to the end of the value's type). */
  above?: KeyRange
  /** The field is at most … (from the beginning of the value's type). */
  below?: KeyRange
}

/** Bounds by dotted path. Conditions under `$or`, `$nor`, `$not` and `$expr` give none. */
export type FilterBounds = ReadonlyMap<string, FieldBounds>

export function filterBounds(filter: unknown): FilterBounds {
  const bounds = new Map<string, FieldBounds>()
  collect(filter, '', bounds)
  return bounds
}

function collect(filter: unknown, prefix: string, bounds: Map<string, FieldBounds>): void {
  if (!isFields(filter)) return
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(condition)) for (const each of condition) collect(each, prefix, bounds)
    if (!name.startsWith('$')) collectField(prefix + name, condition, bounds)
  }
}

function collectField(path: string, condition: unknown, bounds: Map<string, FieldBounds>): void {
  const own = bounds.get(path) ?? {}
  bounds.set(path, own)
  if (!isFields(condition)) return narrowToPoints(own, path, [condition])
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$eq') narrowToPoints(own, path, [operand])
    else if (operator === '$in' && Array.isArray(operand)) narrowToPoints(own, path, operand)
    else if (operator === '$elemMatch' && isFields(operand)) collectElement(path, operand, bounds)
    else narrowToRange(own, operator, operand)
  }
}

/** Conditions on one element of an array bound the paths below the array, or the array's own values. */
function collectElement(path: string, condition: Record<string, unknown>, bounds: Map<string, FieldBounds>): void {
  const isOnFields = Object.keys(condition).every((name) => !name.startsWith('$') || name === '$and')
  if (isOnFields) collect(condition, `${path}.`, bounds)
  else if (!('$and' in condition)) collectField(path, condition, bounds)
}

function narrowToPoints(own: FieldBounds, path: string, values: readonly unknown[]): void {
  // A missing field below an array has no single meaning, and an index cannot look inside objects or patterns.
  const usable = values.every((value) => isScalar(value) && (value !== null || !path.includes('.')))
  if (!usable) return
  const points = [...new Set(values.map(encode))].sort()
  if (!own.points || points.length < own.points.length) own.points = points
}

function narrowToRange(own: FieldBounds, operator: string, operand: unknown): void {
  if (operand === null || !isScalar(operand) || Number.isNaN(operand)) return
  const value = encode(operand)
  const start = typeOf(value)
  const end = start + AFTER
  if (operator === '$gt') own.above = higherLow(own.above, { low: value + AFTER, high: end })
  if (operator === '$gte') own.above = higherLow(own.above, { low: value, high: end })
  if (operator === '$lt') own.below = lowerHigh(own.below, { low: start, high: value })
  if (operator === '$lte') own.below = lowerHigh(own.below, { low: start, high: value + AFTER })
}

function higherLow(one: KeyRange | undefined, other: KeyRange): KeyRange {
  return one && one.low >= other.low ? one : other
}

function lowerHigh(one: KeyRange | undefined, other: KeyRange): KeyRange {
  return one && one.high <= other.high ? one : other
}

/**
 * The one range of a field's bounds, if any. On a field with arrays different elements may satisfy the two ends, so only
 * one end can be used.
 */
export function rangeOf({ above, below }: FieldBounds, meetsArrays: boolean): KeyRange | undefined {
  if (!above || !below || meetsArrays) return above ?? below
  return {
    low: above.low > below.low ? above.low : below.low,
    high: above.high < below.high ? above.high : below.high,
  }
}
