import { instant } from '#domain/time/instant'
import type { JournalEntry } from '../../../../cloudfunctions/application/ports/collections'
import type { SealingStore } from '../../../../cloudfunctions/application/ports/store'
import { lastBlock, sealLog } from '../../../../cloudfunctions/application/log/sealing'
import { openEmptyCloud, type EmptyCloud } from '../../../builders/empty-cloud'
import { MemoryStore } from '../../../builders/memory-store'
import { NOW } from '../../../builders/office'

const line = (id: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ _id: id, revision: 1, at: NOW, by: 'clerk', branchId: 'one', procedure: 'cell.form', subject: null },
  ...{ digest: '', answer: '', kinds: [], change: null, hash: `hash of ${id}`, unsealed: true },
  ...more,
})
const enter = async (store: SealingStore, ...lines: JournalEntry[]) => {
  const writes = lines.map((doc) => ({ do: 'insert', in: 'journal', doc }) as const)
  expect(await store.commit(writes)).toBe('committed')
}
const idsIn = async (store: SealingStore, branchId = 'one') =>
  (await store.findAll('logBlocks', { branchId }))
    .sort((a, b) => a.number - b.number)
    .map(({ lines }) => lines.map(({ id }) => id))

let cloud: EmptyCloud | undefined
afterEach(async () => {
  await cloud?.close()
  cloud = undefined
})
const open: Readonly<Record<string, () => Promise<SealingStore>>> = {
  'in memory': async () => new MemoryStore(),
  'through the SDK': async () => (cloud = await openEmptyCloud()).store,
}

describe.each(Object.keys(open))('lines of the log, %s', (where) => {
  let store: SealingStore
  beforeEach(async () => {
    store = (await open[where]?.()) ?? new MemoryStore()
  })

  it('are sealed by organization, in their order, behind the block before, and once', async () => {
    const later = instant('2025-06-10T10:00:00.000Z')
    await enter(store, line('b'), line('a'), line('other', { branchId: 'two' }), line('nobody', { branchId: null }))
    await enter(store, line('first', { at: instant('2025-06-10T08:00:00.000Z') }))
    expect(await sealLog(store, NOW)).toBe(5)
    await enter(store, line('c', { at: later }))
    expect(await sealLog(store, later)).toBe(1)
    expect(await sealLog(store, later)).toBe(0)
    expect(await idsIn(store)).toEqual([['first', 'a', 'b'], ['c']])
    expect(await idsIn(store, 'two')).toEqual([['other']])
    expect(await idsIn(store, '-')).toEqual([['nobody']])
    const [block, before] = [await lastBlock(store, 'one'), await store.get('logBlocks', 'one:1')]
    expect(block).toMatchObject({ _id: 'one:2', previous: before?.hash, total: 4, sealedAt: later })
    expect(before).toMatchObject({ previous: '', total: 3, lines: [{ hash: 'hash of first' }, {}, {}] })
  })

  it('lose their mark and nothing else, and are another revision since', async () => {
    await enter(store, line('a'))
    await sealLog(store, NOW)
    const { unsealed: _, ...rest } = line('a', { revision: 2 })
    expect(await store.get('journal', 'a')).toEqual(rest)
  })

  it('of before the log stay where they are', async () => {
    const { kinds: _, change: _c, hash: _h, unsealed: _u, ...old } = line('old')
    await enter(store, old)
    expect(await sealLog(store, NOW)).toBe(0)
    expect(await store.get('journal', 'old')).toEqual(old)
  })

  it('are in the chain once, whoever breaks off between the block and the marks', async () => {
    await enter(store, line('a'), line('b'))
    const broken = Object.assign(Object.create(store) as SealingStore, {
      unmark: () => Promise.reject(new Error('gone')),
    })
    await expect(sealLog(broken, NOW)).rejects.toThrow('gone')
    await enter(store, line('c'))
    await sealLog(store, NOW)
    expect(await idsIn(store)).toEqual([['a', 'b'], ['c']])
    expect(await store.find('journal', { filter: { unsealed: true } })).toEqual([])
  })

  it('are in the chain once, however many seal at a time', async () => {
    const ids = Array.from({ length: 8 }, (_, at) => `line-${String(at).padStart(2, '0')}`)
    for (const id of ids) await Promise.all([enter(store, line(id)), sealLog(store, NOW), sealLog(store, NOW)])
    await sealLog(store, NOW)
    expect((await idsIn(store)).flat().sort()).toEqual(ids)
  })
})
