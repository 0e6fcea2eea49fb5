import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import type { SealingStore } from '../../../cloudfunctions/application/ports/store'
import type { CloudbaseStore } from '../../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../../cloudfunctions/collections.json'
import { backup, restore } from '../../../scripts/backup/copy'
import { localStore } from '../../../scripts/backup/open-store'
import { handlers } from '../../builders/handlers'
import { MemoryStore } from '../../builders/memory-store'
import { BRANCH, member, openOffice, type SceneStore } from '../../builders/office'
import { makeYear, seedYear } from '../../builders/year'

const AT = '2025-06-10T09:00:00.000Z'
const silent = () => undefined

let folder: string
let clouds: LocalCloud[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shushi-backup-'))
  clouds = []
})
afterEach(async () => {
  await Promise.all(clouds.map((cloud) => cloud.close()))
  await rm(folder, { recursive: true })
})

async function openCloud(): Promise<CloudbaseStore> {
  const dataFolder = join(folder, `cloud-${clouds.length}`)
  const cloud = await startLocalCloud({ dataFolder, collections })
  clouds.push(cloud)
  return localStore(cloud.address)
}

/** A year and a half of records, and a journal of what was done about a report. */
async function enterYear(store: SealingStore): Promise<void> {
  const memory = new MemoryStore()
  const office = await openOffice({ handlers, store: memory })
  seedYear(memory, makeYear(7, 12))
  await office.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  await restore(store, await copied(memory), silent)
}

async function copied(store: SealingStore): Promise<string> {
  const to = await mkdtemp(join(folder, 'copy-'))
  await backup(store, to, AT)
  return to
}

/** As the draft of that day prints them. */
async function figuresIn(store: CloudbaseStore) {
  const scene: SceneStore = Object.assign(Object.create(store) as CloudbaseStore, { seed: silent })
  const office = await openOffice({ handlers, store: scene })
  const drafted = await office.callRaw('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  const { reportId } = drafted['value'] as { reportId: string }
  const { value } = await office.callRaw('report.get', { branchId: BRANCH, reportId }, 'secretary')
  return (value as { figures: readonly { key: string; display: string }[] }).figures
}

it('what was exported and imported into an empty environment has every record and the same figures', async () => {
  const [before, after] = [await openCloud(), await openCloud()]
  await enterYear(before)
  const from = join(folder, 'out')
  const { collections: kept } = await backup(before, from, AT)
  expect(Object.values(kept).reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(100)
  await restore(after, from, silent)
  const again = await backup(after, join(folder, 'again'), AT)
  expect(again.collections).toEqual(kept)
  const figures = await figuresIn(before)
  expect(figures.length).toBeGreaterThanOrEqual(10)
  expect(await figuresIn(after)).toEqual(figures)
})

describe('a copy', () => {
  let store: MemoryStore
  beforeEach(() => {
    store = new MemoryStore()
    store.seed('members', ...Array.from({ length: 250 }, (_, at) => member(`m-${at}`)))
  })

  it('that was interrupted goes on where it stopped', async () => {
    const from = await copied(store)
    const target = new MemoryStore()
    target.seed('members', member('m-0'), member('m-249'))
    const said: string[] = []
    await restore(target, from, (line) => said.push(line))
    expect(said).toEqual(['members：248 条'])
    expect(await target.count('members', {})).toBe(250)
  })

  it('goes into no environment that has other records, and changes nothing there', async () => {
    const from = await copied(store)
    const target = new MemoryStore()
    target.seed('counters', { _id: 'others', last: 1, revision: 1 })
    await expect(restore(target, from, silent)).rejects.toThrow('只能恢复到空的环境里')
    expect(await target.count('members', {})).toBe(0)
  })

  it('goes over no record of its own that has changed since', async () => {
    const from = await copied(store)
    store.seed('members', member('m-0', { name: '改过的名字' }))
    await expect(restore(store, from, silent)).rejects.toThrow('只能恢复到空的环境里')
  })

  it('that was changed or cut off is not restored', async () => {
    const from = await copied(store)
    const file = join(from, 'members.ndjson')
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -200))
    const target = new MemoryStore()
    await expect(restore(target, from, silent)).rejects.toThrow('members.ndjson 不完整')
    expect(await target.count('members', {})).toBe(0)
  })

  it('of two moments is none: somebody checked in meanwhile, of which the journal knows nothing', async () => {
    const findAll: SealingStore['findAll'] = async (collection, filter) => {
      const found = await store.findAll(collection, filter)
      if (collection === 'scanTickets')
        store.seed('attendance', { _id: 'meeting-1:m-1' } as Parameters<typeof store.seed<'attendance'>>[1])
      return found
    }
    const moving = Object.assign(Object.create(store) as SealingStore, { findAll })
    await expect(copied(moving)).rejects.toThrow('请再备份一次')
  })

  it('is not gone over by a later one', async () => {
    const from = await copied(store)
    const before = await readFile(join(from, 'members.ndjson'), 'utf8')
    store.seed('members', member('m-250'))
    await expect(backup(store, from, AT)).rejects.toThrow('已经有一份备份')
    expect(await readFile(join(from, 'members.ndjson'), 'utf8')).toBe(before)
  })
})
