import { rmSync } from 'node:fs'
import { ObjectId } from 'bson'
import { type CollectionManifest, type LocalDatabase, openDatabase } from '../../database/database'
import { temporaryFolder } from './cloud'

let path: string
beforeEach(() => (path = temporaryFolder()))
afterEach(() => rmSync(path, { recursive: true, force: true }))

async function withDatabase<Result>(
  manifest: CollectionManifest,
  run: (database: LocalDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase({ path, manifest })
  try {
    return await run(database)
  } finally {
    await database.close()
  }
}

const add = (database: LocalDatabase, ...documents: object[]): Promise<unknown> =>
  database.answer('database.insertDocument', {
    collectionName: 'rows',
    data: documents.map((each) => JSON.stringify(each)),
  })

async function list(database: LocalDatabase, query: object): Promise<string[]> {
  const params = { collectionName: 'rows', queryType: 'WHERE', query: JSON.stringify(query) }
  return ((await database.answer('database.getDocument', params)).data as { list: string[] }).list
}

const PLAIN = { rows: { indexes: [] } }

describe('a database opened again', () => {
  it('has its documents as they were: dates, patterns, object ids, nested values', async () => {
    const oid = new ObjectId().toHexString()
    const document = {
      _id: 'x',
      at: { $date: '2025-01-01T00:00:00.500Z' },
      pattern: { $regularExpression: { pattern: 'a', options: 'i' } },
      oid: { $oid: oid },
      deep: [{ n: 1.5, none: null, text: '党费' }],
    }
    const before = await withDatabase(PLAIN, async (database) => {
      await add(database, document)
      return list(database, {})
    })
    const after = await withDatabase(PLAIN, (database) => list(database, {}))
    expect(after).toEqual(before)
    expect(JSON.parse(after[0] ?? '')).toMatchObject({ at: { $date: '2025-01-01T00:00:00.500Z' }, oid: { $oid: oid } })
  })

  it('has lost what was removed, and what no transaction committed', async () => {
    await withDatabase(PLAIN, async (database) => {
      await add(database, { _id: 'gone' }, { _id: 'kept' })
      await database.answer('database.removeDocument', { collectionName: 'rows', query: '{"_id":"gone"}' })
      const { transactionId } = await database.answer('database.startTransaction', {})
      await database.answer('database.insertDocument', {
        collectionName: 'rows',
        data: ['{"_id":"open"}'],
        transactionId,
      })
    })
    expect(await withDatabase(PLAIN, (database) => list(database, {}))).toEqual(['{"_id":"kept"}'])
  })

  it('has the collections created over the wire', async () => {
    await withDatabase({}, (database) => database.answer('database.addCollection', { collectionName: 'rows' }))
    await withDatabase({}, (database) => add(database, { _id: 'x' }))
    expect(await withDatabase({}, async (database) => database.collections())).toEqual([{ name: 'rows', documents: 1 }])
  })

  it('has the indexes its manifest names now', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => ({ _id: `r${n}`, n }))
    const examined = async (database: LocalDatabase): Promise<number> => {
      await list(database, { n: 7 })
      return database.counters.documentsExamined
    }
    await withDatabase(PLAIN, (database) => add(database, ...rows))
    expect(await withDatabase(PLAIN, examined)).toBe(50)
    expect(await withDatabase({ rows: { indexes: [{ fields: ['n'] }] } }, examined)).toBe(1)
  })

  it('does not open with a unique index its documents break', async () => {
    await withDatabase(PLAIN, (database) => add(database, { _id: 'a', n: 1 }, { _id: 'b', n: 1 }))
    const open = openDatabase({ path, manifest: { rows: { indexes: [{ fields: ['n'], unique: true }] } } })
    await expect(open).rejects.toThrow('unique index n_1 is broken')
  })

  it('does not open with an index into numbered elements', async () => {
    const open = openDatabase({ path, manifest: { rows: { indexes: [{ fields: ['list.0'] }] } } })
    await expect(open).rejects.toThrow('list.0')
  })
})

describe('versions kept for open transactions', () => {
  it('are dropped when the transactions end, and the memory of the index with them', async () => {
    await withDatabase({ rows: { indexes: [{ fields: ['n'] }] } }, async (database) => {
      await add(database, { _id: 'x', n: 0 })
      const { transactionId } = await database.answer('database.startTransaction', {})
      const old = { collectionName: 'rows', queryType: 'WHERE', query: '{"n":0}' }
      await database.answer('database.getDocument', { ...old, transactionId })
      const update = { collectionName: 'rows', query: '{"_id":"x"}', data: '{"$inc":{"n":1}}', merge: true }
      for (let n = 0; n < 5; n += 1) await database.answer('database.modifyDocument', update)
      expect(await database.answer('database.getDocument', { ...old, transactionId })).toMatchObject({
        data: { list: ['{"_id":"x","n":0}'] },
      })
      await database.answer('database.abortTransaction', { transactionId })
      expect(await list(database, { n: 0 })).toEqual([])
      expect(await list(database, { n: 5 })).toEqual(['{"_id":"x","n":5}'])
    })
  })
})
