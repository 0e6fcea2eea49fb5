import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CloudbaseStore } from '../../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../../cloudfunctions/collections.json'
import { openDatabase, type LocalDatabase } from '../../../local/cloud/database/database'
import { cloudAppAt } from '../../builders/cloud-app'
import { storeSuite } from '../../builders/store-suite'
import { serveDatabase } from '../../local/cloud/database/endpoint'

describe('the store through the real SDK, against the local cloud', () => {
  let folder: string
  let database: LocalDatabase
  let served: { url: string; stop(): Promise<void> }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-store-'))
    database = await openDatabase({ path: folder, manifest: collections })
    served = await serveDatabase(database)
  })
  afterEach(async () => {
    await served.stop()
    await database.close()
    await rm(folder, { recursive: true })
  })

  storeSuite(async () => new CloudbaseStore(cloudAppAt(served.url)))
})
