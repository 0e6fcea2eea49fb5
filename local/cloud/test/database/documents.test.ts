import { codeOf, messageOf, startCloud, type TestCloud } from './cloud'
import type { Row, SdkCommand } from './sdk'

let cloud: TestCloud
beforeAll(async () => (cloud = await startCloud({ meetings: { indexes: [] }, tags: { indexes: [] } })))
afterAll(() => cloud.stop())

const AT = new Date('2025-03-01T02:00:00.000Z')

async function stored(id: string): Promise<unknown> {
  return (await cloud.db.collection('meetings').doc(id).get()).data[0]
}

async function seed(document: Row): Promise<void> {
  await cloud.db.collection('meetings').add(document)
}

describe('documents through the SDK', () => {
  it('come back as they were added: numbers, texts, dates, nested objects, empty objects, null', async () => {
    const document = {
      _id: 'kept',
      n: 1,
      half: 1.5,
      at: AT,
      millis: 1_700_000_000_000,
      deep: { a: { b: [1, null] } },
      none: {},
    }
    await seed(document)
    expect(await stored('kept')).toEqual(document)
  })

  it('get an id of 32 hexadecimal digits if they have none, and are found by it', async () => {
    const { id } = await cloud.db.collection('meetings').add({ name: '例会' })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await stored(id)).toEqual({ _id: id, name: '例会' })
  })

  it('may be added several at once', async () => {
    const added = await cloud.db.collection('meetings').add([{ _id: 'many-1' }, { _id: 'many-2' }])
    expect(added.ids).toEqual(['many-1', 'many-2'])
  })

  it('may have a number for an id, which is not the same as its text', async () => {
    await cloud.db.collection('meetings').add({ _id: 7, name: 'number' })
    await seed({ _id: '7' })
    const found = await cloud.db.collection('meetings').doc(7).get()
    expect(found.data).toEqual([{ _id: 7, name: 'number' }])
  })

  it('are refused with DUPLICATE_WRITE under an id that is taken', async () => {
    await seed({ _id: 'taken' })
    expect(await codeOf(seed({ _id: 'taken' }))).toBe('DATABASE_DUPLICATE_WRITE')
  })

  it('keep those added before a duplicate in the same list, as MongoDB does', async () => {
    const call = cloud.db.collection('meetings').add([{ _id: 'list-1' }, { _id: 'taken' }, { _id: 'list-2' }])
    expect(await codeOf(call)).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await stored('list-1')).toEqual({ _id: 'list-1' })
    expect(await stored('list-2')).toBeUndefined()
  })

  it('take the time of the server, with an offset in milliseconds', async () => {
    const before = Date.now()
    await cloud.db.collection('meetings').add({ _id: 'timed', at: cloud.db.serverDate({ offset: 60_000 }) })
    const { at } = (await stored('timed')) as { at: Date }
    expect(at.getTime()).toBeGreaterThanOrEqual(before + 60_000)
    expect(at.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
  })

  it('are replaced by set, which creates what is missing', async () => {
    const reference = cloud.db.collection('meetings').doc('set')
    expect(await reference.set({ a: 1, b: 1 })).toMatchObject({ updated: 0, upsertedId: 'set' })
    expect(await reference.set({ a: 2 })).toMatchObject({ updated: 1 })
    expect(await stored('set')).toEqual({ _id: 'set', a: 2 })
  })

  it('are removed one or many, and how many is answered', async () => {
    await cloud.db.collection('meetings').add([
      { _id: 'r1', gone: 1 },
      { _id: 'r2', gone: 1 },
      { _id: 'r3', gone: 2 },
    ])
    expect(await cloud.db.collection('meetings').doc('r3').remove()).toMatchObject({ deleted: 1 })
    expect(await cloud.db.collection('meetings').where({ gone: 1 }).remove()).toMatchObject({ deleted: 2 })
    expect(
      (
        await cloud.db
          .collection('meetings')
          .where({ gone: cloud.db.command.exists(true) })
          .count()
      ).total,
    ).toBe(0)
  })
})

describe('updates through the SDK', () => {
  const _ = (): SdkCommand => cloud.db.command

  it('merge nested objects by path and replace with _.set', async () => {
    await seed({ _id: 'merge', nested: { a: 1, b: 2 }, whole: { a: 1, b: 2 } })
    await cloud.db
      .collection('meetings')
      .doc('merge')
      .update({ nested: { a: 9 }, whole: _().set({ a: 9 }) })
    expect(await stored('merge')).toEqual({ _id: 'merge', nested: { a: 9, b: 2 }, whole: { a: 9 } })
  })

  it('know inc, mul, min, max, remove, rename and dates', async () => {
    await seed({ _id: 'ops', i: 1, m: 3, low: 5, high: 5, gone: 1, old: 'x' })
    await cloud.db
      .collection('meetings')
      .doc('ops')
      .update({
        i: _().inc(2),
        m: _().mul(2),
        low: _().min(4),
        high: _().max(6),
        gone: _().remove(),
        old: _().rename('new'),
        at: AT,
      })
    expect(await stored('ops')).toEqual({ _id: 'ops', i: 3, m: 6, low: 4, high: 6, new: 'x', at: AT })
  })

  it('know push, push with position, unshift, pop, shift, pull, pullAll and addToSet', async () => {
    const list = cloud.db.collection('meetings').doc('list')
    await seed({ _id: 'list', tags: ['b'] })
    await list.update({ tags: _().push(['c', 'd']) })
    await list.update({ tags: _().unshift(['a']) })
    await list.update({ tags: _().push({ each: ['x'], position: 1 }) })
    expect(await stored('list')).toEqual({ _id: 'list', tags: ['a', 'x', 'b', 'c', 'd'] })
    await list.update({ tags: _().shift() })
    await list.update({ tags: _().pop() })
    await list.update({ tags: _().addToSet('b') })
    await list.update({ tags: _().addToSet('e') })
    expect(await stored('list')).toEqual({ _id: 'list', tags: ['x', 'b', 'c', 'e'] })
    await list.update({ tags: _().pull('x') })
    await list.update({ tags: _().pullAll(['b', 'c']) })
    expect(await stored('list')).toEqual({ _id: 'list', tags: ['e'] })
  })

  it('change the array element a filter matched, by $', async () => {
    await seed({
      _id: 'element',
      shifts: [
        { id: 'a', done: false },
        { id: 'b', done: false },
      ],
    })
    await cloud.db.collection('meetings').where({ _id: 'element', 'shifts.id': 'b' }).update({ 'shifts.$.done': true })
    expect(await stored('element')).toEqual({
      _id: 'element',
      shifts: [
        { id: 'a', done: false },
        { id: 'b', done: true },
      ],
    })
  })

  it('count only the documents that are different afterwards', async () => {
    await cloud.db.collection('meetings').add([
      { _id: 'u1', set: 'u', n: 1 },
      { _id: 'u2', set: 'u', n: 2 },
    ])
    expect(await cloud.db.collection('meetings').where({ set: 'u' }).update({ n: 2 })).toMatchObject({ updated: 1 })
  })

  it('change only the first document when asked for one', async () => {
    await cloud.db.collection('meetings').add([
      { _id: 'o1', set: 'one' },
      { _id: 'o2', set: 'one' },
    ])
    const one = cloud.db.collection('meetings').options({ multiple: false }).where({ set: 'one' })
    expect(await one.update({ n: 1 })).toMatchObject({ updated: 1 })
  })

  it('return the changed document when asked to', async () => {
    await seed({ _id: 'returned', n: 1 })
    const result = await cloud.db
      .collection('meetings')
      .where({ _id: 'returned' })
      .updateAndReturn({ n: _().inc(1) })
    expect(result).toMatchObject({ updated: 1, doc: { _id: 'returned', n: 2 } })
  })

  it.each([
    [
      'a field below null',
      { nothing: null },
      { nothing: { a: 1 } },
      "Cannot create field 'a' in element {nothing: null}",
    ],
    ['a field below a number', { n: 1 }, { 'n.a': 1 }, "Cannot create field 'a' in element {n: 1}"],
  ])('are refused for %s, as by MongoDB', async (name, document, change, message) => {
    await seed({ _id: name, ...document })
    const call = cloud.db.collection('meetings').doc(name).update(change)
    expect(await messageOf(call)).toContain(message)
  })

  it('are refused for inc of a text and push to a text', async () => {
    await seed({ _id: 'unfit', text: 'x' })
    const unfit = cloud.db.collection('meetings').doc('unfit')
    expect(await messageOf(unfit.update({ text: _().inc(1) }))).toContain('non-numeric type')
    expect(await messageOf(unfit.update({ text: _().push(['y']) }))).toContain('non-array value')
    expect(await codeOf(unfit.update({ text: _().inc(1) }))).toBe('DATABASE_REQUEST_FAILED')
  })
})

describe('queries through the SDK', () => {
  const ids = async (filter: object): Promise<unknown[]> => {
    const { data } = await cloud.db.collection('tags').where(filter).orderBy('_id', 'asc').get()
    return data.map(({ _id }) => _id)
  }
  beforeAll(async () => {
    await cloud.db.collection('tags').add([
      { _id: 'a', n: 1, text: '例会', tags: ['x', 'y'], at: AT },
      {
        _id: 'b',
        n: 2,
        text: 'Abc',
        tags: [],
        spans: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
        ],
      },
      { _id: 'c', n: null, tags: 'x' },
      { _id: 'd', n: '2', deep: { a: 1 } },
    ])
  })

  it('compare within one type only, and null matches missing', async () => {
    const _ = cloud.db.command
    expect(await ids({ n: _.gt(0) })).toEqual(['a', 'b'])
    expect(await ids({ n: _.gte('2') })).toEqual(['d'])
    expect(await ids({ text: null })).toEqual(['c', 'd'])
    expect(await ids({ n: _.exists(false) })).toEqual([])
  })

  it('know and, or, not, nor, in, nin, neq, all, size, mod and elemMatch', async () => {
    const _ = cloud.db.command
    expect(await ids({ n: _.gt(0).and(_.lt(2)) })).toEqual(['a'])
    expect(await ids(_.or([{ n: 1 }, { n: null }]))).toEqual(['a', 'c'])
    expect(await ids(_.nor([{ n: 1 }, { n: null }]))).toEqual(['b', 'd'])
    expect(await ids({ n: _.not(_.in([1, 2])) })).toEqual(['c', 'd'])
    expect(await ids({ n: _.nin([1, null]) })).toEqual(['b', 'd'])
    expect(await ids({ n: _.neq(1) })).toEqual(['b', 'c', 'd'])
    expect(await ids({ tags: _.all(['x', 'y']) })).toEqual(['a'])
    expect(await ids({ tags: _.size(0) })).toEqual(['b'])
    expect(await ids({ n: _.mod(2, 1) })).toEqual(['a'])
    expect(await ids({ spans: _.elemMatch({ k: 1, v: 2 }) })).toEqual([])
    expect(await ids({ spans: _.elemMatch({ k: 2, v: _.gt(1) }) })).toEqual(['b'])
  })

  it('match an element of an array, a nested path, a date and a pattern', async () => {
    expect(await ids({ tags: 'x' })).toEqual(['a', 'c'])
    expect(await ids({ deep: { a: 1 } })).toEqual(['d'])
    expect(await ids({ at: cloud.db.command.lte(AT) })).toEqual(['a'])
    expect(await ids({ text: cloud.db.RegExp({ regexp: '^abc', options: 'i' }) })).toEqual(['b'])
    expect(await ids({ text: /例/ })).toEqual(['a'])
  })

  it('return the fields asked for', async () => {
    const { data } = await cloud.db.collection('tags').where({ _id: 'b' }).field({ 'spans.k': true, _id: false }).get()
    expect(data).toEqual([{ spans: [{ k: 1 }, { k: 2 }] }])
    const without = await cloud.db.collection('tags').where({ _id: 'd' }).field({ 'deep.a': false }).get()
    expect(without.data).toEqual([{ _id: 'd', n: '2', deep: {} }])
  })

  it('take MongoDB filters as they are in raw mode', async () => {
    const raw = cloud.db.collection('tags').options({ raw: true })
    const found = await raw.where({ $or: [{ n: { $lt: 2 } }, { 'spans.v': { $gte: 2 } }] }).get()
    expect(found.data.map(({ _id }) => _id).sort()).toEqual(['a', 'b'])
    expect(await raw.where({ _id: 'd' }).update({ $set: { 'deep.b': 2 }, $unset: { n: '' } })).toMatchObject({
      updated: 1,
    })
    expect((await cloud.db.collection('tags').doc('d').get()).data).toEqual([{ _id: 'd', deep: { a: 1, b: 2 } }])
  })

  it('are refused with DATABASE_REQUEST_FAILED for an operator nobody knows, and for code', async () => {
    const raw = cloud.db.collection('tags').options({ raw: true })
    expect(await codeOf(raw.where({ n: { $near: 1 } }).get())).toBe('DATABASE_REQUEST_FAILED')
    expect(await codeOf(raw.where({ $where: 'true' }).get())).toBe('DATABASE_REQUEST_FAILED')
  })
})
