import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CloudDatabase, CloudOptions } from '../../../local/cloud/cloud-options'
import { startCloudServer, type CloudServer } from '../../../local/cloud/cloud-server'
import { buildFunctions } from '../../../scripts/build'

export const MEMBER = 'oCJUsw29Z01mMl6Htf7iVspvPCnM'

/** Stands in for the database: answers every question with nothing, and remembers what was asked. */
export class StandInDatabase implements CloudDatabase {
  readonly asked: { action: string; params: Record<string, unknown> }[] = []
  closed = false

  async answer(action: string, params: Record<string, unknown>): Promise<Record<string, unknown>> {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.closed) throw new Error('the database is closed')
    this.asked.push({ action, params })
    return { data: { total: 0, list: [], insertedIds: ['new'] } }
  }

  async close(): Promise<void> {
    this.closed = true
  }
}

export interface TestCloud extends CloudServer {
  readonly database: StandInDatabase
  readonly options: CloudOptions
}

/** A place on the disk for one test file: the fixture functions it names, built, and a fresh folder for each cloud. */
export class CloudBench {
  private clouds: TestCloud[] = []
  private constructor(readonly folder: string) {}

  static async build(...names: string[]): Promise<CloudBench> {
    const folder = await mkdtemp(join(tmpdir(), 'shushi-cloud-'))
    await buildFunctions({ names, source: join(__dirname, 'fixtures'), out: join(folder, 'functions') })
    return new CloudBench(folder)
  }

  async start(options: Partial<CloudOptions> = {}): Promise<TestCloud> {
    const database = new StandInDatabase()
    const all = {
      dataFolder: await mkdtemp(join(this.folder, 'data-')),
      functionsFolder: join(this.folder, 'functions'),
      ...options,
    }
    const server = await startCloudServer(all, database, () => [{ name: 'meetings', count: 3 }])
    const cloud = { ...server, database, options: all }
    this.clouds.push(cloud)
    return cloud
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.clouds.filter(({ database }) => !database.closed).map((cloud) => cloud.close()))
    this.clouds = []
  }

  async remove(): Promise<void> {
    await this.closeAll()
    await rm(this.folder, { recursive: true, force: true })
  }
}
