/**
 * Who may write what, and when it is committed.
 *
 * Reads see a snapshot. A transaction locks each document and unique key it writes until it ends; it fails with a
 * conflict on what another transaction has locked, or on what was committed after its snapshot. A plain write waits for
 * such a lock instead and then starts afresh. A commit is visible to others as soon as it is made in memory; it, and
 * whoever saw it, is answered when it is durable. LMDB keeps the order, so whatever was built on it is durable later still.
 */
import { CloudError } from '../cloud-error'
import type { Collection } from './collection'
import type { EncodedDocument, Journal, JournalEntry } from './journal'
import { INDEX_KEY_BYTES, TRANSACTION_MILLISECONDS } from './limits'
import type { OrderedIndex } from './ordered-index'
import type { DocumentRecord } from './record'
import { Transaction, transactionConflict, transactionGone } from './transaction'

/**
 * The codes under which a duplicate `_id` or unique key is refused. The first is the general one, with MongoDB's E11000 in
 * its message: so it arrived in real environments (public acceptance records with wx-server-sdk 4.0.2, where it is -502001).
 * The second is the documented one (CloudBase, "error codes").
 */
export const DUPLICATE_CODES = ['DATABASE_REQUEST_FAILED', 'DATABASE_DUPLICATE_WRITE'] as const
export type DuplicateCode = (typeof DUPLICATE_CODES)[number]

/** A plain write met a lock: it must wait and begin again. */
class Locked extends Error {
  constructor(readonly holder: Transaction) {
    super('locked by a transaction')
  }
}

/** A record whose older versions go when no snapshot before `sequence` is open any more. */
interface Superseded {
  readonly collection: Collection
  readonly record: DocumentRecord
  readonly sequence: number
}

function refuseLongKeys(collection: Collection, index: OrderedIndex, { document }: EncodedDocument): void {
  if (index.keysOf(document).every((key) => Buffer.byteLength(key) <= INDEX_KEY_BYTES)) return
  const place = `${collection.name} index: ${index.name}`
  throw new CloudError('DATABASE_REQUEST_FAILED', `WiredTigerIndex::insert: key too large to index, failing ${place}`)
}

export class Transactions {
  /** Number of the last commit. */
  sequence = 0
  /** Commits with at least one write. */
  commits = 0
  private readonly open = new Map<string, { transaction: Transaction; timer: NodeJS.Timeout }>()
  private readonly locks = new Map<string, Transaction>()
  private superseded: Superseded[] = []

  constructor(
    private readonly journal: Journal,
    private readonly duplicateCode: DuplicateCode,
    private readonly mostMilliseconds: number = TRANSACTION_MILLISECONDS,
  ) {}

  begin(): string {
    const transaction = new Transaction(false)
    const timer = setTimeout(() => this.end(transaction), this.mostMilliseconds)
    timer.unref()
    this.open.set(transaction.id, { transaction, timer })
    return transaction.id
  }

  /** The open transaction of this id, with its snapshot taken. */
  get(id: string): Transaction {
    const { transaction } = this.open.get(id) ?? {}
    if (!transaction) throw transactionGone(this.mostMilliseconds)
    transaction.openAt(this.sequence)
    return transaction
  }

  /** The last committed state, for reads outside any transaction. */
  latest(): Transaction {
    const reader = new Transaction(true)
    reader.openAt(this.sequence)
    return reader
  }

  async commit(id: string): Promise<void> {
    await this.apply(this.get(id))
  }

  abort(id: string): void {
    this.end(this.get(id))
  }

  /**
   * Runs one operation of a transaction. As in MongoDB, an operation that fails ends its transaction.
   */
  within<Result>(id: string, operation: (transaction: Transaction) => Result): Result {
    const transaction = this.get(id)
    try {
      return operation(transaction)
    } catch (error) {
      this.end(transaction)
      throw error
    }
  }

  /**
   * Runs a plain write and resolves when it is durable. If it fails at one of several documents, those before it stay
   * written, as in MongoDB.
   */
  async plainly<Result>(operation: (transaction: Transaction) => Result): Promise<Result> {
    for (;;) {
      const transaction = this.latest()
      try {
        const result = operation(transaction)
        await this.apply(transaction)
        return result
      } catch (error) {
        if (error instanceof CloudError) await this.apply(transaction)
        if (!(error instanceof Locked)) throw error
        await error.holder.ended
      }
    }
  }

  /** Locks a document for a write, existing or not. */
  touch(transaction: Transaction, collection: Collection, key: string): void {
    this.lock(transaction, `${collection.name}\0${key}`)
    const record = collection.records.get(key)
    if (record && record.latest.sequence > transaction.sequence) throw transactionConflict()
  }

  /** Puts a write into a transaction: locks the document and checks the unique indexes. */
  stage(transaction: Transaction, collection: Collection, key: string, encoded: EncodedDocument | undefined): void {
    this.touch(transaction, collection, key)
    if (encoded) for (const index of collection.indexes) refuseLongKeys(collection, index, encoded)
    for (const index of collection.indexes) if (index.unique) this.claim(transaction, collection, index, key, encoded)
    transaction.stage({ collection, key, encoded })
  }

  /** Claims the unique keys a document takes, and holds on to those it gives up until the commit. */
  private claim(
    transaction: Transaction,
    collection: Collection,
    index: OrderedIndex,
    key: string,
    encoded: EncodedDocument | undefined,
  ): void {
    const nameOf = (unique: string): string => `${collection.name}\0${index.name}\0${unique}`
    const before = transaction.writtenTo(collection).get(key) ?? collection.records.get(key)?.latest.document
    const givenUp = before ? index.keysOf(before) : []
    const taken = encoded ? index.keysOf(encoded.document) : []
    for (const unique of new Set([...givenUp, ...taken])) this.lock(transaction, nameOf(unique))
    for (const unique of taken) this.assertFree(transaction, collection, index, unique, key)
    for (const unique of givenUp)
      if (transaction.uniqueKeys.get(nameOf(unique)) === key) transaction.uniqueKeys.delete(nameOf(unique))
    for (const unique of taken) transaction.uniqueKeys.set(nameOf(unique), key)
  }

  private assertFree(
    transaction: Transaction,
    collection: Collection,
    index: OrderedIndex,
    unique: string,
    key: string,
  ): void {
    const duplicate = (): CloudError => this.duplicate(collection, index.name)
    const holder = transaction.uniqueKeys.get(`${collection.name}\0${index.name}\0${unique}`)
    if (holder !== undefined && holder !== key) throw duplicate()
    const written = transaction.writtenTo(collection)
    for (const record of index.under(unique)) {
      if (record.key === key || written.has(record.key)) continue
      if (record.latest.sequence > transaction.sequence) throw transactionConflict()
      const { document } = record.latest
      if (document && index.keysOf(document).includes(unique)) throw duplicate()
    }
  }

  /** How a second document with the same `_id` or unique key is refused. */
  duplicate(collection: Collection, index: string): CloudError {
    const kind =
      this.duplicateCode === 'DATABASE_DUPLICATE_WRITE' ? 'DuplicateWrite.DUPLICATE_WRITE' : 'FailedOperation'
    const found = `E11000 duplicate key error collection: ${collection.name} index: ${index}`
    return new CloudError(
      this.duplicateCode,
      `[${kind}] multiple write errors: [{write errors: [{${found}}]}, {<nil>}]`,
    )
  }

  private lock(transaction: Transaction, name: string): void {
    const holder = this.locks.get(name)
    if (holder === transaction) return
    if (holder) throw transaction.isPlain ? new Locked(holder) : transactionConflict()
    if (transaction.isPlain) return
    this.locks.set(name, transaction)
    transaction.locks.add(name)
  }

  private async apply(transaction: Transaction): Promise<void> {
    const writes = transaction.stagedWrites()
    this.end(transaction)
    if (writes.length === 0) return
    this.sequence += 1
    this.commits += 1
    const keepOlder = this.oldestSnapshot() < this.sequence
    const entries: JournalEntry[] = []
    for (const { collection, key, encoded } of writes) {
      const record = collection.install(key, encoded?.document, this.sequence, keepOlder)
      if (keepOlder) this.superseded.push({ collection, record, sequence: this.sequence })
      entries.push({ collection: collection.name, key, bytes: encoded?.bytes })
    }
    await this.journal.write(entries)
  }

  private end(transaction: Transaction): void {
    for (const name of transaction.locks) this.locks.delete(name)
    clearTimeout(this.open.get(transaction.id)?.timer)
    this.open.delete(transaction.id)
    transaction.close()
    this.prune()
  }

  /** The oldest state an open transaction reads; Infinity if none does. */
  private oldestSnapshot(): number {
    let oldest = Infinity
    for (const { transaction } of this.open.values())
      if (transaction.hasSnapshot && transaction.sequence < oldest) oldest = transaction.sequence
    return oldest
  }

  /** Drops the versions no open transaction can see; the list is in the order of the commits. */
  private prune(): void {
    const oldest = this.oldestSnapshot()
    if (!this.superseded[0] || this.superseded[0].sequence > oldest) return
    const kept = this.superseded.findIndex(({ sequence }) => sequence > oldest)
    const due = kept < 0 ? this.superseded : this.superseded.slice(0, kept)
    this.superseded = kept < 0 ? [] : this.superseded.slice(kept)
    for (const { collection, record } of due) collection.prune(record, oldest)
  }

  /** Ends whatever is open, unwritten. */
  close(): void {
    for (const { transaction } of [...this.open.values()]) this.end(transaction)
  }
}
