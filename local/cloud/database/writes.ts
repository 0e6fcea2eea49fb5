import { randomUUID } from 'node:crypto'
import type { Collection } from './collection'
import { type Document, type Fields, isScalar } from './document'
import { type Examination, type Filter, find } from './find'
import { encodeDocument } from './journal'
import { documentAt } from './record'
import { encode } from './sort-order'
import type { Transaction } from './transaction'
import type { Transactions } from './transactions'
import { replaced, type Update, updated, upserted } from './update'

export type Change = { readonly update: Update } | { readonly replacement: Fields }

export interface Modification {
  readonly filter: Filter
  readonly change: Change
  /** All documents of the filter, or only the first. */
  readonly multi: boolean
  /** Insert if there is none. */
  readonly upsert: boolean
}

export interface ModificationOutcome {
  /** Documents that are now different; of a replacement, those that were replaced, with whatever. */
  readonly updated: number
  readonly upsertedId: unknown
  /** The last document found, as it is now. */
  readonly document: Document | undefined
}

/** The writes themselves, within a transaction that is already open; nothing here waits or touches the disk. */
export class Writes {
  constructor(
    private readonly transactions: Transactions,
    private readonly examination: Examination,
  ) {}

  /** Inserts in order and returns the ids; a document without one gets 32 hexadecimal digits. */
  insert(transaction: Transaction, collection: Collection, documents: readonly Fields[]): unknown[] {
    return documents.map((fields) => this.insertOne(transaction, collection, fields)._id)
  }

  private insertOne(transaction: Transaction, collection: Collection, fields: Fields): Document {
    const { _id: id = newId(), ...rest } = fields
    const encoded = encodeDocument({ _id: id, ...rest })
    const key = encode(encoded.document._id)
    this.transactions.touch(transaction, collection, key)
    if (existing(transaction, collection, key)) throw this.transactions.duplicate(collection, '_id_')
    this.transactions.stage(transaction, collection, key, encoded)
    return encoded.document
  }

  modify(transaction: Transaction, collection: Collection, modification: Modification): ModificationOutcome {
    const { filter, change, multi, upsert } = modification
    const found = find(collection, { filter, ...(multi ? {} : { limit: 1 }) }, transaction, this.examination)
    if (found.length === 0 && upsert) {
      const document = this.insertOne(transaction, collection, insertedBy(change, filter))
      return { updated: 0, upsertedId: document._id, document }
    }
    let changed = 0
    let last = found.at(-1)
    for (const document of found) {
      const after = this.changeOne(transaction, collection, document, change, filter)
      // "若指定的 _id 已存在则为 1" (WeChat, `Document.set`), also where it already was so.
      if (after || 'replacement' in change) changed += 1
      last = after ?? document
    }
    return { updated: changed, upsertedId: undefined, document: last }
  }

  /** The changed document, or undefined if it stays the same. */
  private changeOne(
    transaction: Transaction,
    collection: Collection,
    document: Document,
    change: Change,
    filter: Filter,
  ): Document | undefined {
    const key = encode(document._id)
    const fields =
      'update' in change ? updated(document, change.update, filter) : replaced(document._id, change.replacement)
    if (!fields) return undefined
    const encoded = encodeDocument(fields)
    if (Buffer.compare(encoded.bytes, encodeDocument({ ...document }).bytes) === 0) return undefined
    this.transactions.stage(transaction, collection, key, encoded)
    return encoded.document
  }

  /** Removes all documents of the filter, or only the first, and returns how many. */
  remove(transaction: Transaction, collection: Collection, filter: Filter, multi: boolean): number {
    const found = find(collection, { filter, ...(multi ? {} : { limit: 1 }) }, transaction, this.examination)
    for (const document of found) this.transactions.stage(transaction, collection, encode(document._id), undefined)
    return found.length
  }
}

/** The document the transaction sees under a key. */
function existing(transaction: Transaction, collection: Collection, key: string): Document | undefined {
  const written = transaction.writtenTo(collection)
  if (written.has(key)) return written.get(key)
  const record = collection.records.get(key)
  return record && documentAt(record, transaction.sequence)
}

function insertedBy(change: Change, filter: Filter): Fields {
  if ('update' in change) return upserted(change.update, filter, newId)
  return replaced(isScalar(filter._id) && filter._id !== null ? filter._id : newId(), change.replacement)
}

function newId(): string {
  return randomUUID().replaceAll('-', '')
}
