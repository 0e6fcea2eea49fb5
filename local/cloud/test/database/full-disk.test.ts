/**
 * A disk without room: what lmdb then does, a commit that is refused, is done here by hand. (On a file system of 4 MB that was
 * filled and emptied again it did the same.)
 */
import { rmSync } from 'node:fs'
import type * as lmdb from 'lmdb'
import { openDatabase, type LocalDatabase } from '../../database/database'
import { temporaryFolder } from './cloud'

const disk = { isFull: false }
jest.mock('lmdb', () => {
  const real = jest.requireActual<typeof lmdb>('lmdb')
  return {
    ...real,
    open: (options: lmdb.RootDatabaseOptionsWithPath) => {
      const environment = real.open(options)
      const transaction = environment.transaction.bind(environment)
      environment.transaction = (work) =>
        disk.isFull ? Promise.reject(new Error('Commit failed (see commitError for details)')) : transaction(work)
      return environment
    },
  }
})

const MANIFEST = { a: { indexes: [{ fields: ['code'], unique: true }] }, b: { indexes: [] } }
let path: string
let database: LocalDatabase

beforeEach(async () => {
  path = temporaryFolder()
  disk.isFull = false
  database = await openDatabase({ path, manifest: MANIFEST })
})
afterEach(async () => {
  await database.close()
  rmSync(path, { recursive: true, force: true })
})

const add = (id: string, collection = 'a') =>
  database.answer('database.insertDocument', {
    collectionName: collection,
    data: [JSON.stringify({ _id: id, code: id })],
  })
const ids = async (collection = 'a'): Promise<string[]> => {
  const asked = {
    collectionName: collection,
    queryType: 'WHERE',
    query: '{}',
    order: '{}',
  }
  const { data } = (await database.answer('database.getDocument', asked)) as { data: { list: string[] } }
  return data.list.map((each) => (JSON.parse(each) as { _id: string })._id).sort()
}

describe('while the disk has not taken a write yet', () => {
  it('nothing is answered that rests on it: where the disk then refuses it, it was never seen', async () => {
    await add('one')
    disk.isFull = true
    const refused = add('two').catch(({ message }: Error) => message)
    const seen = ids()
    const asOne = ids('b')
    const twice = add('two').catch(({ message }: Error) => message)
    expect(await seen).toEqual(['one'])
    expect(await asOne).toEqual([])
    expect(await refused).toContain('the disk did not take the write')
    expect(await twice).toContain('the disk did not take the write')
  })

  it('it is answered once the disk has it, also by a pipeline that looks into its collection', async () => {
    await add('one', 'b')
    const lookup = { from: 'a', let: {}, pipeline: [], as: 'there' }
    const asked = () =>
      database.answer('database.aggregateDocuments', {
        collectionName: 'b',
        stages: [{ stageKey: '$lookup', stageValue: JSON.stringify(lookup) }],
      }) as Promise<{ data: { list: string[] } }>
    const there = async () => {
      const { data } = await asked()
      return (JSON.parse(data.list[0] ?? '') as { there: { _id: string }[] }).there.map(({ _id }) => _id)
    }
    const written = add('two')
    expect(await there()).toEqual(['two'])
    await written
    disk.isFull = true
    const refused = add('three').catch(() => 'refused')
    expect(await there()).toEqual(['two'])
    expect(await refused).toBe('refused')
  })
})

describe('when the disk is full', () => {
  it('a write is refused in words, and reads go on with what was answered', async () => {
    await add('one')
    disk.isFull = true
    await expect(add('two')).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('the disk did not take the write') as string,
    })
    expect(await ids()).toEqual(['one'])
    await expect(add('three')).rejects.toThrow('the disk did not take the write')
    expect(await ids()).toEqual(['one'])
  })

  it('writing goes on by itself when there is room again, also of what was refused', async () => {
    await add('one')
    disk.isFull = true
    await expect(add('two')).rejects.toThrow()
    disk.isFull = false
    await add('two')
    await add('three')
    expect(await ids()).toEqual(['one', 'three', 'two'])
    await database.close()
    database = await openDatabase({ path, manifest: MANIFEST })
    expect(await ids()).toEqual(['one', 'three', 'two'])
  })

  it('what was written at the same moment, or on top of what failed, is refused with it', async () => {
    disk.isFull = true
    const begun = ['one', 'two', 'three'].map((id) => add(id))
    expect((await Promise.allSettled(begun)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    disk.isFull = false
    expect(await ids()).toEqual([])
  })

  it('a transaction is lost whole, and one that stands open ends', async () => {
    await add('one')
    const begin = async () =>
      ((await database.answer('database.startTransaction', {})) as { transactionId: string }).transactionId
    const [failing, open] = [await begin(), await begin()]
    const within = (transactionId: string, id: string, collection: string) =>
      database.answer('database.insertDocument', {
        ...{ transactionId, collectionName: collection },
        data: [JSON.stringify({ _id: id, code: id })],
      })
    await within(failing, 'two', 'a')
    await within(failing, 'two', 'b')
    await within(open, 'three', 'b')
    disk.isFull = true
    await expect(database.answer('database.commitTransaction', { transactionId: failing })).rejects.toThrow()
    disk.isFull = false
    expect([await ids('a'), await ids('b')]).toEqual([['one'], []])
    await expect(database.answer('database.commitTransaction', { transactionId: open })).rejects.toThrow()
    await within(await begin(), 'two', 'a')
    expect([await ids('a'), await ids('b')]).toEqual([['one'], []])
  })
})
