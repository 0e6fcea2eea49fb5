/**
 * What the cloud does not take: each line is refused, and its neighbour that is in order is answered. One file though it is
 * long: it is read beside the table of the README, call by call.
 */
import { codeOf, startCloud, type TestCloud } from './cloud'
import type { SdkCollection } from './sdk'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await startCloud({ t: { indexes: [{ fields: ['s'] }] }, u: { indexes: [] } })
  await cloud.db.collection('t').add([
    { _id: '1', a: 1, s: 'x', l: [1, 2], o: { p: 1 }, items: [{ q: 1 }, { q: 2 }] },
    { _id: '2', a: 2, s: 'y', l: [], o: { p: 2 }, items: [] },
  ])
})
afterEach(() => cloud.stop())

/** The SDK hands on what it is given, so that the cloud alone judges. */
const raw = (): SdkCollection => cloud.db.collection('t').options({ raw: true })
const piped = (...stages: object[]) => raw().aggregate(stages).end()
const REFUSED = 'DATABASE_REQUEST_FAILED'

describe('a stage', () => {
  const facts: readonly (readonly [string, string, unknown, unknown])[] = [
    ['names what is computed in an accumulator', '$group', { _id: null, n: 1 }, { _id: null, n: { $sum: 1 } }],
    ['has no dot in a group’s field', '$group', { _id: null, 'n.m': { $sum: 1 } }, { _id: null, n_m: { $sum: 1 } }],
    ['has no operator for a group’s field', '$group', { _id: null, $n: { $sum: 1 } }, { _id: null, n: { $sum: 1 } }],
    ['says by what it groups', '$group', { n: { $sum: 1 } }, { _id: '$a', n: { $sum: 1 } }],
    ['limits to a positive number', '$limit', 0, 1],
    ['limits to a whole number', '$limit', 1.5, 2],
    ['skips a positive number', '$skip', 0, 1],
    ['draws a positive number', '$sample', { size: -1 }, { size: 1 }],
    ['says how many it draws', '$sample', {}, { size: 2 }],
    ['sorts by something', '$sort', {}, { a: 1 }],
    ['projects something', '$project', {}, { a: 1 }],
    ['projects fields', '$project', 'a', { a: 1 }],
    ['adds something', '$addFields', {}, { b: 1 }],
    ['adds fields', '$addFields', 'b', { b: 1 }],
    ['adds no operator', '$addFields', { $b: 1 }, { b: 1 }],
    ['matches by conditions', '$match', 'a', { a: 1 }],
    ['says by what it puts into buckets', '$bucket', { boundaries: [0, 9] }, { groupBy: '$a', boundaries: [0, 9] }],
    [
      'puts into buckets by a path',
      '$bucket',
      { groupBy: 'a', boundaries: [0, 9], default: 9 },
      { groupBy: '$a', boundaries: [0, 9] },
    ],
    ['has bounds of its buckets', '$bucket', { groupBy: '$a' }, { groupBy: '$a', boundaries: [0, 9] }],
    ['makes at least one bucket', '$bucketAuto', { groupBy: '$a', buckets: 0 }, { groupBy: '$a', buckets: 1 }],
    ['makes buckets by a path', '$bucketAuto', { groupBy: 'a', buckets: 1 }, { groupBy: '$a', buckets: 2 }],
    ['counts by a path', '$sortByCount', 'a', '$a'],
    ['counts by an expression', '$sortByCount', { a: 1 }, { $add: ['$a', 1] }],
    ['says what replaces the root', '$replaceRoot', {}, { newRoot: '$o' }],
    ['unwinds a path', '$unwind', 'l', '$l'],
    ['unwinds a path, given with options', '$unwind', { path: 'l' }, { path: '$l' }],
    ['unwinds something', '$unwind', {}, { path: '$l' }],
    [
      'unwinds with known options',
      '$unwind',
      { path: '$l', keep: true },
      { path: '$l', preserveNullAndEmptyArrays: true },
    ],
    [
      'keeps what is empty, or does not',
      '$unwind',
      { path: '$l', preserveNullAndEmptyArrays: 1 },
      { path: '$l', preserveNullAndEmptyArrays: false },
    ],
    [
      'names the index by a field',
      '$unwind',
      { path: '$l', includeArrayIndex: '$i' },
      { path: '$l', includeArrayIndex: 'i' },
    ],
    [
      'joins from a collection',
      '$lookup',
      { localField: 'a', foreignField: 'b', as: 'x' },
      { from: 'u', localField: 'a', foreignField: 'b', as: 'x' },
    ],
    [
      'joins into a field',
      '$lookup',
      { from: 'u', localField: 'a', foreignField: 'b' },
      { from: 'u', localField: 'a', foreignField: 'b', as: 'x' },
    ],
    [
      'joins by both fields',
      '$lookup',
      { from: 'u', localField: 'a', as: 'x' },
      { from: 'u', localField: 'a', foreignField: 'b', as: 'x' },
    ],
    ['joins by something', '$lookup', { from: 'u', as: 'x' }, { from: 'u', pipeline: [], as: 'x' }],
    [
      'joins by names of fields',
      '$lookup',
      { from: 'u', localField: '$a', foreignField: 'b', as: 'x' },
      { from: 'u', localField: 'a', foreignField: 'b', as: 'x' },
    ],
    [
      'joins with known options',
      '$lookup',
      { from: 'u', localField: 'a', foreignField: 'b', as: 'x', on: 1 },
      { from: 'u', localField: 'a', foreignField: 'b', as: 'x' },
    ],
    [
      'joins with variables in small letters',
      '$lookup',
      { from: 'u', let: { A: '$a' }, pipeline: [], as: 'x' },
      { from: 'u', let: { a: '$a' }, pipeline: [], as: 'x' },
    ],
    [
      'joins by stages that are in order',
      '$lookup',
      { from: 'u', pipeline: [{ $limit: 0 }], as: 'x' },
      { from: 'u', pipeline: [{ $limit: 1 }], as: 'x' },
    ],
    [
      'joins by stages of the builder',
      '$lookup',
      { from: 'u', pipeline: [{ $unset: 'a' }], as: 'x' },
      { from: 'u', pipeline: [{ $project: { a: 0 } }], as: 'x' },
    ],
    [
      'joins by stages one at a time',
      '$lookup',
      { from: 'u', pipeline: [{ $skip: 1, $limit: 1 }], as: 'x' },
      { from: 'u', pipeline: [{ $skip: 1 }, { $limit: 1 }], as: 'x' },
    ],
  ]
  it.each(facts)('%s (%s)', async (_, stage, unfit, fit) => {
    expect(await codeOf(piped({ [stage]: unfit }))).toBe(REFUSED)
    expect(await codeOf(piped({ [stage]: fit }))).toBe('none')
    // The same stage behind another, where it is no part of a query.
    expect(await codeOf(piped({ $addFields: { z: 1 } }, { [stage]: unfit }))).toBe(REFUSED)
  })

  it.each([
    ['$set', { b: 1 }],
    ['$unset', 'a'],
    ['$facet', { all: [{ $limit: 1 }] }],
    ['$unionWith', 'u'],
    ['$replaceWith', '$o'],
    ['$redact', '$$KEEP'],
    ['$setWindowFields', { sortBy: { a: 1 }, output: {} }],
    ['$documents', [{ a: 1 }]],
    ['$fill', { output: {} }],
    ['$densify', { field: 'a', range: { step: 1, bounds: 'full' } }],
    ['$graphLookup', { from: 'u', startWith: '$a', connectFromField: 'a', connectToField: 'b', as: 'x' }],
    ['$geoNear', { near: [1, 1], distanceField: 'd' }],
    ['$out', 'u'],
    ['$merge', 'u'],
    ['$constructor', {}],
  ])('that the SDK’s builder does not have is refused: %s', async (stage, argument) => {
    expect(await codeOf(piped({ [stage]: argument }))).toBe(REFUSED)
  })
})

describe('a filter', () => {
  const facts: readonly (readonly [object, object])[] = [
    [{ a: { $in: 1 } }, { a: { $in: [1] } }],
    [{ a: { $nin: 1 } }, { a: { $nin: [] } }],
    [{ a: { $in: [{ $gt: 1 }] } }, { a: { $in: [null] } }],
    [{ l: { $all: 1 } }, { l: { $all: [1] } }],
    [{ l: { $size: 'x' } }, { l: { $size: 2 } }],
    [{ l: { $size: -1 } }, { l: { $size: 0 } }],
    [{ l: { $elemMatch: 1 } }, { l: { $elemMatch: { $gt: 1 } } }],
    [{ l: { $elemMatch: { $in: 1 } } }, { l: { $elemMatch: { $in: [1] } } }],
    [{ items: { $elemMatch: { q: { $in: 1 } } } }, { items: { $elemMatch: { q: { $in: [1] } } } }],
    [{ items: { $elemMatch: { $or: [] } } }, { items: { $elemMatch: { $or: [{ q: 1 }] } } }],
    [{ items: { $all: [{ $elemMatch: 1 }] } }, { items: { $all: [{ $elemMatch: { q: 1 } }] } }],
    [{ a: { $mod: [1] } }, { a: { $mod: [2, 1] } }],
    [{ a: { $mod: [0, 1] } }, { a: { $mod: [1, 0] } }],
    [{ a: { $mod: ['2', 1] } }, { a: { $mod: [2, 0] } }],
    [{ $and: [] }, { $and: [{ a: 1 }] }],
    [{ $or: [] }, { $or: [{ a: 1 }] }],
    [{ $nor: [] }, { $nor: [{ a: 1 }] }],
    [{ $or: { a: 1 } }, { $or: [{ a: { $gt: 1 } }] }],
    [{ $or: [1] }, { $or: [{}] }],
    [{ $and: [{ $or: [{ a: { $in: 1 } }] }] }, { $and: [{ $or: [{ a: { $in: [1] } }] }] }],
    [{ a: { $not: 1 } }, { a: { $not: { $gt: 1 } } }],
    [{ a: { $not: {} } }, { a: { $not: /x/ } }],
    [{ a: { $not: { $in: 1 } } }, { a: { $not: { $in: [1] } } }],
    [{ a: { $type: 'numeral' } }, { a: { $type: ['number', 2] } }],
  ]
  it.each(facts)('%j is refused, %j is not', async (unfit, fit) => {
    expect(await codeOf(raw().where(unfit).get())).toBe(REFUSED)
    expect(await codeOf(raw().where(unfit).count())).toBe(REFUSED)
    expect(await codeOf(raw().where(unfit).remove())).toBe(REFUSED)
    expect(await codeOf(piped({ $match: unfit }))).toBe(REFUSED)
    expect(await codeOf(raw().where(fit).get())).toBe('none')
  })

  it('that is refused in a pipeline is refused wherever it stands', async () => {
    const match = { $match: { a: { $size: -1 } } }
    expect(await codeOf(piped({ $addFields: { z: 1 } }, match))).toBe(REFUSED)
    expect(await codeOf(piped({ $lookup: { from: 'u', pipeline: [match], as: 'x' } }))).toBe(REFUSED)
  })
})

describe('the condition of $elemMatch', () => {
  const found = async (condition: object) => {
    const { data } = await raw().where({ l: condition }).get()
    return data.map(({ _id }) => _id)
  }
  beforeEach(() => cloud.db.collection('t').add({ _id: '3', l: [{ q: 1 }, { r: 1 }] }))

  it.each([
    { q: { $ne: 1 } },
    { q: { $exists: false } },
    { q: null },
    { $or: [{ q: { $ne: 1 } }] },
    { $nor: [{ q: 1 }] },
  ])('on a field is met by a document alone, never by a number: %j', async (condition) => {
    expect(await found({ $elemMatch: condition })).toEqual(['3'])
    expect(await found({ $all: [{ $elemMatch: condition }] })).toEqual(['3'])
    expect(await found({ $not: { $elemMatch: condition } })).toEqual(['1', '2'])
  })

  it('on the element itself is met by a number', async () => {
    expect(await found({ $elemMatch: { $gt: 1 } })).toEqual(['1'])
  })

  it('holds in a pipeline too', async () => {
    const match = { $match: { l: { $elemMatch: { q: { $ne: 1 } } } } }
    expect(await piped({ $addFields: { z: 1 } }, match, { $project: { _id: 1 } })).toMatchObject({
      data: [{ _id: '3' }],
    })
  })
})

describe('a name that no query reaches', () => {
  it.each([
    { $x: 1 },
    { 'a.b': 1 },
    { o: { $x: 1 } },
    { o: { 'a.b': 1 } },
    { l: [{ 'a.b': 1 }] },
    { l: [[{ $x: 1 }]] },
  ])('is not stored, whichever way it comes: %j', async (document) => {
    expect(await codeOf(cloud.db.collection('t').add(document))).toBe(REFUSED)
    expect(await codeOf(cloud.db.collection('t').doc('1').set(document))).toBe(REFUSED)
    expect(await codeOf(cloud.db.collection('t').doc('new').set(document))).toBe(REFUSED)
    expect(
      await codeOf(
        raw()
          .doc('1')
          .update({ $set: { v: [document] } }),
      ),
    ).toBe(REFUSED)
    expect(
      await codeOf(
        raw()
          .doc('1')
          .update({ $push: { l: { $each: [document] } } }),
      ),
    ).toBe(REFUSED)
  })

  it('is not that of a path in an update, nor one with a sign further on', async () => {
    expect(
      await codeOf(
        raw()
          .doc('1')
          .update({ $set: { 'o.p': 2 } }),
      ),
    ).toBe('none')
    expect(await codeOf(cloud.db.collection('t').add({ x$: 1, 价格: 2 }))).toBe('none')
  })

  it('stands no deeper than a hundred levels', async () => {
    const nested = (levels: number): object => (levels === 1 ? { a: 1 } : { a: nested(levels - 1) })
    expect(await codeOf(cloud.db.collection('t').add(nested(100)))).toBe('none')
    expect(await codeOf(cloud.db.collection('t').add(nested(101)))).toBe(REFUSED)
  })
})

describe('an update', () => {
  it.each([
    [{ $set: { '': 1 } }, { $set: { b: 1 } }],
    [{ $set: { 'o..p': 1 } }, { $set: { 'o.p': 1 } }],
    [{ $set: { 'o.': 1 } }, { $unset: { o: '' } }],
    [{ $push: { l: { $last: 1 } } }, { $push: { l: { $each: [1] } } }],
    [{ $rename: { 'items.q': 'b' } }, { $rename: { 'o.p': 'b' } }],
    [{ $rename: { a: 'l.0' } }, { $rename: { a: 'o.a' } }],
  ])('%j is refused, %j is not', async (unfit, fit) => {
    expect(await codeOf(raw().doc('1').update(unfit))).toBe(REFUSED)
    expect(await codeOf(raw().doc('1').update(fit))).toBe('none')
  })
})

describe('replacing a document', () => {
  it('counts it where it was there, also by the same; and an update that changes nothing does not', async () => {
    const document = cloud.db.collection('t').doc('2')
    const same = { a: 2, s: 'y', l: [], o: { p: 2 }, items: [] }
    expect(await document.set(same)).toMatchObject({ updated: 1, upsertedId: '' })
    expect(await document.set({ a: 3 })).toMatchObject({ updated: 1, upsertedId: '' })
    expect(await document.update({ a: 3 })).toMatchObject({ updated: 0 })
    expect(await cloud.db.collection('t').doc('new').set({ a: 3 })).toMatchObject({ updated: 0, upsertedId: 'new' })
  })
})

describe('a collection', () => {
  it('has ten indexes at most', async () => {
    const indexes = (count: number) => Array.from({ length: count }, (_, n) => ({ fields: [`f${n}`] }))
    await (await startCloud({ t: { indexes: indexes(10) } })).stop()
    await expect(startCloud({ t: { indexes: indexes(11) } })).rejects.toThrow('10 indexes')
  })
})

describe('adding', () => {
  it('takes at least one document', async () => {
    expect(await codeOf(cloud.db.collection('t').add([]))).toBe('INVALID_PARAM')
  })

  it('takes 1,000 bytes in an indexed field, and refuses more than 1,024', async () => {
    const of = (length: number) => cloud.db.collection('t').add({ s: 'x'.repeat(length), b: 'x'.repeat(5000) })
    expect(await codeOf(of(1000))).toBe('none')
    expect(await codeOf(of(1025))).toBe(REFUSED)
    expect(
      await codeOf(
        cloud.db
          .collection('t')
          .doc('1')
          .update({ s: '字'.repeat(400) }),
      ),
    ).toBe(REFUSED)
  })
})
