/** Every record that is there, as it was stored. */
import collections from '../../cloudfunctions/collections.json'
import type { CollectionName, Collections } from '../../cloudfunctions/application/ports/collections'
import { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import { cloudAppAt } from '../builders/cloud-app'

export type Snapshot = { readonly [C in CollectionName]: readonly Collections[C][] }

/** Reads the cloud at an address (`…/admin`), again and again. */
export function snapshotsOf(adminUrl: string): () => Promise<Snapshot> {
  const store = new CloudbaseStore(cloudAppAt(adminUrl))
  const names = Object.keys(collections) as CollectionName[]
  return async () => {
    const read = await Promise.all(names.map(async (name) => [name, await store.findAll(name, {})] as const))
    return Object.fromEntries(read) as unknown as Snapshot
  }
}
