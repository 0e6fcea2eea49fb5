import { ObjectId } from 'bson'

/** A stored document: BSON values in plain objects, deeply frozen. */
export interface Document {
  readonly _id: unknown
  readonly [field: string]: unknown
}

/** A plain object, as opposed to an array, a date, a regular expression or a BSON value. */
export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** One value that is compared as a whole: not an array, not an object, not a pattern. */
export function isScalar(value: unknown): boolean {
  if (value === null || value instanceof Date || value instanceof ObjectId) return true
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** A deep copy that may be changed. Dates, patterns and BSON values are shared: nothing here changes one in place. */
export function copyOf<Value>(value: Value): Value
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => copyOf(element))
  if (!isFields(value)) return value
  const copy: Fields = {}
  for (const name of Object.keys(value)) copy[name] = copyOf(value[name])
  return copy
}

/** Freezes objects and arrays all the way down, so that no operator can change what is stored. */
export function freeze<Value>(value: Value): Value {
  if (Array.isArray(value)) value.forEach(freeze)
  else if (isFields(value)) Object.values(value).forEach(freeze)
  else return value
  return Object.freeze(value)
}
