import type { CollectionName } from '../../../cloudfunctions/application/ports/collections'
import declared from '../../../cloudfunctions/collections.json'

/** Every collection there is. */
export const COLLECTIONS = Object.keys(declared) as CollectionName[]
