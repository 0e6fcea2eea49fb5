import { startCloud, type TestCloud } from './cloud'
import type { SdkCommand, SdkPipeline } from './sdk'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud({ gifts: { indexes: [{ fields: ['member'] }] }, members: { indexes: [] } })
  await cloud.db.collection('gifts').add([
    { _id: 'g1', member: 'a', fen: 100, at: new Date('2025-01-31T17:00:00.000Z'), tags: ['x', 'y'], meta: { k: 1 } },
    { _id: 'g2', member: 'b', fen: 300, at: new Date('2025-02-01T00:00:00.000Z'), tags: [], meta: { k: 2 } },
    { _id: 'g3', member: 'a', fen: 200, at: new Date('2025-02-28T00:00:00.000Z'), tags: ['y'], meta: { k: 3 } },
  ])
  await cloud.db.collection('members').add([
    { _id: 'a', name: '甲' },
    { _id: 'b', name: '乙' },
    { _id: 'c', name: '丙' },
  ])
})
afterAll(() => cloud.stop())

const gifts = (): SdkPipeline => cloud.db.collection('gifts').aggregate()
const $ = (): SdkCommand['aggregate'] => cloud.db.command.aggregate

describe('pipelines through the SDK', () => {
  it('group and sum, in the order of the sort', async () => {
    const { data } = await gifts()
      .group({ _id: '$member', fen: $().sum('$fen'), n: $().sum(1) })
      .sort({ fen: -1, _id: 1 })
      .end()
    expect(data).toEqual([
      { _id: 'a', fen: 300, n: 2 },
      { _id: 'b', fen: 300, n: 1 },
    ])
  })

  it('group by the month of Beijing', async () => {
    const month = $().dateToString({ date: '$at', format: '%Y-%m', timezone: '+08:00' })
    const { data } = await gifts()
      .group({ _id: month, fen: $().sum('$fen') })
      .end()
    expect(data).toEqual([{ _id: '2025-02', fen: 600 }])
  })

  it('count rows, and none is no row', async () => {
    expect((await gifts().match({ member: 'a' }).count('n').end()).data).toEqual([{ n: 2 }])
    expect((await gifts().match({ member: 'nobody' }).count('n').end()).data).toEqual([])
  })

  it('project, addFields and replaceRoot, and leave the stored documents alone', async () => {
    const { data } = await gifts()
      .match({ _id: 'g1' })
      .addFields({ 'meta.yuan': $().divide(['$fen', 100]) })
      .project({ meta: 1 })
      .end()
    expect(data).toEqual([{ _id: 'g1', meta: { k: 1, yuan: 1 } }])
    expect((await gifts().match({ _id: 'g1' }).project({ 'meta.k': 0, tags: 0, at: 0 }).end()).data).toEqual([
      { _id: 'g1', member: 'a', fen: 100, meta: {} },
    ])
    expect((await gifts().match({ _id: 'g1' }).replaceRoot({ newRoot: '$meta' }).end()).data).toEqual([{ k: 1 }])
    expect((await cloud.db.collection('gifts').doc('g1').get()).data).toMatchObject([
      { meta: { k: 1 }, tags: ['x', 'y'] },
    ])
  })

  it('unwind, each row with its own copy, and keep empty arrays when asked to', async () => {
    const plain = await gifts()
      .unwind('$tags')
      .addFields({ 'meta.tag': '$tags' })
      .project({ tags: 1, 'meta.tag': 1 })
      .sort({ _id: 1, tags: 1 })
      .end()
    expect(plain.data).toEqual([
      { _id: 'g1', tags: 'x', meta: { tag: 'x' } },
      { _id: 'g1', tags: 'y', meta: { tag: 'y' } },
      { _id: 'g3', tags: 'y', meta: { tag: 'y' } },
    ])
    const kept = await gifts().unwind({ path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' }).end()
    expect(kept.data).toHaveLength(4)
  })

  it('lookup by equality, and by a pipeline with variables', async () => {
    const { data } = await cloud.db
      .collection('members')
      .aggregate()
      .lookup({ from: 'gifts', localField: '_id', foreignField: 'member', as: 'gifts' })
      .project({ n: $().size('$gifts') })
      .sort({ _id: 1 })
      .end()
    expect(data).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 0 },
    ])
    const _ = cloud.db.command
    const large = $()
      .pipeline()
      .match(_.expr($().and([$().eq(['$member', '$$who']), $().gt(['$fen', 150])])))
      .done()
    const joined = await cloud.db
      .collection('members')
      .aggregate()
      .lookup({ from: 'gifts', let: { who: '$_id' }, pipeline: large, as: 'large' })
      .project({ large: $().size('$large') })
      .sort({ _id: 1 })
      .end()
    expect(joined.data).toEqual([
      { _id: 'a', large: 1 },
      { _id: 'b', large: 1 },
      { _id: 'c', large: 0 },
    ])
  })

  it('lookup by a pipeline without variables gives everybody the same rows', async () => {
    const dear = [{ $match: { fen: { $gt: 150 } } }, { $sort: { fen: -1 } }, { $limit: 1 }, { $project: { fen: 1 } }]
    const { data } = await cloud.db
      .collection('members')
      .aggregate()
      .lookup({ from: 'gifts', pipeline: dear, as: 'dear' })
      .lookup({ from: 'gifts', pipeline: [{ $match: { fen: -1 } }, { $count: 'n' }], as: 'none' })
      .project({ dear: '$dear.fen', none: 1 })
      .sort({ _id: 1 })
      .end()
    const highest = (await gifts().sort({ fen: -1 }).limit(1).end()).data.map((gift) => (gift as { fen: number }).fen)
    expect(data).toEqual(['a', 'b', 'c'].map((_id) => ({ _id, dear: highest, none: [] })))
  })

  it('lookup in a collection that does not exist finds nothing', async () => {
    const { data } = await cloud.db
      .collection('members')
      .aggregate()
      .match({ _id: 'a' })
      .lookup({ from: 'nowhere', localField: '_id', foreignField: 'x', as: 'none' })
      .end()
    expect(data).toEqual([{ _id: 'a', name: '甲', none: [] }])
  })

  it('bucket, bucketAuto, sortByCount, skip, limit and sample', async () => {
    const bucket = gifts().bucket({ groupBy: '$fen', boundaries: [0, 150, 1000], output: { n: $().sum(1) } })
    expect((await bucket.end()).data).toEqual([
      { _id: 0, n: 1 },
      { _id: 150, n: 2 },
    ])
    const auto = await gifts().bucketAuto({ groupBy: '$fen', buckets: 1 }).end()
    expect(auto.data).toEqual([{ _id: { min: 100, max: 300 }, count: 3 }])
    expect((await gifts().sortByCount('$member').end()).data).toEqual([
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ])
    expect((await gifts().sort({ fen: 1 }).skip(1).limit(1).project({ _id: 1 }).end()).data).toEqual([{ _id: 'g3' }])
    const drawn = (await gifts().sample({ size: 10 }).end()).data as { _id: string }[]
    expect(drawn.map(({ _id }) => _id).sort()).toEqual(['g1', 'g2', 'g3'])
  })

  it('take dates and patterns in match', async () => {
    const since = cloud.db.command.gte(new Date('2025-02-01T00:00:00.000Z'))
    expect((await gifts().match({ at: since }).count('n').end()).data).toEqual([{ n: 2 }])
    expect((await gifts().match({ member: /^A/i }).count('n').end()).data).toEqual([{ n: 2 }])
  })

  it('take raw MongoDB stages', async () => {
    const raw = cloud.db.collection('gifts').options({ raw: true })
    const { data } = await raw
      .aggregate([{ $match: { fen: { $gte: 200 } } }, { $group: { _id: null, n: { $sum: 1 } } }])
      .end()
    expect(data).toEqual([{ _id: null, n: 2 }])
  })

  it.each(['$out', '$merge', '$geoNear'])('refuse %s', async (stage) => {
    const stages = [{ stageKey: stage, stageValue: '{"into":"members"}' }]
    const call = cloud.local.answer('database.aggregateDocuments', { collectionName: 'gifts', stages })
    await expect(call).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })
})
