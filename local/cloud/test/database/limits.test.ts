import { openDatabase } from '../../database/database'
import { codeOf, messageOf, startCloud, temporaryFolder, type TestCloud } from './cloud'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud({ rows: { indexes: [] } })
  await cloud.db.collection('rows').add(Array.from({ length: 1100 }, (_, n) => ({ _id: `r${n}`, n, half: n % 2 })))
})
afterAll(() => cloud.stop())

describe('limits', () => {
  it('a query returns 100 documents unless it says how many', async () => {
    expect((await cloud.db.collection('rows').get()).data).toHaveLength(100)
  })

  it('a query returns 1000 documents at most, without an error', async () => {
    expect((await cloud.db.collection('rows').limit(5000).get()).data).toHaveLength(1000)
    const params = { collectionName: 'rows', queryType: 'WHERE', limit: 5000 }
    const { data } = await cloud.local.answer('database.getDocument', params)
    expect((data as { list: unknown[] }).list).toHaveLength(1000)
  })

  it('pages by skip and limit follow one another', async () => {
    const rows = cloud.db.collection('rows').orderBy('n', 'desc')
    const { data } = await rows.skip(1095).limit(10).get()
    expect(data.map(({ n }) => n)).toEqual([4, 3, 2, 1, 0])
  })

  it('a pipeline of more than 20 rows must name its limit', async () => {
    const rows = cloud.db.collection('rows').aggregate()
    expect(await messageOf(rows.match({ n: cloud.db.command.lt(21) }).end())).toContain('only 20 of a pipeline')
    const limited = await cloud.db.collection('rows').aggregate().limit(500).end()
    expect(limited.data).toHaveLength(500)
  })

  it('a document has at most 16 MB', async () => {
    const params = (size: number): Record<string, unknown> => ({
      collectionName: 'rows',
      data: [JSON.stringify({ _id: `size-${size}`, text: 'x'.repeat(size) })],
    })
    const tooLarge = cloud.local.answer('database.insertDocument', params(16 * 1024 * 1024))
    await expect(tooLarge).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    await expect(tooLarge).rejects.toThrow('16777216')
  })

  it('an _id has at most 1024 bytes', async () => {
    expect(await messageOf(cloud.db.collection('rows').add({ _id: '长'.repeat(400) }))).toContain('1024')
  })

  it('an environment has at most 100 collections', async () => {
    const path = temporaryFolder()
    const names = Array.from({ length: 100 }, (_, n) => [`c${n}`, { indexes: [] }])
    const full = await openDatabase({ path, manifest: Object.fromEntries(names) as Record<string, { indexes: [] }> })
    const call = full.answer('database.addCollection', { collectionName: 'one-more' })
    await expect(call).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_EXCEED_LIMIT' })
    await full.close()
  })
})

describe('collections', () => {
  it('that nobody created are refused, for reading and for adding', async () => {
    const missing = cloud.db.collection('missing')
    expect(await codeOf(missing.get())).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(await codeOf(missing.doc('x').get())).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(await codeOf(missing.add({ a: 1 }))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(await codeOf(missing.aggregate().count('n').end())).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(await codeOf(missing.where({ a: 1 }).remove())).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })

  it('can be created, once', async () => {
    await cloud.db.createCollection('created')
    await cloud.db.collection('created').add({ _id: 'x' })
    expect(await codeOf(cloud.db.createCollection('created'))).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
    expect(cloud.local.collections()).toContainEqual({ name: 'created', documents: 1 })
  })

  it('an action nobody knows is refused', async () => {
    const call = cloud.local.answer('database.dropEverything', {})
    await expect(call).rejects.toMatchObject({ code: 'INVALID_ACTION' })
  })
})
