import { CloudError } from '../cloud-error'
import { isFields } from './document'

/** Levels of objects and arrays in one document. Documented (MongoDB, "limits and thresholds"). */
const DEEPEST = 100

/**
 * Refuses names that a stored document cannot have: one that begins with `$` is an operator, one with a dot is a path
 * (MongoDB before 5.0, "restrictions on field names"; from 5.0 on they are stored, but no query and no update reaches them).
 */
export function refuseUnfitNames(value: unknown, depth = 1): void {
  if (depth > DEEPEST) throw refused(`the document has more than ${DEEPEST} levels`)
  if (Array.isArray(value)) for (const element of value) refuseUnfitNames(element, depth + 1)
  if (!isFields(value)) return
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('$')) throw refused(`The dollar ($) prefixed field '${name}' is not valid for storage.`)
    if (name.includes('.')) throw refused(`The dotted field '${name}' is not valid for storage.`)
    if (typeof inner === 'object' && inner !== null) refuseUnfitNames(inner, depth + 1)
  }
}

function refused(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', message)
}
