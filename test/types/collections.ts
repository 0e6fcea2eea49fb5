/** What collections.json creates and what the store knows are the same collections: one without the other does not compile. */
import type { CollectionName } from '../../cloudfunctions/application/ports/collections'
import declared from '../../cloudfunctions/collections.json'

type Declared = keyof typeof declared

export const everyCollectionIsCreated: Record<CollectionName, unknown> = declared
export const nothingElseIsCreated: Record<Declared, unknown> = {} as Record<CollectionName, unknown>
