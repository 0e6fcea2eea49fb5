import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { CloudbaseStore } from '../../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../../cloudfunctions/collections.json'
import { openDatabase, type LocalDatabase } from '../../../local/cloud/database/database'
import { storeSuite } from '../../builders/store-suite'
import { serveDatabase } from '../../local/cloud/database/endpoint'

describe('the store through the real SDK, against the local cloud', () => {
  const environment = process.env
  let folder: string
  let database: LocalDatabase
  let served: { url: string; stop(): Promise<void> }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-store-'))
    database = await openDatabase({ path: folder, manifest: collections })
    served = await serveDatabase(database)
    process.env = {
      ...environment,
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'local',
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
      SCF_NAMESPACE: 'local',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: served.url }),
    }
  })
  afterEach(async () => {
    await served.stop()
    await database.close()
    await rm(folder, { recursive: true })
    process.env = environment
  })

  storeSuite(async () => new CloudbaseStore(tcb.init({ env: 'local', keepalive: true })))
})
