import type { CollectionName, Collections } from '../application/ports/collections'
import type { AnyFind, CommitResult, Row, Store, Write } from '../application/ports/store'
import type { CloudApp } from './app'

type Database = ReturnType<CloudApp['database']>
/** The part of the SDK's transaction we use: its own types are `any`. */
interface Transaction {
  collection(name: string): {
    add(docs: object): Promise<unknown>
    doc(id: string): {
      get(): Promise<{ data: { revision: number } | null }>
      set(fields: object): Promise<unknown>
      delete(): Promise<unknown>
    }
  }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}
type Transactions = { startTransaction(): Promise<Transaction> }
/** The database's own limit for one query. */
const LARGEST_PAGE = 1000

/**
 * The Store over CloudBase's database. Filters and pipelines go as they are (`raw`), so that the SDK neither flattens
 * nor drops anything; errors are told apart by code, but for duplicates (`isDuplicate`).
 */
export class CloudbaseStore implements Store {
  private readonly database: Database

  constructor(app: CloudApp) {
    this.database = app.database()
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
    const found = (await query.get()) as { data: Collections[C][] }
    return found.data
  }

  async findAll<C extends CollectionName>(collection: C, filter: object): Promise<Collections[C][]> {
    const all: Collections[C][] = []
    for (;;) {
      const last = all.at(-1)
      const page = await this.find(collection, {
        filter: last ? { $and: [filter, { _id: { $gt: last._id } }] } : filter,
        sort: [['_id', 1]],
        limit: LARGEST_PAGE,
      })
      all.push(...page)
      if (page.length < LARGEST_PAGE) return all
    }
  }

  async count(collection: CollectionName, filter: object): Promise<number> {
    refuseUndefined(filter)
    const counted = (await this.raw(collection).where(filter).count()) as { total: number }
    return counted.total
  }

  async aggregate(collection: CollectionName, stages: readonly object[]): Promise<Row[]> {
    refuseUndefined(stages)
    const { data } = (await this.raw(collection)
      .aggregate([...stages])
      .end()) as { data: Row[] }
    return data
  }

  async commit(writes: readonly Write[]): Promise<CommitResult> {
    const [only] = writes
    try {
      if (!only) return 'committed'
      if (writes.length === 1 && only.do === 'insert') {
        await this.database.collection(only.in).add(only.doc)
        return 'committed'
      }
      return await this.commitTogether(writes)
    } catch (error) {
      if (isDuplicate(error)) return { failed: 'exists' }
      if (textIn(error, 'code') === 'DATABASE_TRANSACTION_CONFLICT') return { failed: 'changed' }
      throw error
    }
  }

  private async commitTogether(writes: readonly Write[]): Promise<CommitResult> {
    const transaction = await (this.database as Transactions).startTransaction()
    try {
      for (const [collection, docs] of insertsByCollection(writes)) await transaction.collection(collection).add(docs)
      const movedOn = (await this.firstNotAppliedBy(transaction, writes)) ?? (await this.firstNotAsFound(writes))
      if (movedOn) {
        await transaction.rollback()
        return { failed: 'changed', collection: movedOn }
      }
      await transaction.commit()
      return 'committed'
    } catch (error) {
      // The server may have ended it already: what matters is the first error.
      await transaction.rollback().catch(() => undefined)
      throw error
    }
  }

  private async firstNotAppliedBy(
    transaction: Transaction,
    writes: readonly Write[],
  ): Promise<CollectionName | undefined> {
    for (const write of writes) {
      const isApplied = write.do === 'insert' || write.do === 'as-found' || (await apply(transaction, write))
      if (!isApplied) return write.in
    }
    return undefined
  }

  /**
   * One question a collection. It is asked outside the transaction, after the transaction's own snapshot: what comes later
   * still has come after all of it, as with what the transaction reads itself.
   */
  private async firstNotAsFound(writes: readonly Write[]): Promise<CollectionName | undefined> {
    const guards = writes.filter((write) => write.do === 'as-found')
    for (const collection of new Set(guards.map((guard) => guard.in))) {
      const found = guards.filter((guard) => guard.in === collection)
      const rows = await this.aggregate(collection, [
        { $match: { _id: { $in: found.map(({ id }) => id) } } },
        { $project: { revision: 1 } },
      ])
      const revisions = new Map(rows.map(({ _id, revision }) => [_id, revision]))
      if (found.some(({ id, revision }) => (revisions.get(id) ?? null) !== revision)) return collection
    }
    return undefined
  }
}

function insertsByCollection(writes: readonly Write[]): Map<CollectionName, object[]> {
  const inserts = new Map<CollectionName, object[]>()
  for (const write of writes) {
    if (write.do === 'insert') inserts.set(write.in, [...(inserts.get(write.in) ?? []), write.doc])
  }
  return inserts
}

/** Inside a transaction only `doc()` is allowed; `where` would run outside it without a word. False when it moved on. */
async function apply(transaction: Transaction, write: Exclude<Write, { do: 'insert' | 'as-found' }>): Promise<boolean> {
  const document = transaction.collection(write.in).doc(write.do === 'replace' ? write.doc._id : write.id)
  if (write.do === 'remove') {
    await document.delete()
    return true
  }
  const { data } = await document.get()
  if (write.do === 'unchanged') return data?.revision === write.revision
  if (data?.revision !== write.doc.revision - 1) return false
  const { _id, ...fields } = write.doc
  await document.set(fields)
  return true
}

/** A condition whose value is undefined would be dropped by the database and match too much. */
function refuseUndefined(value: unknown): void {
  if (value === undefined) throw new Error('A filter holds undefined')
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(refuseUndefined)
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
