import { randomUUID } from 'node:crypto'
import { CloudError } from '../cloud-error'
import type { Collection } from './collection'
import type { Document } from './document'
import type { View } from './find'
import type { EncodedDocument } from './journal'

/** A document a transaction will write; undefined: remove. */
export interface StagedWrite {
  readonly collection: Collection
  readonly key: string
  readonly encoded: EncodedDocument | undefined
}

/**
 * What one transaction has read and written so far. A plain write is a transaction too (`isPlain`), begun and ended
 * within one call.
 */
export class Transaction implements View {
  /** 32 hexadecimal digits; a plain write needs none. */
  readonly id: string
  readonly isPlain: boolean
  /** Resolves when the transaction is over and its locks are free. */
  readonly ended: Promise<void>
  /** Names of the documents and unique keys it has locked. */
  readonly locks = new Set<string>()
  /** Unique keys its staged documents hold: lock name → record key. */
  readonly uniqueKeys = new Map<string, string>()
  private readonly staged = new Map<Collection, Map<string, StagedWrite>>()
  private readonly written = new Map<Collection, Map<string, Document | undefined>>()
  private readonly end: () => void
  private snapshot: number | undefined

  constructor(isPlain: boolean) {
    this.isPlain = isPlain
    this.id = isPlain ? '' : randomUUID().replaceAll('-', '')
    let end = (): void => undefined
    this.ended = new Promise((resolve) => (end = resolve))
    this.end = end
  }

  /** The commit whose state it reads. Taken with its first operation, as MongoDB takes it, not with its start. */
  get sequence(): number {
    if (this.snapshot === undefined) throw new Error('the transaction has not read or written yet')
    return this.snapshot
  }

  get hasSnapshot(): boolean {
    return this.snapshot !== undefined
  }

  openAt(sequence: number): void {
    this.snapshot ??= sequence
  }

  writtenTo(collection: Collection): ReadonlyMap<string, Document | undefined> {
    return this.written.get(collection) ?? NOTHING_WRITTEN
  }

  stage(write: StagedWrite): void {
    entryOf(this.staged, write.collection).set(write.key, write)
    entryOf(this.written, write.collection).set(write.key, write.encoded?.document)
  }

  stagedWrites(): StagedWrite[] {
    return [...this.staged.values()].flatMap((writes) => [...writes.values()])
  }

  close(): void {
    this.end()
  }
}

const NOTHING_WRITTEN: ReadonlyMap<string, undefined> = new Map()

function entryOf<Value>(maps: Map<Collection, Map<string, Value>>, collection: Collection): Map<string, Value> {
  const existing = maps.get(collection)
  if (existing) return existing
  const created = new Map<string, Value>()
  maps.set(collection, created)
  return created
}

export function transactionConflict(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[OperationFailed.TransactionConflict] WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.',
  )
}

export function transactionGone(milliseconds: number): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in ${milliseconds / 1000} seconds.`,
  )
}
