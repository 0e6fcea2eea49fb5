import { update as mingoUpdate } from 'mingo/updater'
import { CloudError } from '../cloud-error'
import { copyOf, type Document, type Fields, isFields, isScalar } from './document'
import type { Filter } from './find'
import { documentOptions, withMingo } from './mingo-operators'
import { refuseUnfitUpdate } from './update-refusals'

/** Operators of an update by name (`$set`, `$inc`, `$push` …), each with its changes by path. */
export type Update = Record<string, unknown>

/**
 * The document after the update, or undefined if the update changes nothing.
 * `filter` found the document; a path with `$` refers to the array element it matched.
 */
export function updated(document: Document, update: Update, filter: Filter): Fields | undefined {
  const { $setOnInsert: _onlyOnInsert, ...changes } = update
  if (Object.values(changes).every((change) => isFields(change) && Object.keys(change).length === 0)) return undefined
  refuseUnfitUpdate(document, changes)
  const copy: Fields = copyOf<Fields>({ ...document })
  const condition = usesMatchedElement(changes) ? filter : {}
  const modified = withMingo(() => mingoUpdate(copy, changes, [], condition, { queryOptions: documentOptions }))
  return modified.length > 0 ? copy : undefined
}

/** The document an upsert inserts: what the filter says by equality, then the update, then `$setOnInsert`. */
export function upserted(update: Update, filter: Filter, newId: () => string): Fields {
  const { $setOnInsert: onInsert, ...changes } = update
  const fields: Fields = { _id: filter._id !== undefined && isScalar(filter._id) ? filter._id : newId() }
  const equalities = Object.entries(filter).filter(([name, value]) => name !== '_id' && isScalar(value))
  const merged = {
    ...changes,
    $set: { ...Object.fromEntries(equalities), ...asFields(onInsert), ...asFields(changes.$set) },
  }
  withMingo(() => mingoUpdate(fields, merged, [], {}, { queryOptions: documentOptions }))
  return fields
}

/** The document a replacement leaves. The `_id` stays. */
export function replaced(id: unknown, replacement: Fields): Fields {
  const { _id: given, ...fields } = replacement
  if (given !== undefined && given !== id)
    throw new CloudError('DATABASE_REQUEST_FAILED', 'the (immutable) field _id was found to have been altered')
  return { _id: id, ...fields }
}

function usesMatchedElement(changes: Update): boolean {
  return Object.values(changes).some(
    (change) => isFields(change) && Object.keys(change).some((path) => path.includes('.$')),
  )
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {}
}
