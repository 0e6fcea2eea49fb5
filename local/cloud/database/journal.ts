/**
 * The database on disk: documents as BSON in LMDB, one LMDB transaction per commit.
 *
 * LMDB is opened with `overlappingSync: false`: its commit then ends with the sync of the file, so that the promise of a
 * write is the promise that it is durable. (lmdb's default on Linux resolves a write when it is committed but not yet
 * synced.) Commits that wait for the same sync are written by it together, which is where the throughput comes from.
 *
 * A write that fails, as on a full disk, fails with all that came after it: what is in memory was built on it. From then on
 * nothing is written any more; whoever opened the journal opens it anew, with what is on the disk.
 */
import { calculateObjectSize, deserialize, serialize } from 'bson'
import { type Database, open, type RootDatabase } from 'lmdb'
import { CloudError } from '../cloud-error'
import { type Document, type Fields, freeze } from './document'
import { refuseUnfitNames } from './field-names'
import { DOCUMENT_BYTES, DOCUMENT_ID_BYTES } from './limits'

/** One document to be written; without bytes: removed. */
export interface JournalEntry {
  readonly collection: string
  readonly key: string
  readonly bytes: Uint8Array | undefined
}

/** A document as it will be read again, and its bytes. */
export interface EncodedDocument {
  readonly document: Document
  readonly bytes: Uint8Array
}

export class Journal {
  private readonly environment: RootDatabase<Uint8Array, Uint8Array>
  private readonly collectionNames: Database<string, string>
  private readonly documents: Database<Uint8Array, Uint8Array>
  private waiting: { readonly put: () => void; readonly done: () => void; readonly failed: (error: Error) => void }[] =
    []
  private flushing: Promise<void> | undefined
  /** The last write to each collection, while the disk has not taken it. */
  private readonly underWay = new Map<string, Promise<void>>()
  /** The first failed write. What is in memory is then ahead of the disk, and nothing more may be answered. */
  private failure: CloudError | undefined

  /** `writing`: before each write; where it throws, the disk did not take it. */
  constructor(
    path: string,
    private readonly writing: () => void = () => undefined,
  ) {
    const binary = { encoding: 'binary', keyEncoding: 'binary' } as const
    this.environment = open({ path, noSubdir: false, maxDbs: 2, overlappingSync: false, ...binary })
    this.collectionNames = this.environment.openDB({ name: 'collections', encoding: 'string' })
    this.documents = this.environment.openDB({ name: 'documents', ...binary })
  }

  *readCollections(): Generator<string> {
    for (const name of this.collectionNames.getKeys()) yield name
  }

  *readDocuments(): Generator<{ collection: string; document: Document }> {
    for (const { key, value } of this.documents.getRange()) {
      const name = Buffer.from(key.subarray(0, key.indexOf(0))).toString('utf8')
      yield { collection: name, document: decode(value) }
    }
  }

  writeCollections(names: readonly string[]): Promise<void> {
    return this.commit(() => {
      for (const name of names) void this.collectionNames.put(name, '')
    })
  }

  /** Resolves when all entries are durable, together or not at all. */
  write(entries: readonly JournalEntry[]): Promise<void> {
    const written = this.commit(() => {
      for (const { collection, key, bytes } of entries) {
        const place = Buffer.from(`${collection}\0${key}`, 'utf8')
        void (bytes ? this.documents.put(place, bytes) : this.documents.remove(place))
      }
    })
    const names = new Set(entries.map(({ collection }) => collection))
    for (const name of names) this.underWay.set(name, written)
    const done = () => {
      for (const name of names) if (this.underWay.get(name) === written) this.underWay.delete(name)
    }
    // One that failed stays: whatever was read after it rests on it.
    written.then(done, () => undefined)
    return written
  }

  /** Resolves when the disk has all that was written to these collections so far; with why, where it did not take it. */
  async lossIn(collections: Iterable<string>): Promise<unknown> {
    const underWay = [...collections].flatMap((name) => this.underWay.get(name) ?? [])
    return Promise.all(underWay).then(
      () => undefined,
      (failure: unknown) => failure,
    )
  }

  private commit(put: () => void): Promise<void> {
    if (this.failure) return Promise.reject(this.failure)
    return new Promise((done, failed) => {
      this.waiting.push({ put, done, failed })
      this.flushing ??= this.flush()
    })
  }

  /** One transaction of LMDB at a time, of all that came in during the one before: none is on the disk ahead of another. */
  private async flush(): Promise<void> {
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch = this.waiting
      this.waiting = []
      try {
        this.writing()
        await this.environment.transaction(() => batch.forEach(({ put }) => put()))
        for (const { done } of batch) done()
      } catch (error) {
        this.fail(error, batch)
      }
    }
    this.flushing = undefined
  }

  private fail(error: unknown, batch: Journal['waiting']): void {
    const failure = new CloudError('DATABASE_REQUEST_FAILED', `the disk did not take the write: ${causeOf(error)}`)
    this.failure = failure
    const built = this.waiting
    this.waiting = []
    for (const { failed } of [...batch, ...built]) failed(failure)
  }

  /** Whether an earlier write did not reach the disk. */
  get isBroken(): boolean {
    return this.failure !== undefined
  }

  async close(): Promise<void> {
    await this.flushing
    await this.environment.close()
  }
}

/** lmdb says why in a promise of its own beside the error: nobody else waits for it, and it must not end the process. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('commitError' in error && error.commitError instanceof Promise) error.commitError.catch(() => undefined)
  return error.message
}

/** Checks a document's limits and passes it through BSON, so that what is served now is what is read after a restart. */
export function encodeDocument(fields: Fields): EncodedDocument {
  refuseUnfitNames(fields)
  const size = calculateObjectSize(fields, { ignoreUndefined: true })
  if (size > DOCUMENT_BYTES)
    throw refused(`document of ${size} bytes is larger than the maximum size ${DOCUMENT_BYTES}`)
  const idBytes = calculateObjectSize({ _id: fields._id })
  if (idBytes > DOCUMENT_ID_BYTES)
    throw refused(`_id of ${idBytes} bytes is larger than the maximum ${DOCUMENT_ID_BYTES}`)
  if (Array.isArray(fields._id) || fields._id instanceof RegExp || fields._id === undefined)
    throw refused("the '_id' value cannot be of type array, regex or undefined")
  const bytes = serialize(fields, { ignoreUndefined: true })
  return { bytes, document: decode(bytes) }
}

function decode(bytes: Uint8Array): Document {
  const { _id, ...rest } = deserialize(bytes)
  return freeze<Document>({ _id: _id as unknown, ...rest })
}

function refused(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', message)
}
