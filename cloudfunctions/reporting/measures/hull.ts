/**
 * One filter that finds whatever any of several finds, so that one question to the database answers them all. It may find
 * more: whoever asked tests what came by their own filter.
 */
import { isDocument, type Document } from './filter-test'

/** Equal fields become lists of values, ranges become as wide as the widest. */
export function hullOf(filters: readonly Document[]): Document {
  const groups = new Map<string, Document[]>()
  for (const filter of filters) {
    const shape = shapeOf(filter).join()
    groups.set(shape, [...(groups.get(shape) ?? []), filter])
  }
  const hulls = [...groups.values()].map((alike) => merged(alike, shapeOf(alike[0] ?? {})))
  const shapes = hulls.map(shapeOf)
  const common = (shapes[0] ?? []).filter((entry) => shapes.every((shape) => shape.includes(entry)))
  const shared = merged(filters, common)
  // One that says no more than what all say lets everything else through as well.
  return shapes.every(({ length }) => length > common.length) ? { ...shared, $or: hulls } : shared
}

const EQUAL = '='
const isRange = (operator: string) => ['$gt', '$gte', '$lt', '$lte'].includes(operator)

/** `field:=`, `field:$gte $lte`; what is neither equal nor a range is told by its words. */
function shapeOf(filter: Document): string[] {
  return Object.entries(filter).map(([field, condition]) => `${field}:${operatorsOf(condition)}`)
}
function operatorsOf(condition: unknown): string {
  if (Array.isArray(condition)) return JSON.stringify(condition)
  if (!isDocument(condition)) return EQUAL
  const operators = Object.keys(condition)
  if (operators.join() === '$in') return EQUAL
  return operators.every(isRange) ? operators.sort().join(' ') : JSON.stringify(condition)
}

function merged(filters: readonly Document[], shape: readonly string[]): Document {
  return Object.fromEntries(
    shape.map((entry) => {
      const field = entry.slice(0, entry.indexOf(':'))
      return [field, mergedCondition(filters.map((filter) => filter[field]))]
    }),
  )
}

function mergedCondition(conditions: readonly unknown[]): unknown {
  const [first] = conditions
  const operators = operatorsOf(first)
  if (operators === EQUAL) {
    const values = [...new Set(conditions.flatMap(valuesOf))]
    return values.length === 1 ? values[0] : { $in: values }
  }
  if (!isDocument(first) || !operators.split(' ').every(isRange)) return first
  return Object.fromEntries(
    Object.keys(first).map((operator) => {
      const bounds = conditions.flatMap((each) => (isDocument(each) ? [each[operator]] : []))
      return [operator, outermost(bounds, operator)]
    }),
  )
}

function valuesOf(condition: unknown): unknown[] {
  const values: unknown = isDocument(condition) ? condition['$in'] : [condition]
  return Array.isArray(values) ? values : []
}

/** Days and numbers: the least lower bound, the greatest upper one. */
function outermost(bounds: readonly unknown[], operator: string): unknown {
  const isLower = operator.startsWith('$g')
  return bounds.reduce((one, other) => {
    if (typeof one === 'number' && typeof other === 'number') return other < one === isLower ? other : one
    return String(other) < String(one) === isLower ? other : one
  })
}
