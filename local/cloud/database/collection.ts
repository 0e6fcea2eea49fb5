import { CloudError } from '../cloud-error'
import type { Document } from './document'
import { FIELDS_PER_INDEX, INDEXES_PER_COLLECTION } from './limits'
import { type IndexDefinition, OrderedIndex } from './ordered-index'
import { documentAt, type DocumentRecord, type Version } from './record'
import { encode } from './sort-order'

/** One collection in memory: its records by encoded `_id`, and its indexes, always in step. */
export class Collection {
  readonly name: string
  readonly records = new Map<string, DocumentRecord>()
  /** The index on `_id` comes first, as in MongoDB. */
  readonly indexes: readonly OrderedIndex[]
  /** Documents that exist after the last commit. */
  documents = 0

  constructor(name: string, definitions: readonly IndexDefinition[]) {
    this.name = name
    for (const definition of definitions) checkDefinition(name, definition)
    if (definitions.length > INDEXES_PER_COLLECTION)
      throw new Error(`collection ${name} has more than ${INDEXES_PER_COLLECTION} indexes`)
    this.indexes = [new OrderedIndex({ fields: ['_id'] }), ...definitions.map((each) => new OrderedIndex(each))]
  }

  /** Files a document read from storage. Throws if it breaks a unique index, which only a changed manifest can cause. */
  load(document: Document): void {
    for (const index of this.indexes.filter(({ unique }) => unique))
      for (const key of index.keysOf(document))
        if (!index.under(key).next().done)
          throw new Error(
            `collection ${this.name}: unique index ${index.name} is broken by document ${String(document._id)}`,
          )
    this.install(encode(document._id), document, 0, false)
  }

  /**
   * Makes `document` (or, if undefined, its absence) the newest state of the record.
   * `keepOlder`: an open transaction may still read the state before; `prune` removes it later.
   */
  install(key: string, document: Document | undefined, sequence: number, keepOlder: boolean): DocumentRecord {
    const before = this.records.get(key)
    const older = before?.latest
    const record = before ?? { key, latest: { sequence, document, older: undefined } }
    record.latest = { sequence, document, older: keepOlder ? older : undefined }
    this.documents += Number(document !== undefined) - Number(older?.document !== undefined)
    if (!before) this.records.set(key, record)
    if (document) for (const index of this.indexes) index.add(record, document)
    if (!keepOlder) this.forget(record, older)
    return record
  }

  /** Drops the states that nobody who reads at `oldest` or later can see. */
  prune(record: DocumentRecord, oldest: number): void {
    let version: Version | undefined = record.latest
    while (version && version.sequence > oldest) version = version.older
    if (!version) return
    const dropped = version.older
    version.older = undefined
    this.forget(record, dropped)
  }

  private forget(record: DocumentRecord, dropped: Version | undefined): void {
    const kept = documentsOf(record.latest)
    for (const document of documentsOf(dropped)) for (const index of this.indexes) index.remove(record, document, kept)
    const isGone = !record.latest.document && !record.latest.older
    if (isGone && this.records.get(record.key) === record) this.records.delete(record.key)
  }

  /** All documents as they were after the commit numbered `sequence`. */
  *documentsAt(sequence: number): Generator<Document> {
    for (const record of this.records.values()) {
      const document = documentAt(record, sequence)
      if (document) yield document
    }
  }
}

function documentsOf(newest: Version | undefined): Document[] {
  const documents: Document[] = []
  for (let version = newest; version; version = version.older) if (version.document) documents.push(version.document)
  return documents
}

function checkDefinition(collection: string, { fields }: IndexDefinition): void {
  if (fields.length === 0 || fields.length > FIELDS_PER_INDEX)
    throw new Error(`collection ${collection}: an index has 1 to ${FIELDS_PER_INDEX} fields`)
  const numbered = fields.find((field) => field.split('.').some((step) => /^\d*$/.test(step)))
  if (numbered !== undefined)
    throw new Error(`collection ${collection}: ${numbered} cannot be indexed, a path has no element numbers`)
}

/** How the cloud refuses a collection nobody has created. */
export function collectionNotExist(name: string): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  )
}
