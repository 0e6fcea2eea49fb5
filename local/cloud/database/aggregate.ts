import { Aggregator } from 'mingo/aggregator'
import { CloudError } from '../cloud-error'
import type { Collection } from './collection'
import { isFields } from './document'
import { type Examination, type Filter, find, type Selection, type View } from './find'
import { PIPELINE_ROWS_MAXIMUM, PIPELINE_ROWS_WITHOUT_LIMIT } from './limits'
import { pipelineOptions, withMingo } from './mingo-operators'
import { sortOrderOf, type Stage } from './mingo-stages'
import type { SortOrder } from './plan'
import { refuseUnfitStage } from './stage-refusals'

/** What a pipeline reads from. */
export interface PipelineSource {
  readonly view: View
  readonly examination: Examination
  /** Another collection, for `$lookup`; undefined if there is none, which MongoDB takes for an empty one. */
  readonly collection: (name: string) => Collection | undefined
}

/**
 * Runs a pipeline. Its leading `$match`, `$sort`, `$skip` and `$limit` stages are a query and go through the indexes;
 * mingo runs the rest. The rows may share parts with the stored documents.
 */
export function aggregate(
  collection: Collection,
  stages: readonly Stage[],
  source: PipelineSource,
): readonly unknown[] {
  for (const { name, argument } of stages) refuseUnfitStage(name, argument)
  const rows = rowsOf(collection, stages, source)
  assertRows(
    rows.length,
    stages.some(({ name }) => name === '$limit'),
  )
  return rows
}

function rowsOf(collection: Collection, stages: readonly Stage[], source: PipelineSource): readonly unknown[] {
  const { selection, used } = leadingSelection(stages)
  const documents = find(collection, selection, source.view, source.examination)
  const rest = stages.slice(used)
  const pipeline = rest.map(({ name, argument }) => ({ [name]: argument }))
  const run = (): unknown[] => new Aggregator(pipeline, optionsFor(rest, source)).run(documents)
  return rest.length > 0 ? withMingo(run) : documents
}

function optionsFor(stages: readonly Stage[], source: PipelineSource): ReturnType<typeof pipelineOptions> {
  return pipelineOptions(stages, (name, foreignStages) => {
    const foreign = source.collection(name)
    return foreign ? rowsOf(foreign, foreignStages, source) : []
  })
}

/** The stages up to the first one that is no part of a query: any `$match`es, then at most one each of the others. */
function leadingSelection(stages: readonly Stage[]): { selection: Selection; used: number } {
  const filters: Filter[] = []
  let used = 0
  for (let stage = stages[used]; stage?.name === '$match' && isFields(stage.argument); stage = stages[used]) {
    filters.push(stage.argument)
    used += 1
  }
  let sort: SortOrder = []
  const sorting = stages[used]
  if (sorting?.name === '$sort') {
    sort = sortOrderOf(sorting.argument)
    used += 1
  }
  let skip = 0
  const skipping = stages[used]
  if (skipping?.name === '$skip' && isCount(skipping.argument)) {
    skip = skipping.argument
    used += 1
  }
  const filter = filters.length === 1 ? (filters[0] ?? {}) : filters.length === 0 ? {} : { $and: filters }
  const limiting = stages[used]
  if (limiting?.name !== '$limit' || !isCount(limiting.argument)) return { selection: { filter, sort, skip }, used }
  return { selection: { filter, sort, skip, limit: limiting.argument }, used: used + 1 }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function assertRows(rows: number, hasLimit: boolean): void {
  if (!hasLimit && rows > PIPELINE_ROWS_WITHOUT_LIMIT)
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      `the pipeline returns ${rows} rows, but the cloud returns only ${PIPELINE_ROWS_WITHOUT_LIMIT} of a pipeline without limit(): say how many you want`,
    )
  if (rows > PIPELINE_ROWS_MAXIMUM)
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      `the pipeline returns ${rows} rows, more than the maximum of ${PIPELINE_ROWS_MAXIMUM}`,
    )
}
