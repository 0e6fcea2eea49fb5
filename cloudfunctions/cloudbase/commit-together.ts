import type { CollectionName } from '../application/ports/collections'
import type { CommitResult, Write } from '../application/ports/store'
import { patiently } from './patience'

/** The part of the SDK's transaction we use: its own types are `any`. */
interface Transaction {
  collection(name: string): {
    add(docs: readonly object[]): Promise<unknown>
    doc(id: string): {
      set(fields: object): Promise<unknown>
      delete(): Promise<unknown>
    }
  }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}
export interface Transactions {
  startTransaction(): Promise<Transaction>
}
/** Revisions by `_id` of those that are there, by collection. */
export type Revisions = ReadonlyMap<CollectionName, ReadonlyMap<string, number>>
type RevisionsOf = (ids: ReadonlyMap<CollectionName, readonly string[]>) => Promise<Revisions>

/**
 * Several writes, all or nothing: writes first, then looks. What the transaction has written is locked until it ends, so a
 * look from outside, all in one question, tells whether each stood at the revision before; guards, which are
 * not written, are looked at with them, as late as can be. Then it commits, or takes everything back. One request to
 * begin, one to look and one to commit, one a collection for inserts, and one a document that is changed.
 */
export async function commitTogether(
  database: Transactions,
  writes: readonly Write[],
  revisionsOf: RevisionsOf,
): Promise<CommitResult> {
  const transaction = await patiently(() => database.startTransaction())
  try {
    for (const [collection, docs] of insertsByCollection(writes))
      await patiently(() => transaction.collection(collection).add(docs))
    for (const write of writes) await change(transaction, write)
    const movedOn = await firstMovedOn(writes, revisionsOf)
    if (movedOn) {
      await patiently(() => transaction.rollback())
      return { failed: 'changed', collection: movedOn }
    }
    await patiently(() => transaction.commit())
    return 'committed'
  } catch (error) {
    // The server may have ended it already: what matters is the first error.
    await transaction.rollback().catch(() => undefined)
    throw error
  }
}

function insertsByCollection(writes: readonly Write[]): Map<CollectionName, object[]> {
  const inserts = new Map<CollectionName, object[]>()
  for (const write of writes) {
    if (write.do === 'insert') inserts.set(write.in, [...(inserts.get(write.in) ?? []), write.doc])
  }
  return inserts
}

/** Inside a transaction only `doc()` is allowed; `where` would run outside it without a word. */
async function change(transaction: Transaction, write: Write): Promise<void> {
  if (write.do === 'remove') await patiently(() => transaction.collection(write.in).doc(write.id).delete())
  if (write.do !== 'replace') return
  const { _id, ...fields } = write.doc
  await patiently(() => transaction.collection(write.in).doc(_id).set(fields))
}

/** The collection of a document that is not as the decision found it. */
async function firstMovedOn(writes: readonly Write[], revisionsOf: RevisionsOf): Promise<CollectionName | undefined> {
  const expected = new Map<CollectionName, { id: string; revision: number | null }[]>()
  for (const write of writes) {
    if (write.do === 'insert' || write.do === 'remove') continue
    const found = write.do === 'replace' ? { id: write.doc._id, revision: write.doc.revision - 1 } : write
    expected.set(write.in, [...(expected.get(write.in) ?? []), found])
  }
  const collections = [...expected.keys()]
  const seen = await revisionsOf(
    new Map([...expected].map(([collection, found]) => [collection, found.map(({ id }) => id)])),
  )
  return collections.find((collection) =>
    expected.get(collection)?.some(({ id, revision }) => (seen.get(collection)?.get(id) ?? null) !== revision),
  )
}
