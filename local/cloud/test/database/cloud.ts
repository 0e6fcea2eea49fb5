import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { startLocalCloud, type CollectionManifest, type DuplicateCode, type LocalCloud } from '../..'
import type { SdkDatabase } from './sdk'

const ACCOUNT = { env: 'local', region: 'ap-shanghai', secretId: 'local', secretKey: 'local' }
/** Without it the SDK asks the network whether it is in Tencent's cloud. */
const WITHIN_A_FUNCTION = { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: ACCOUNT.region, SCF_NAMESPACE: 'local' }

/** The database of the cloud at this address, through the unmodified SDK. */
export function sdkDatabase(adminUrl: string): SdkDatabase {
  Object.assign(process.env, WITHIN_A_FUNCTION)
  return tcb.init({ ...ACCOUNT, serviceUrl: adminUrl, keepalive: true }).database() as unknown as SdkDatabase
}

export interface TestCloud {
  readonly db: SdkDatabase
  readonly local: LocalCloud['database']
  /** Documents the database tests while `run` runs. */
  examined(run: () => Promise<unknown>): Promise<number>
  stop(): Promise<void>
}

/**
 * A fresh database in a temporary folder, reached through the SDK. Unless it is told otherwise it refuses a duplicate under
 * a code of its own, which no other refusal has.
 */
export async function startCloud(
  collections: CollectionManifest,
  duplicateCode: DuplicateCode = 'DATABASE_DUPLICATE_WRITE',
): Promise<TestCloud> {
  const dataFolder = temporaryFolder()
  const cloud = await startLocalCloud({ dataFolder, collections, duplicateCode })
  const local = cloud.database
  return {
    db: sdkDatabase(cloud.adminUrl),
    local,
    async examined(run) {
      const before = local.counters.documentsExamined
      await run()
      return local.counters.documentsExamined - before
    },
    async stop() {
      await cloud.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'shushi-database-'))
}

/** The code an SDK call is refused with; 'none' if it is not refused. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'none'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** The same for its message. */
export async function messageOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'none'
  } catch (error) {
    return (error as Error).message
  }
}
