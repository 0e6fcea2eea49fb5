/**
 * kill -9 under load. A child process holds the database; this one writes through the SDK, every transaction one document
 * into each of two collections, and remembers what was acknowledged. The moment of the kill is random: whatever it hits,
 * an acknowledged transaction is there afterwards, and none is there by half.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { join } from 'node:path'
import { sdkDatabase, temporaryFolder } from './cloud'
import type { SdkDatabase } from './sdk'

const KILLS = 5
const WRITERS = 12

let folder: string
let program: string
beforeAll(() => {
  // The SDK's timers outlive a request that dies with the server, and complain of its slowness when all is over.
  console.warn = () => undefined
  folder = temporaryFolder()
  // Bundled once: a child started from TypeScript would spend most of its short life compiling.
  program = join(folder, 'child.cjs')
  const external = ['lmdb', 'mingo', 'bson', 'sorted-btree']
  buildSync({
    entryPoints: [join(__dirname, 'crash-child.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    external,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(): Promise<{ child: ChildProcess; db: SdkDatabase }> {
  const env = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') }
  const child = fork(program, [join(folder, 'data')], { env, execArgv: [] })
  const [url] = (await once(child, 'message')) as [string]
  return { child, db: sdkDatabase(url) }
}

/** Writes pairs until the database is gone; answers the names of those it acknowledged. */
async function writeUntilKilled(db: SdkDatabase, name: string): Promise<string[]> {
  const acknowledged: string[] = []
  for (let n = 0; ; n += 1) {
    const pair = `${name}-${n}`
    try {
      await db.runTransaction(async (transaction) => {
        await transaction.collection('checkIns').add({ _id: pair, pair })
        await transaction.collection('receipts').add({ _id: pair })
      })
    } catch {
      return acknowledged
    }
    acknowledged.push(pair)
  }
}

async function allIds(db: SdkDatabase, collection: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let last = ''; ;) {
    const page = db
      .collection(collection)
      .where({ _id: db.command.gt(last) })
      .orderBy('_id', 'asc')
      .limit(1000)
    const { data } = await page.get()
    for (const { _id } of data) ids.add(_id)
    if (data.length < 1000) return ids
    last = data.at(-1)?._id ?? ''
  }
}

async function killedRound(round: number): Promise<string[]> {
  const { child, db } = await start()
  const writers = Array.from({ length: WRITERS }, (_, writer) => writeUntilKilled(db, `${round}-${writer}`))
  const gone = once(child, 'exit')
  setTimeout(() => child.kill('SIGKILL'), 300 + Math.random() * 600)
  await gone
  return (await Promise.all(writers)).flat()
}

describe('a database killed under load', () => {
  it('has every acknowledged transaction, and none by half', async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < KILLS; round += 1) acknowledged.push(...(await killedRound(round)))
    const { child, db } = await start()
    const [checkIns, receipts] = [await allIds(db, 'checkIns'), await allIds(db, 'receipts')]
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(acknowledged.length).toBeGreaterThan(KILLS)
    expect(acknowledged.filter((pair) => !checkIns.has(pair))).toEqual([])
    expect([...checkIns].sort()).toEqual([...receipts].sort())
  }, 60_000)
})
