/** Query operators where mingo 7 differs from MongoDB. Boundary to mingo: operands are untyped, and are checked here. */
import type { Context } from 'mingo/core'
import * as mingo from 'mingo/operators/query'
import type { Options } from 'mingo/types'
import { isFields } from './document'

type QueryOps = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['query']>
type Operator = (selector: string, operand: never, options: Options) => (document: never) => boolean

const operators: Record<`$${string}`, Operator> = {
  $elemMatch: (selector, criteria: unknown, options) =>
    mingo.$elemMatch(selector, ofDocuments(criteria) as never, options),
  $all: (selector, values: unknown, options) => mingo.$all(selector, allOf(values), options),
  /** Not the cloud's: added to conditions on fields, below. */
  $isDocument: () => (element: unknown) => isFields(element) || Array.isArray(element),
}
export const ownQueries = operators as QueryOps

/**
 * In MongoDB a condition on an element's fields is met by documents alone; mingo takes `{ q: { $ne: 1 } }` to be met by a
 * number, which has no `q`.
 */
function ofDocuments(criteria: unknown): unknown {
  const names = isFields(criteria) ? Object.keys(criteria) : []
  const isOnFields = names.some((name) => !name.startsWith('$') || ['$and', '$or', '$nor'].includes(name))
  return isOnFields ? { $and: [criteria, { _id: { $isDocument: true } }] } : criteria
}

function allOf(values: unknown): unknown {
  if (!Array.isArray(values)) return values
  return values.map((value: unknown) =>
    isFields(value) && '$elemMatch' in value ? { ...value, $elemMatch: ofDocuments(value['$elemMatch']) } : value,
  )
}
