import { DUPLICATE_CODES } from '@shushi/local-cloud'
import type { CloudApp } from '../../../cloudfunctions/cloudbase/app'
import { CloudbaseStore } from '../../../cloudfunctions/cloudbase/cloudbase-store'
import type { CollectionName } from '../../../cloudfunctions/application/ports/collections'
import type { CompiledStages, Store, Write } from '../../../cloudfunctions/application/ports/store'
import { openCloudStore } from '../../builders/cloud-store'
import { openEmptyCloud, type EmptyCloud } from '../../builders/empty-cloud'
import { storeSuite } from '../../builders/store-suite'

describe.each(DUPLICATE_CODES)('the store through the real SDK, in a cloud whose duplicates are %s', (code) => {
  let cloud: EmptyCloud
  beforeEach(async () => {
    cloud = await openEmptyCloud(code)
  })
  afterEach(() => cloud.close())

  storeSuite(async () => cloud.store)
})

describe('what is asked together', () => {
  let cloud: EmptyCloud
  const bind = async () => {
    cloud = await openEmptyCloud()
    const binding = { revision: 1, memberId: 'm-0', boundAt: '2025-01-01T00:00:00.000Z' as never, invitationId: 'i' }
    await cloud.store.commit([{ do: 'insert', in: 'bindings', doc: { _id: 'somebody', ...binding } }])
  }
  beforeEach(bind)
  afterEach(() => cloud.close())
  const requestsOf = async (act: () => Promise<unknown>) => {
    const before = cloud.database.counters.requests
    await act()
    return cloud.database.counters.requests - before
  }
  const counter = (id: string): Write => ({ do: 'insert', in: 'counters', doc: { _id: id, revision: 1, last: 1 } })

  describe('is answered as it is alone', () => {
    storeSuite(async () => accompanied(cloud.store))
  })

  it('is one request, whatever it is and of whatever collections', async () => {
    await cloud.store.commit([counter('a'), counter('b')])
    const reader = cloud.store.together('somebody')
    const ask = () =>
      Promise.all([
        reader.get('counters', 'a'),
        reader.get('counters', 'none'),
        reader.find('members', { filter: {} }),
        reader.findAll('counters', { last: 1 }),
        reader.count('counters', {}),
        reader.count('members', {}),
        reader.aggregate('counters', [{ $group: { _id: null, sum: { $sum: '$last' } } }]),
        reader.get('counters', 'a'),
      ])
    const a = { _id: 'a', revision: 1, last: 1 }
    expect(await ask()).toEqual([a, undefined, [], [a, { ...a, _id: 'b' }], 2, 0, [{ _id: null, sum: 2 }], a])
    expect(await requestsOf(ask)).toBe(1)
  })

  it('is asked anew when it is asked later', async () => {
    const reader = cloud.store.together('somebody')
    expect(await reader.get('counters', 'a')).toBeUndefined()
    await cloud.store.commit([counter('a')])
    expect(await reader.get('counters', 'a')).toBeDefined()
  })

  it('is asked one by one where nobody is bound any more', async () => {
    await cloud.store.commit([counter('a')])
    const reader = cloud.store.together('nobody')
    const ask = () => Promise.all([reader.get('counters', 'a'), reader.count('members', {})])
    expect(await ask()).toEqual([{ _id: 'a', revision: 1, last: 1 }, 0])
    expect(await requestsOf(ask)).toBe(3)
  })

  it('fails for the one question that the database refuses, and for no other', async () => {
    const reader = cloud.store.together('somebody')
    const wrong = reader.find('counters', { filter: { last: { $in: 1 as never } } })
    const [refused, counted] = await Promise.allSettled([wrong, reader.count('counters', {})])
    expect([refused.status, counted]).toEqual(['rejected', { status: 'fulfilled', value: 0 }])
  })
})

/** Reads as one call does, with another question beside each, so that none is asked alone. */
function accompanied(store: CloudbaseStore): Store {
  const reader = store.together('somebody')
  const beside = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const [answer] = await Promise.all([asked, reader.get('journal', 'none')])
    return answer
  }
  return {
    get: (...asked) => beside(reader.get(...asked)),
    find: (...asked) => beside(reader.find(...asked)),
    findSome: (...asked) => beside(reader.findSome(...asked)),
    findAll: (...asked) => beside(reader.findAll(...asked)),
    count: (...asked) => beside(reader.count(...asked)),
    aggregate: (collection: CollectionName, stages: CompiledStages) => beside(reader.aggregate(collection, stages)),
    commit: (writes) => store.commit(writes),
  }
}

it('asks after documents as they were found once a collection, however many they are', async () => {
  const cloud = await openCloudStore()
  const requestsFor = async (many: number, id: string) => {
    const guards = (['counters', 'reportWordings'] as const).flatMap((collection) =>
      Array.from({ length: many }, (_, at): Write => ({
        ...{ do: 'as-found', in: collection, id: `${at}`, revision: null },
      })),
    )
    const insert: Write = { do: 'insert', in: 'counters', doc: { _id: id, revision: 1, last: 1 } }
    const { requests } = await cloud.roundTripsOf(() => cloud.store.commit([insert, ...guards]))
    return requests
  }
  const alone = await requestsFor(0, 'alone')
  // A transaction begins and ends with a request of its own: a single insert needs none.
  expect([alone, await requestsFor(1, 'few'), await requestsFor(40, 'many')]).toEqual([1, 5, 5])
  await cloud.close()
})

it('writes many documents with a request for each, and four for all of them', async () => {
  const cloud = await openCloudStore()
  const many = Array.from({ length: 30 }, (_, at) => ({ _id: `n-${at}`, revision: 1, last: at }))
  await cloud.store.seed('counters', ...many)
  const replaces = many.map((doc): Write => ({ do: 'replace', in: 'counters', doc: { ...doc, revision: 2 } }))
  const guard: Write = { do: 'unchanged', in: 'branches', id: 'none', revision: 1 }
  const inserts = many.map((doc): Write => ({ do: 'insert', in: 'counters', doc: { ...doc, _id: `new-${doc._id}` } }))
  const requestsOf = async (writes: readonly Write[]) =>
    (await cloud.roundTripsOf(() => cloud.store.commit(writes))).requests
  // To begin, what is inserted, a look at the documents and the guard, and to take it back or to commit.
  expect(await requestsOf([...inserts, ...replaces, guard])).toBe(30 + 4)
  expect(await cloud.store.count('counters', { revision: 2 })).toBe(0)
  expect(await requestsOf([...inserts, ...replaces])).toBe(30 + 4)
  expect(await cloud.store.count('counters', { revision: 2 })).toBe(30)
  await cloud.close()
})

it('gets everything through, reads and commits, where a burst is more than the plan has room for', async () => {
  const cloud = await openEmptyCloud()
  cloud.impose({ plan: 'basic' })
  const insert = (at: number): Write => ({ do: 'insert', in: 'counters', doc: { _id: `${at}`, revision: 1, last: at } })
  const commits = Array.from({ length: 20 }, (_, at) => cloud.store.commit([insert(2 * at), insert(2 * at + 1)]))
  const reads = Array.from({ length: 20 }, () => cloud.store.get('counters', 'none'))
  expect(new Set(await Promise.all(commits))).toEqual(new Set(['committed']))
  expect(await Promise.all(reads)).toHaveLength(20)
  expect(await cloud.store.count('counters', {})).toBe(40)
  await cloud.close()
}, 30_000)

describe('what the database refuses', () => {
  const add = (refusal: object) => {
    const collection = () => ({ add: () => Promise.reject(Object.assign(new Error(), refusal)) })
    const app = { database: () => ({ collection }) }
    const doc = { _id: 'a', revision: 1, last: 1 }
    return new CloudbaseStore(app as unknown as CloudApp).commit([{ do: 'insert', in: 'counters', doc }])
  }
  const failed = 'DATABASE_REQUEST_FAILED'

  it.each([
    ['the documented code', { code: 'DATABASE_DUPLICATE_WRITE', message: 'duplicate write' }],
    ['MongoDB’s E11000 under the general code', { code: failed, message: 'write errors: [{E11000 duplicate key …}]' }],
  ])('is a duplicate by %s', async (_, refusal) => {
    expect(await add(refusal)).toEqual({ failed: 'exists' })
  })

  it.each([
    ['the general code without E11000', { code: failed, message: 'Cannot create field' }],
    ['E11000 under another code', { code: 'SYS_ERR', message: 'E11000' }],
  ])('is thrown when it is %s', async (_, refusal) => {
    await expect(add(refusal)).rejects.toMatchObject(refusal)
  })
})
