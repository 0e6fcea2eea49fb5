import { Query } from 'mingo/query'
import type { Collection } from './collection'
import { type Document, isFields, isScalar } from './document'
import { filterBounds } from './filter-bounds'
import { refuseUnfitFilter } from './filter-refusals'
import { filterOptions, withMingo } from './mingo-operators'
import { type IndexPlan, planQuery, type SortOrder } from './plan'
import { documentAt, type DocumentRecord } from './record'
import { entriesOf } from './scan'
import { encode } from './sort-order'
import { sortDocuments } from './sorting'

export type Filter = Record<string, unknown>

export interface Selection {
  readonly filter: Filter
  readonly sort?: SortOrder
  readonly skip?: number
  readonly limit?: number
}

/** What a reader sees: the committed state after one commit, and over it what its own transaction has written. */
export interface View {
  readonly sequence: number
  /** The transaction's own documents by record key; undefined: removed. */
  writtenTo(collection: Collection): ReadonlyMap<string, Document | undefined>
}

/** Counts every document that is tested against a filter. */
export interface Examination {
  documentsExamined: number
}

/** The documents a selection names, through the best index, in the sort's order. The documents are the stored, frozen ones. */
export function find(collection: Collection, selection: Selection, view: View, examination: Examination): Document[] {
  const { filter, sort = [], skip = 0, limit } = selection
  const enough = limit === undefined ? Infinity : skip + limit
  const matches = matcher(filter)
  const written = view.writtenTo(collection)
  const plan = planFor(collection, filter, sort, limit !== undefined)
  const isInOrder = sort.length === 0 || plan?.sorted === true
  const found: Document[] = []
  for (const document of committed(collection, filter, plan, view, written)) {
    if (isInOrder && found.length >= enough) break
    examination.documentsExamined += 1
    if (matches(document)) found.push(document)
  }
  const own = [...written.values()].filter((document) => document !== undefined).filter(matches)
  examination.documentsExamined += written.size
  const all = own.length > 0 ? [...found, ...own] : found
  const ordered = sort.length > 0 && (!isInOrder || own.length > 0) ? sortDocuments(all, sort) : all
  return skip === 0 && limit === undefined ? ordered : ordered.slice(skip, enough)
}

/** A test for documents. A malformed filter is refused here, before any document is read. */
export function matcher(filter: Filter): (document: Document) => boolean {
  if (Object.keys(filter).length === 0) return () => true
  refuseUnfitFilter(filter)
  const query = withMingo(() => new Query(filter, filterOptions(filter)))
  return (document) => withMingo(() => query.test(document))
}

function planFor(collection: Collection, filter: Filter, sort: SortOrder, isLimited: boolean): IndexPlan | undefined {
  if (onlyIdOf(filter) !== undefined) return undefined
  return planQuery(collection.indexes, filterBounds(filter), sort, isLimited)
}

/** Candidates from the committed state, without those the transaction has written itself. */
function* committed(
  collection: Collection,
  filter: Filter,
  plan: IndexPlan | undefined,
  view: View,
  written: ReadonlyMap<string, unknown>,
): Generator<Document> {
  const records = plan ? recordsOf(plan, view.sequence) : recordsWithout(collection, filter)
  for (const record of records) {
    if (written.has(record.key)) continue
    const document = documentAt(record, view.sequence)
    if (document) yield document
  }
}

/** Without an index: the one record `{ _id }` names, or every record. */
function recordsWithout(collection: Collection, filter: Filter): Iterable<DocumentRecord> {
  const id = onlyIdOf(filter)
  if (id === undefined) return collection.records.values()
  const record = collection.records.get(encode(id))
  return record ? [record] : []
}

function* recordsOf(plan: IndexPlan, sequence: number): Generator<DocumentRecord> {
  const seen = plan.index.mayRepeat ? new Set<DocumentRecord>() : undefined
  for (const { key, record } of entriesOf(plan)) {
    if (seen?.has(record)) continue
    if (record.latest.older && !isFiled(plan, key, record, sequence)) continue
    seen?.add(record)
    yield record
  }
}

/** With several versions kept, an entry may belong to one this reader does not see. */
function isFiled(plan: IndexPlan, key: string, record: DocumentRecord, sequence: number): boolean {
  const document = documentAt(record, sequence)
  return document !== undefined && plan.index.files(key, record, document)
}

/** The `_id` of a filter that says nothing else. */
function onlyIdOf(filter: Filter): unknown {
  const { _id: id, ...rest } = filter
  return id !== null && !isFields(id) && isScalar(id) && Object.keys(rest).length === 0 ? id : undefined
}
