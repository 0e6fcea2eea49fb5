import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CloudOptions } from './cloud-options'
import { startCloudServer, type CloudServer } from './cloud-server'
import { openDatabase, type CollectionManifest, type LocalDatabase } from './database/database'
import type { DuplicateCode } from './database/transactions'

export interface LocalCloudOptions extends CloudOptions {
  /** Collections and their indexes, there from the start. Others come to be when a function creates them. */
  readonly collections?: CollectionManifest
  /**
   * The code under which a duplicate is refused; left out: `DATABASE_REQUEST_FAILED`, with E11000 in the message, as seen
   * in real environments. The documentation has `DATABASE_DUPLICATE_WRITE`: recognise both, and test with both.
   */
  readonly duplicateCode?: DuplicateCode
  /** How long a transaction may be open; left out: as long as in the cloud. For tests. */
  readonly transactionMilliseconds?: number
  /** Called before each write to the disk: where it throws, the disk did not take it. For tests. */
  readonly writing?: () => void
}

export interface LocalCloud extends CloudServer {
  readonly database: LocalDatabase
}

/**
 * The cloud on one machine: database, functions, storage, open APIs and timers, speaking the wire protocol of the
 * unmodified @cloudbase/node-sdk, so that the functions that run here are the ones that are deployed. It writes its
 * address to `<dataFolder>/cloud.json` and takes that away when it closes. One process may use a data folder at a time.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const path = join(options.dataFolder, 'database')
  await mkdir(path, { recursive: true })
  const database = await openDatabase({
    path,
    manifest: options.collections ?? {},
    duplicateCode: options.duplicateCode,
    transactionMilliseconds: options.transactionMilliseconds,
    writing: options.writing,
  })
  const sizes = () => database.collections().map(({ name, documents }) => ({ name, count: documents }))
  try {
    return { ...(await startCloudServer(options, database, sizes)), database }
  } catch (error) {
    await database.close()
    throw error
  }
}
