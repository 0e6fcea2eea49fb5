import type { CollectionName, Collections } from './collections'

/**
 * A MongoDB filter, sent to the database as it stands: equality, $in, $ne, $gt, $gte, $lt, $lte, $exists, $elemMatch,
 * $and, $or. No value may be undefined: the adapter throws, because the database would drop the condition.
 */
export type Filter = Readonly<Record<string, unknown>>
/** One stage of a MongoDB aggregation: $match, $unwind, $group, $project, $addFields, $sort, $skip, $limit, $count, $lookup by equality. */
export type Stage = Readonly<Record<string, unknown>>
export type Sort = readonly (readonly [field: string, direction: 1 | -1])[]

export interface Find {
  readonly filter: Filter
  readonly sort?: Sort
  /** At most 1000, the database's own limit; 100 when left out. */
  readonly limit?: number
}

export interface Reader {
  get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined>
  find<C extends CollectionName>(collection: C, find: Find): Promise<Collections[C][]>
  /** Every match, however many, by the order of `_id`. */
  findAll<C extends CollectionName>(collection: C, filter: Filter): Promise<Collections[C][]>
  count(collection: CollectionName, filter: Filter): Promise<number>
  aggregate(collection: CollectionName, stages: readonly Stage[]): Promise<Readonly<Record<string, unknown>>[]>
}

/**
 * One change. `insert` wants a new `_id`. `replace` carries the next revision and holds only while the stored document
 * still has the one before; `unchanged` guards a document the decision was based on.
 */
export type Write = {
  [C in CollectionName]:
    | { readonly do: 'insert'; readonly in: C; readonly doc: Collections[C] }
    | { readonly do: 'replace'; readonly in: C; readonly doc: Collections[C] }
    | { readonly do: 'remove'; readonly in: C; readonly id: string }
    | { readonly do: 'unchanged'; readonly in: C; readonly id: string; readonly revision: number }
}[CollectionName]

/** `changed`: a guarded document moved on. `exists`: an inserted `_id` or a unique key is taken. */
export type CommitResult = 'committed' | { readonly failed: 'changed' | 'exists'; readonly collection?: CollectionName }

export interface Store extends Reader {
  /** All or nothing, answered only when it is durable. */
  commit(writes: readonly Write[]): Promise<CommitResult>
}
