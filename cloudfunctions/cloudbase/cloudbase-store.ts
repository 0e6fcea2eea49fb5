import type { CollectionName, Collections } from '../application/ports/collections'
import type { AnyFind, CommitResult, Only, Reader, Row, SealingStore, Write } from '../application/ports/store'
import type { CloudApp } from './app'
import { AskedTogether } from './asked-together'
import { commitTogether, type Revisions } from './commit-together'
import { allPages, LARGEST_PAGE, pipelineOf } from './pages'
import { patiently } from './patience'
import { refuseUndefined } from './undefined-in-filter'

type Database = ReturnType<CloudApp['database']>

/**
 * The Store over CloudBase's database. Filters and pipelines go as they are (`raw`), so that the SDK neither flattens
 * nor drops anything; errors are told apart by code, but for duplicates (`isDuplicate`). What the plan has no room for
 * just now is asked again (`patiently`).
 */
export class CloudbaseStore implements SealingStore {
  private readonly database: Database

  constructor(app: CloudApp) {
    this.database = app.database()
  }

  together(openId: string): Reader {
    return new AskedTogether(this, openId)
  }

  private raw(collection: CollectionName) {
    return this.database.collection(collection).options({ raw: true })
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    const found = await this.find(collection, { filter: { _id: id }, limit: 1 })
    return found[0]
  }

  async find<C extends CollectionName>(
    collection: C,
    { filter, sort = [], limit = 100 }: AnyFind,
  ): Promise<Collections[C][]> {
    refuseUndefined(filter)
    let query = this.raw(collection).where(filter).limit(Math.min(limit, LARGEST_PAGE))
    for (const [field, direction] of sort) query = query.orderBy(field, direction === 1 ? 'asc' : 'desc')
    const found = (await patiently(() => query.get())) as { data: Collections[C][] }
    return found.data
  }

  async findSome<C extends CollectionName, Field>(
    collection: C,
    find: AnyFind,
  ): Promise<Only<Collections[C], Field>[]> {
    // Boundary: the rows are what the pipeline leaves of documents.
    return (await this.aggregate(collection, pipelineOf(find))) as unknown as Only<Collections[C], Field>[]
  }

  async findAll<C extends CollectionName>(collection: C, filter: object): Promise<Collections[C][]> {
    return allPages<C>(filter, (page) => this.find(collection, page))
  }

  async count(collection: CollectionName, filter: object): Promise<number> {
    refuseUndefined(filter)
    const counted = (await patiently(() => this.raw(collection).where(filter).count())) as { total: number }
    return counted.total
  }

  async aggregate(collection: CollectionName, stages: readonly object[]): Promise<Row[]> {
    refuseUndefined(stages)
    const { data } = (await patiently(() =>
      this.raw(collection)
        .aggregate([...stages])
        .end(),
    )) as { data: Row[] }
    return data
  }

  async unmark(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const marked = this.raw('journal').where({ _id: { $in: [...ids] }, unsealed: true })
    await patiently(() => marked.update({ $unset: { unsealed: '' }, $inc: { revision: 1 } }))
  }

  async commit(writes: readonly Write[]): Promise<CommitResult> {
    const [only] = writes
    try {
      if (!only) return 'committed'
      if (writes.length === 1 && only.do === 'insert') {
        await patiently(() => this.database.collection(only.in).add(only.doc))
        return 'committed'
      }
      if (writes.length === 1 && only.do === 'remove') {
        await patiently(() => this.database.collection(only.in).doc(only.id).remove())
        return 'committed'
      }
      return await commitTogether(this.database, writes, (ids) => this.revisionsOf(ids))
    } catch (error) {
      if (isDuplicate(error)) return { failed: 'exists' }
      if (textIn(error, 'code') === 'DATABASE_TRANSACTION_CONFLICT') return { failed: 'changed' }
      throw error
    }
  }

  /**
   * As they stand outside any transaction. One request: those of the first collection in one row, to which the others are
   * joined; where there is no row, the others are asked without it.
   */
  private async revisionsOf(ids: ReadonlyMap<CollectionName, readonly string[]>): Promise<Revisions> {
    const [first, ...others] = ids
    if (!first) return new Map()
    const [collection, own] = first
    const joined = others.map(([from, of], at) => ({
      $lookup: { from, pipeline: [{ $match: { _id: { $in: of } } }, { $project: { revision: 1 } }], as: `found${at}` },
    }))
    const [row] = await this.aggregate(collection, [
      { $match: { _id: { $in: own } } },
      { $group: { _id: null, found: { $push: { _id: '$_id', revision: '$revision' } } } },
      ...joined,
    ])
    if (!row) return new Map([[collection, new Map()], ...(await this.revisionsOf(new Map(others)))])
    const names = ['found', ...others.map((_, at) => `found${at}`)]
    return new Map([...ids.keys()].map((name, at) => [name, revisionsIn(row[names[at] ?? ''])]))
  }
}

/** Boundary: rows as the stages above made them. */
function revisionsIn(rows: unknown): ReadonlyMap<string, number> {
  const found = rows as readonly { readonly _id: string; readonly revision: number }[]
  return new Map(found.map(({ _id, revision }) => [_id, revision]))
}

/**
 * An `_id` or unique key that is taken. The documentation has a code for it; real environments were seen to answer with the
 * general code, and MongoDB's own E11000 in the message. Here alone a message decides.
 */
function isDuplicate(error: unknown): boolean {
  const code = textIn(error, 'code')
  if (code === 'DATABASE_DUPLICATE_WRITE') return true
  return code === 'DATABASE_REQUEST_FAILED' && textIn(error, 'message').includes('E11000')
}

function textIn(error: unknown, name: 'code' | 'message'): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : ''
}
