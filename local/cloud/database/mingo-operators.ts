/**
 * mingo's operators as this database uses them: those mingo answers differently from MongoDB are replaced
 * (`mingo-stages.ts`, `mingo-queries.ts`), those that would write (`$out`, `$merge`) or run code (`$where`, `$function`, `$accumulator`) are
 * left out.
 *
 * mingo registers no operator by itself when its parts are imported one by one; a `Context` names them.
 */
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import * as windows from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { CloudError } from '../cloud-error'
import { isFields } from './document'
import { ownQueries } from './mingo-queries'
import { ownStages, resolverFor, type RunForeign, type Stage } from './mingo-stages'

const { $where: _where, ...mingoQuery } = queries
const query = { ...mingoQuery, ...ownQueries }
const { $function: _function, ...expression } = expressions
const { $accumulator: _accumulator, ...accumulator } = accumulators
const { $out: _out, $merge: _merge, ...pipeline } = stages

/** What testing, projecting and updating documents needs. */
export const documentOptions: Partial<Options> = {
  context: Context.init({ query, expression, projection: projections }),
  scriptEnabled: false,
}

/**
 * The same for a filter that evaluates no expression. mingo copies its table of operators for every query, and the
 * expressions are five sixths of it.
 */
const plainFilterOptions: Partial<Options> = { context: Context.init({ query }), scriptEnabled: false }

/** What testing documents against this filter needs. */
export function filterOptions(filter: Record<string, unknown>): Partial<Options> {
  return evaluatesExpression(filter) ? documentOptions : plainFilterOptions
}

function evaluatesExpression(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(evaluatesExpression)
  return isFields(filter) && ('$expr' in filter || Object.values(filter).some(evaluatesExpression))
}

const ownPipeline = { ...pipeline, ...ownStages }
const pipelineContext = Context.init({
  accumulator,
  expression,
  pipeline: ownPipeline,
  projection: projections,
  query,
  window: windows,
})
/** The same for a pipeline that evaluates no expression: mingo copies its table for every pipeline as well. */
const plainPipelineContext = Context.init({
  pipeline: {
    $match: ownPipeline.$match,
    $sort: ownPipeline.$sort,
    $skip: ownPipeline.$skip,
    $limit: ownPipeline.$limit,
    $lookup: ownPipeline.$lookup,
    $project: ownPipeline.$project,
  },
  query,
})

/** What a pipeline needs; `$lookup` finds other collections' documents through `runForeign`. */
export function pipelineOptions(stages: readonly Stage[], runForeign: RunForeign): Partial<Options> {
  const context = stages.every(({ name, argument }) => isPlain(name, argument)) ? plainPipelineContext : pipelineContext
  return { context, scriptEnabled: false, collectionResolver: resolverFor(runForeign) }
}

function isPlain(stage: string, argument: unknown): boolean {
  if (stage === '$sort' || stage === '$skip' || stage === '$limit') return true
  if (!isFields(argument)) return false
  if (stage === '$match') return !evaluatesExpression(argument)
  if (stage === '$lookup') return !('pipeline' in argument && 'let' in argument)
  return stage === '$project' && Object.values(argument).every((value) => value === 1 || value === 0)
}

/** Runs mingo; what it finds wrong with a request is the caller's error, not ours. */
export function withMingo<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof CloudError || !(error instanceof Error)) throw error
    throw new CloudError('DATABASE_REQUEST_FAILED', `database request failed: ${error.message}`)
  }
}
