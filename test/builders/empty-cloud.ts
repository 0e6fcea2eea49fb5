import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type DuplicateCode, type LocalCloud } from '@shushi/local-cloud'
import { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../cloudfunctions/collections.json'
import { cloudAppAt } from './cloud-app'

export interface EmptyCloud {
  readonly database: LocalCloud['database']
  readonly impose: LocalCloud['impose']
  /** The store of production, the SDK's. */
  readonly store: CloudbaseStore
  readonly close: () => Promise<void>
}

/** A local cloud with our collections and nothing in them, in a folder of its own that goes when it is closed.
 * A duplicate is refused as in real environments, or under the code it is given. */
export async function openEmptyCloud(duplicateCode: DuplicateCode = 'DATABASE_REQUEST_FAILED'): Promise<EmptyCloud> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'shushi-cloud-'))
  const cloud = await startLocalCloud({ dataFolder, collections, duplicateCode })
  return {
    database: cloud.database,
    impose: (conditions) => cloud.impose(conditions),
    store: new CloudbaseStore(cloudAppAt(cloud.adminUrl)),
    close: async () => {
      await cloud.close()
      await rm(dataFolder, { recursive: true })
    },
  }
}
