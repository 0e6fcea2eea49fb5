import { codeOf, startCloud, type TestCloud } from './cloud'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await startCloud({ t: { indexes: [{ fields: ['key'], unique: true }] }, other: { indexes: [] } })
  await cloud.db.collection('t').add([
    { _id: '1', key: 'k1', n: 1 },
    { _id: '2', key: 'k2', n: 2 },
  ])
})
afterEach(() => cloud.stop())

const nOf = async (id: string): Promise<unknown> => (await cloud.db.collection('t').doc(id).get()).data[0]?.n

describe('transactions', () => {
  it('commit writes to several collections together, and a failing one leaves nothing', async () => {
    await cloud.db.runTransaction(async (transaction) => {
      await transaction.collection('t').doc('1').update({ n: 10 })
      await transaction.collection('other').add({ _id: 'a' })
    })
    expect([await nOf('1'), (await cloud.db.collection('other').count()).total]).toEqual([10, 1])
    const failing = cloud.db.runTransaction(async (transaction) => {
      await transaction.collection('t').doc('1').update({ n: 99 })
      throw new Error('changed my mind')
    })
    expect(await codeOf(failing)).toContain('changed my mind')
    expect(await nOf('1')).toBe(10)
  })

  it('add several documents at once', async () => {
    await cloud.db.runTransaction(async (transaction) => {
      await transaction.collection('other').add([{ _id: 'a' }, { _id: 'b' }])
    })
    expect((await cloud.db.collection('other').count()).total).toBe(2)
  })

  it('see their own writes, which nobody else sees before the commit', async () => {
    const transaction = await cloud.db.startTransaction()
    await transaction.collection('t').doc('1').update({ n: 5 })
    await transaction.collection('t').doc('2').remove()
    expect((await transaction.collection('t').doc('1').get()).data).toMatchObject({ n: 5 })
    expect((await transaction.collection('t').doc('2').get()).data).toBeNull()
    expect([await nOf('1'), await nOf('2')]).toEqual([1, 2])
    await transaction.commit()
    expect([await nOf('1'), await nOf('2')]).toEqual([5, undefined])
  })

  it('read the state at their first operation, whatever is committed later', async () => {
    const transaction = await cloud.db.startTransaction()
    await cloud.db.collection('t').doc('1').update({ n: 7 })
    expect((await transaction.collection('t').doc('1').get()).data).toMatchObject({ n: 7 })
    await cloud.db.collection('t').doc('1').update({ n: 8 })
    await cloud.db.collection('t').doc('2').remove()
    await cloud.db.collection('t').add({ _id: '3', key: 'k3' })
    expect((await transaction.collection('t').doc('1').get()).data).toMatchObject({ n: 7 })
    expect((await transaction.collection('t').doc('2').get()).data).toMatchObject({ n: 2 })
    expect((await transaction.collection('t').doc('3').get()).data).toBeNull()
    await transaction.rollback()
  })

  it('conflict on a document another transaction is writing', async () => {
    const first = await cloud.db.startTransaction()
    const second = await cloud.db.startTransaction()
    await first.collection('t').doc('1').update({ n: 10 })
    expect(await codeOf(second.collection('t').doc('1').update({ n: 11 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    await first.commit()
    expect(await nOf('1')).toBe(10)
  })

  it('conflict on a document committed after their snapshot', async () => {
    const transaction = await cloud.db.startTransaction()
    await transaction.collection('t').doc('2').get()
    await cloud.db.collection('t').doc('1').update({ n: 50 })
    expect(await codeOf(transaction.collection('t').doc('1').update({ n: 2 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
  })

  it('are retried by runTransaction until they succeed', async () => {
    const increment = (): Promise<unknown> =>
      cloud.db.runTransaction(async (transaction) => {
        const { data } = (await transaction.collection('t').doc('1').get()) as unknown as { data: { n: number } }
        await transaction
          .collection('t')
          .doc('1')
          .update({ n: Number(data?.n) + 1 })
      })
    await Promise.all([increment(), increment()])
    expect(await nOf('1')).toBe(3)
  })

  it('refuse a duplicate _id and a duplicate unique key, and are over then', async () => {
    const first = await cloud.db.startTransaction()
    expect(await codeOf(first.collection('t').add({ _id: '1', key: 'new' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await codeOf(first.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    const second = await cloud.db.startTransaction()
    expect(await codeOf(second.collection('t').add({ _id: '9', key: 'k1' }))).toBe('DATABASE_DUPLICATE_WRITE')
  })

  it('conflict on a unique key another transaction has taken or given up', async () => {
    const first = await cloud.db.startTransaction()
    await first.collection('t').add({ _id: '3', key: 'k3' })
    await first.collection('t').doc('2').remove()
    const second = await cloud.db.startTransaction()
    expect(await codeOf(second.collection('t').add({ _id: '4', key: 'k3' }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    const third = await cloud.db.startTransaction()
    expect(await codeOf(third.collection('t').add({ _id: '4', key: 'k2' }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    await first.commit()
    expect(await codeOf(cloud.db.collection('t').add({ _id: '4', key: 'k2' }))).toBe('none')
  })

  it('may pass a unique key from one document to another', async () => {
    await cloud.db.runTransaction(async (transaction) => {
      await transaction.collection('t').doc('1').update({ key: 'free' })
      await transaction.collection('t').doc('2').update({ key: 'k1' })
    })
    expect((await cloud.db.collection('t').where({ key: 'k1' }).get()).data).toMatchObject([{ _id: '2' }])
  })

  it('make a plain write to their documents wait until they end', async () => {
    const transaction = await cloud.db.startTransaction()
    await transaction.collection('t').doc('1').update({ n: 10 })
    const order: string[] = []
    const waiting = cloud.db
      .collection('t')
      .doc('1')
      .update({ n: cloud.db.command.inc(1) })
      .then(() => order.push('plain write'))
    await cloud.db.collection('t').doc('2').update({ n: 0 })
    order.push('commit')
    await transaction.commit()
    await waiting
    expect(order).toEqual(['commit', 'plain write'])
    expect(await nOf('1')).toBe(11)
  })

  it('are unknown after their end', async () => {
    const transaction = await cloud.db.startTransaction()
    await transaction.commit()
    expect(await codeOf(transaction.collection('t').doc('1').get())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await codeOf(transaction.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  it('read by where().get() and write by updateAndReturn within; count and where().update() run outside', async () => {
    const transaction = await cloud.db.startTransaction()
    const inside = transaction.collection('t')
    await inside.doc('1').update({ n: 5 })
    expect((await inside.where({ n: 5 }).get()).data).toHaveLength(1)
    expect(await inside.where({ n: 5 }).updateAndReturn({ n: 6 })).toMatchObject({ doc: { n: 6 } })
    expect((await inside.where({ n: 6 }).count()).total).toBe(0)
    expect(await inside.where({ n: 2 }).update({ n: 20 })).toMatchObject({ updated: 1 })
    await transaction.rollback()
    expect([await nOf('1'), await nOf('2')]).toEqual([1, 20])
  })
})

describe('transactions older than 30 seconds', () => {
  const start = async (): Promise<string> =>
    String((await cloud.local.answer('database.startTransaction', {})).transactionId)
  const update = (transactionId: string | undefined): Promise<unknown> =>
    cloud.local.answer('database.modifyDocument', {
      collectionName: 't',
      query: '{"_id":"1"}',
      data: '{"$inc":{"n":1}}',
      merge: true,
      ...(transactionId === undefined ? {} : { transactionId }),
    })
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }))
  afterEach(() => jest.useRealTimers())

  it('are gone, with what they wrote and locked', async () => {
    const id = await start()
    await update(id)
    jest.advanceTimersByTime(30_000)
    await expect(cloud.local.answer('database.commitTransaction', { transactionId: id })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
    })
    expect(await update(undefined)).toMatchObject({ data: { updated: 1 } })
  })

  it('are still there a moment before', async () => {
    const id = await start()
    await update(id)
    jest.advanceTimersByTime(29_999)
    await expect(cloud.local.answer('database.commitTransaction', { transactionId: id })).resolves.toEqual({})
  })
})
