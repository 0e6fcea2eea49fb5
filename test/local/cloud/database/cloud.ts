import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CollectionManifest, type LocalDatabase, openDatabase } from '../../../../local/cloud/database/database'
import { cloudAppAt } from '../../../builders/cloud-app'
import { serveDatabase } from './endpoint'
import type { SdkDatabase } from './sdk'

export function sdkDatabase(url: string): SdkDatabase {
  return cloudAppAt(url).database() as unknown as SdkDatabase
}

export interface TestCloud {
  readonly db: SdkDatabase
  readonly local: LocalDatabase
  /** Documents the database tests while `run` runs. */
  examined(run: () => Promise<unknown>): Promise<number>
  stop(): Promise<void>
}

/** A fresh database in a temporary folder, reached through the SDK. */
export async function startCloud(manifest: CollectionManifest): Promise<TestCloud> {
  const path = temporaryFolder()
  const local = await openDatabase({ path, manifest })
  const endpoint = await serveDatabase(local)
  return {
    db: sdkDatabase(endpoint.url),
    local,
    async examined(run) {
      const before = local.counters.documentsExamined
      await run()
      return local.counters.documentsExamined - before
    },
    async stop() {
      await endpoint.stop()
      await local.close()
      rmSync(path, { recursive: true, force: true })
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
