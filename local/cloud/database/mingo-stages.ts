/**
 * Pipeline stages where mingo 7 differs from MongoDB, or would change the frozen documents it is given. Boundary to
 * mingo: what stages receive is untyped, and is checked or passed on here.
 */
import type { Context } from 'mingo/core'
import { type Iterator, Lazy } from 'mingo/lazy'
import * as mingo from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { CloudError } from '../cloud-error'
import { copyOf, type Document, isFields } from './document'
import type { SortOrder } from './plan'
import { sortDocuments } from './sorting'

type PipelineOps = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['pipeline']>
/** A pipeline stage as it came over the wire: `$match` and its argument. */
export interface Stage {
  readonly name: string
  readonly argument: unknown
}
type Run = (rows: Iterator, expression: never, options: Options) => Iterator

/** Runs a pipeline over another collection for `$lookup`, through its indexes; without a stage: all of its documents. */
export type RunForeign = (collection: string, stages: readonly Stage[]) => readonly unknown[]

/** mingo hands a pipeline's options to its stages: what finds the collection for `$lookup` travels in them. */
export function resolverFor(runForeign: RunForeign): NonNullable<Options['collectionResolver']> {
  const resolver = (name: string, stages: readonly Stage[] = []) => [...runForeign(name, stages)]
  return resolver as NonNullable<Options['collectionResolver']>
}

const stages: Record<`$${string}`, Run> = {
  $sort: (rows, order: unknown) => rows.transform((all: unknown[]) => Lazy(sortDocuments(all, sortOrderOf(order)))),
  $count,
  $sample,
  $lookup: lookup,
  $addFields: copyingIfNested(mingo.$addFields),
  $set: copyingIfNested(mingo.$set),
  $project: copyingIfNested(mingo.$project),
  $unset: (rows, fields: never, options) => mingo.$unset(rows.map(copyOf), fields, options),
  $unwind: (rows, expression: never, options) => mingo.$unwind(rows.map(copyOf), expression, options),
}
export const ownStages = stages as PipelineOps

/** `{ field: 1 | -1 }` as a list. */
export function sortOrderOf(order: unknown): SortOrder {
  if (!isFields(order)) throw new CloudError('DATABASE_REQUEST_FAILED', 'the sort specification must be an object')
  return Object.entries(order).map(([path, direction]) => {
    if (direction === 1 || direction === -1) return [path, direction] as const
    throw new CloudError('DATABASE_REQUEST_FAILED', `the sort direction of ${path} must be 1 or -1`)
  })
}

/** mingo writes nested results into the objects it was given; top-level ones go into a copy of its own. */
function copyingIfNested(stage: typeof mingo.$project): Run {
  return (rows, expression: Record<string, unknown>, options) => {
    const isNested = Object.entries(expression).some(([name, value]) => name.includes('.') || hasFieldNames(value))
    return stage(isNested ? rows.map(copyOf) : rows, expression, options)
  }
}

function hasFieldNames(value: unknown): boolean {
  return isFields(value) && !Object.keys(value).some((name) => name.startsWith('$'))
}

/** MongoDB counts no rows as no row; mingo as a row with 0. */
function $count(rows: Iterator, name: string, options: Options): Iterator {
  return mingo.$count(rows, name, options).filter((row) => isFields(row) && row[name] !== 0)
}

/** MongoDB draws without putting back; mingo may draw a row twice. */
function $sample(rows: Iterator, { size }: { size: number }): Iterator {
  return rows.transform((all: unknown[]) => {
    const pool = [...all]
    const drawn = Math.min(size, pool.length)
    for (let place = 0; place < drawn; place += 1) {
      const other = place + Math.floor(Math.random() * (pool.length - place))
      ;[pool[place], pool[other]] = [pool[other], pool[place]]
    }
    return Lazy(pool.slice(0, drawn))
  })
}

interface LookupExpression {
  readonly from: string
  readonly as: string
  readonly localField?: string
  readonly foreignField?: string
  readonly let?: Record<string, unknown>
  readonly pipeline?: Record<string, unknown>[]
}

/**
 * Joins by equality fetch just the documents that can match. A pipeline without variables (an uncorrelated subquery, as
 * MongoDB's manual calls it) has the same rows for everybody and runs once, through the indexes; one with variables runs
 * over the whole collection.
 */
function lookup(rows: Iterator, expression: LookupExpression, options: Options): Iterator {
  const runForeign = options.collectionResolver as unknown as RunForeign
  const { from, localField, foreignField, pipeline, as } = expression
  if (pipeline && localField !== undefined)
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      "$lookup takes either 'localField' and 'foreignField' or 'pipeline'",
    )
  if (pipeline && expression.let === undefined && !as.includes('.')) {
    const joined = runForeign(from, pipeline.flatMap(stagesIn))
    return rows.map((row: unknown) => ({ ...(row as Document), [as]: joined }))
  }
  return rows.transform((all: unknown[]) => {
    const equal =
      localField === undefined || foreignField === undefined
        ? []
        : [
            {
              name: '$match',
              argument: { [foreignField]: anyOf(all.flatMap((row) => localValues(row, localField.split('.')))) },
            },
          ]
    const foreign = runForeign(from, equal).map((document) => copyOf(document as Document))
    const join = { ...expression, from: foreign }
    return mingo.$lookup(Lazy(all), join as unknown as Parameters<typeof mingo.$lookup>[1], options)
  })
}

function stagesIn(stage: Record<string, unknown>): Stage[] {
  return Object.entries(stage).map(([name, argument]) => ({ name, argument }))
}

/** One value is looked for as itself: by `_id` that is a single step. */
function anyOf(values: readonly unknown[]): unknown {
  const [only] = values
  return values.length === 1 && typeof only === 'string' ? only : { $in: values }
}

/** The values at a path, arrays opened; a missing one is null, which matches a missing or null foreign field. */
function localValues(node: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(node)) return node.flatMap((element) => localValues(element, path))
  const [step, ...rest] = path
  if (step === undefined) return [node ?? null]
  return localValues(isFields(node) ? node[step] : undefined, rest)
}
