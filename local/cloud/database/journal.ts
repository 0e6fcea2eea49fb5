/**
 * The database on disk: documents as BSON in LMDB, one LMDB transaction per commit.
 *
 * LMDB is opened with `overlappingSync: false`: its commit then ends with the sync of the file, so that the promise of a
 * write is the promise that it is durable. (lmdb's default on Linux resolves a write when it is committed but not yet
 * synced.) Commits that wait for the same sync are written by it together, which is where the throughput comes from.
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
  /** The first failed write. What is in memory is then ahead of the disk, and nothing more may be answered. */
  private failure: Error | undefined

  constructor(path: string) {
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

  async writeCollections(names: readonly string[]): Promise<void> {
    await this.commit(() => {
      for (const name of names) void this.collectionNames.put(name, '')
    })
  }

  /** Resolves when all entries are durable, together or not at all. */
  async write(entries: readonly JournalEntry[]): Promise<void> {
    await this.commit(() => {
      for (const { collection, key, bytes } of entries) {
        const place = Buffer.from(`${collection}\0${key}`, 'utf8')
        void (bytes ? this.documents.put(place, bytes) : this.documents.remove(place))
      }
    })
  }

  private async commit(put: () => void): Promise<void> {
    try {
      await this.environment.transaction(put)
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error))
      throw this.failure
    }
  }

  /** Throws if an earlier write did not reach the disk. */
  assertSound(): void {
    if (this.failure) throw new Error(`the local database could not write: ${this.failure.message}`)
  }

  async close(): Promise<void> {
    await this.environment.close()
  }
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
