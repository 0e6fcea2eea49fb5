import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { CloudDatabase, CloudOptions } from '../cloud-options'
import { startCloudServer, type CloudServer } from '../cloud-server'

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
    await Promise.all(names.map((name) => buildFunction(name, join(folder, 'functions', name))))
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

/** As functions are deployed: one file of JavaScript, and the configuration. */
async function buildFunction(name: string, folder: string): Promise<void> {
  const source = join(__dirname, 'fixtures', name)
  const entryPoints = [join(source, 'index.ts')]
  await build({ entryPoints, outfile: join(folder, 'index.js'), bundle: true, platform: 'node', target: 'node20' })
  await cp(join(source, 'config.json'), join(folder, 'config.json'))
}
