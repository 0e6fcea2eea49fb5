import BTree from 'sorted-btree'
import type { Document } from './document'
import { type IndexedField, indexKeys } from './index-keys'
import type { DocumentRecord } from './record'
import { AFTER } from './sort-order'

/** What the manifest says of an index. Every index runs upwards; it is read backwards for a descending sort. */
export interface IndexDefinition {
  readonly fields: readonly string[]
  readonly unique?: boolean
}

/** The keys from `low` up to, but not including, `high`. */
export interface KeyRange {
  readonly low: string
  readonly high: string
}

export interface IndexEntry {
  /** Encoded fields, then the encoded `_id`. */
  readonly key: string
  readonly record: DocumentRecord
}

/**
 * An index in memory: a B+ tree from encoded fields and `_id` to the record, O(log n) to change and to enter.
 *
 * A record is filed under the keys of all its kept versions, so that a transaction can search its snapshot; whoever
 * reads must ask `files` whether an entry belongs to the version it sees.
 */
export class OrderedIndex {
  readonly name: string
  readonly fields: readonly string[]
  /** The fields of a key in order: the index's own, then the `_id` that ends every key. */
  readonly keyFields: readonly string[]
  readonly unique: boolean
  private readonly paths: readonly IndexedField[]
  private readonly tree = new BTree<string, DocumentRecord>(undefined, compareText)
  private readonly arrayFields = new Set<number>()

  constructor(definition: IndexDefinition) {
    this.name = definition.fields.map((field) => `${field}_1`).join('_')
    this.fields = definition.fields
    this.keyFields = definition.fields.includes('_id') ? definition.fields : [...definition.fields, '_id']
    this.unique = definition.unique ?? false
    this.paths = definition.fields.map((field, position) => ({ position, path: field.split('.') }))
  }

  /** Encoded fields of a document, without its `_id`: one key, or several if an array is on a path. */
  keysOf(document: Document): readonly string[] {
    return indexKeys(document, this.paths).keys
  }

  /** Whether some document has held an array on this field's path since the index was built. */
  meetsArrays(position: number): boolean {
    return this.arrayFields.has(position)
  }

  /** Whether a document may be filed more than once. */
  get mayRepeat(): boolean {
    return this.arrayFields.size > 0
  }

  add(record: DocumentRecord, document: Document): void {
    const { keys, arrayFields } = indexKeys(document, this.paths)
    for (const position of arrayFields) this.arrayFields.add(position)
    for (const key of keys) this.tree.set(key + record.key, record)
  }

  /** Removes the keys of `document` but those that a kept version of the record still has. */
  remove(record: DocumentRecord, document: Document, kept: readonly Document[]): void {
    const still = new Set(kept.flatMap((version) => this.keysOf(version)))
    for (const key of this.keysOf(document)) if (!still.has(key)) this.tree.delete(key + record.key)
  }

  /** Whether the entry with this key belongs to this version of the document. */
  files(entryKey: string, record: DocumentRecord, document: Document): boolean {
    return this.keysOf(document).some((key) => key + record.key === entryKey)
  }

  /** Records filed under exactly these encoded fields, in any kept version. */
  *under(key: string): Generator<DocumentRecord> {
    for (const entry of this.entries({ low: key, high: key + AFTER }, false)) yield entry.record
  }

  *entries(range: KeyRange, descending: boolean): Generator<IndexEntry, undefined> {
    const pairs = descending
      ? this.tree.entriesReversed(range.high, undefined, true)
      : this.tree.entries(range.low, undefined)
    for (const [key, record] of pairs) {
      if (descending ? key < range.low : key >= range.high) return undefined
      yield { key, record }
    }
    return undefined
  }
}

function compareText(one: string, other: string): number {
  if (one < other) return -1
  return one > other ? 1 : 0
}
