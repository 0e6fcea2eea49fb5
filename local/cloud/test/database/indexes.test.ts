import { codeOf, startCloud, type TestCloud } from './cloud'
import type { SdkCollection } from './sdk'

const ROWS = 3000
const MANIFEST = {
  entries: {
    indexes: [
      { fields: ['branchId', 'occurredOn'] },
      { fields: ['spans.branchId', 'kind'] },
      { fields: ['code'], unique: true },
      { fields: ['kind', 'memberId'] },
    ],
  },
  arrays: { indexes: [{ fields: ['numbers'] }, { fields: ['spans.branchId', 'spans.kind'] }] },
  members: { indexes: [{ fields: ['openId'], unique: true }] },
}

/** Ten branches; every branch has 300 entries, on days that go round the year. */
function entry(n: number): { _id: string } {
  const day = `2025-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
  const spans = [{ branchId: `s${n % 100}` }, { branchId: `t${n % 50}` }]
  const document = {
    _id: `e${n}`,
    branchId: `b${n % 10}`,
    occurredOn: day,
    code: `c${n}`,
    kind: n % 3,
    memberId: n,
    spans,
  }
  return document
}

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud(MANIFEST)
  await cloud.db.collection('entries').add(Array.from({ length: ROWS }, (_, n) => entry(n)))
})
afterAll(() => cloud.stop())

describe('indexes', () => {
  const examined = (run: () => Promise<unknown>): Promise<number> => cloud.examined(run)
  const entries = (): SdkCollection => cloud.db.collection('entries')

  it('a page of one branch by day, latest first, examines no more documents than it returns', async () => {
    const filter = { branchId: 'b3', occurredOn: cloud.db.command.lte('2025-05-01') }
    const page = (): Promise<unknown> => entries().where(filter).orderBy('occurredOn', 'desc').limit(20).get()
    expect(await examined(page)).toBe(20)
  })

  it('a page over several branches merges them in order', async () => {
    const filter = { branchId: cloud.db.command.in(['b1', 'b2', 'b3']) }
    let days: string[] = []
    const count = await examined(async () => {
      const { data } = await entries().where(filter).orderBy('occurredOn', 'desc').limit(20).get()
      days = data.map(({ occurredOn }) => String(occurredOn))
    })
    expect(days).toEqual([...days].sort().reverse())
    expect(days).toHaveLength(20)
    expect(count).toBe(20)
  })

  it('equality on _id, and several of them, examine just those', async () => {
    expect(await examined(() => entries().doc('e17').get())).toBe(1)
    expect(
      await examined(() =>
        entries()
          .where({ _id: cloud.db.command.in(['e1', 'e2', 'none']) })
          .get(),
      ),
    ).toBe(2)
    expect(await examined(() => entries().doc('none').get())).toBe(0)
  })

  it('paging by _id examines one page', async () => {
    const page = entries()
      .where({ _id: cloud.db.command.gt('e5') })
      .orderBy('_id', 'asc')
      .limit(50)
    expect(await examined(() => page.get())).toBe(50)
  })

  it('paging by _id within one branch examines one page, though no index names _id', async () => {
    await cloud.db.collection('arrays').add(Array.from({ length: 100 }, (_, n) => ({ _id: `p${n}`, numbers: n % 2 })))
    const filter = { numbers: 1, _id: cloud.db.command.gt('p20') }
    expect(await examined(() => cloud.db.collection('arrays').where(filter).orderBy('_id', 'asc').limit(5).get())).toBe(
      5,
    )
  })

  it('a sort by an array goes by its least element, or its greatest, whatever the index', async () => {
    await cloud.db.collection('arrays').add([
      { _id: 'wide', numbers: [1001, 1009] },
      { _id: 'one', numbers: [1005] },
    ])
    const query = cloud.db.collection('arrays').where({ numbers: cloud.db.command.gt(1003) })
    expect((await query.orderBy('numbers', 'asc').get()).data.map(({ _id }) => _id)).toEqual(['wide', 'one'])
    expect((await query.orderBy('numbers', 'desc').get()).data.map(({ _id }) => _id)).toEqual(['wide', 'one'])
  })

  it('count, update and remove go through an index', async () => {
    expect(await examined(() => entries().where({ branchId: 'b4' }).count())).toBe(300)
    expect(await examined(() => entries().where({ code: 'c40' }).update({ note: 'x' }))).toBe(1)
    await entries().add({ _id: 'removed', code: 'removed' })
    expect(await examined(() => entries().where({ code: 'removed' }).remove())).toBe(1)
  })

  it('a path into an array of objects is indexed by every element', async () => {
    let found = 0
    const count = await examined(async () => {
      found = (await entries().where({ 'spans.branchId': 't7' }).count()).total
    })
    expect(found).toBe(60)
    expect(count).toBe(60)
  })

  it('different elements of an array may satisfy the two ends of a range, or two fields of one index', async () => {
    const _ = cloud.db.command
    const spans = [
      { branchId: 'k1', kind: 1 },
      { branchId: 'k9', kind: 2 },
    ]
    await cloud.db.collection('arrays').add({ _id: 'ends', numbers: [1, 9], spans })
    const ids = async (filter: object): Promise<string[]> =>
      (await cloud.db.collection('arrays').where(filter).get()).data.map(({ _id }) => _id)
    expect(await ids({ numbers: _.gt(3).and(_.lt(7)) })).toEqual(['ends'])
    expect(await ids({ 'spans.branchId': 'k1', 'spans.kind': 2 })).toEqual(['ends'])
    expect(await ids({ spans: _.elemMatch({ branchId: 'k1', kind: 2 }) })).toEqual([])
  })

  it('elemMatch on an indexed path goes through the index', async () => {
    const filter = { spans: cloud.db.command.elemMatch({ branchId: 's7' }) }
    expect(await examined(() => entries().where(filter).get())).toBe(30)
  })

  it('the leading matches of a pipeline, with sort and limit, go through an index', async () => {
    const _ = cloud.db.command
    const pipeline = entries()
      .aggregate()
      .match({ branchId: 'b5' })
      .match({ occurredOn: _.gte('2025-03-01') })
      .sort({ occurredOn: 1 })
      .limit(10)
      .project({ occurredOn: 1 })
    expect(await examined(() => pipeline.end())).toBe(10)
    const grouped = entries()
      .aggregate()
      .match({ branchId: 'b5' })
      .group({ _id: null, n: _.aggregate.sum(1) })
    expect(await examined(() => grouped.end())).toBe(300)
  })

  it('lookup fetches the joined documents by index', async () => {
    await cloud.db.collection('members').add([
      { _id: 'm1', openId: 'c1' },
      { _id: 'm2', openId: 'c2' },
    ])
    const pipeline = cloud.db
      .collection('members')
      .aggregate()
      .lookup({ from: 'entries', localField: 'openId', foreignField: 'code', as: 'found' })
    expect(await examined(() => pipeline.end())).toBe(4)
  })

  it('lookup by a pipeline without variables goes through an index, once for all', async () => {
    const pipeline = cloud.db
      .collection('members')
      .aggregate()
      .lookup({ from: 'entries', pipeline: [{ $match: { code: 'c1' } }, { $limit: 1 }], as: 'found' })
    expect(await examined(() => pipeline.end())).toBe(3)
  })

  it('the latest of a whole collection come from the index of the sort', async () => {
    expect(await examined(() => entries().orderBy('code', 'desc').limit(5).get())).toBe(5)
  })

  it('a filter on no index examines every document', async () => {
    expect(await examined(() => entries().where({ memberId: 5 }).count())).toBe(ROWS)
  })
})

describe('unique indexes', () => {
  const members = (): SdkCollection => cloud.db.collection('members')
  beforeAll(async () => {
    await members().add([
      { _id: 'u1', openId: 'o1' },
      { _id: 'u2', openId: 'o2' },
    ])
  })

  it('refuse a second document with the same key, added, replaced or updated', async () => {
    expect(await codeOf(members().add({ openId: 'o1' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await codeOf(members().doc('u2').update({ openId: 'o1' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await codeOf(members().doc('u3').set({ openId: 'o1' }))).toBe('DATABASE_DUPLICATE_WRITE')
  })

  it('refuse the second of two in one list', async () => {
    const call = members().add([
      { _id: 'twin-1', openId: 'twin' },
      { _id: 'twin-2', openId: 'twin' },
    ])
    expect(await codeOf(call)).toBe('DATABASE_DUPLICATE_WRITE')
  })

  it('let a document keep its key, and free it when it changes or goes', async () => {
    expect(await codeOf(members().doc('u1').update({ name: '张' }))).toBe('none')
    await members().doc('u1').update({ openId: 'o1b' })
    expect(await codeOf(members().add({ _id: 'u4', openId: 'o1' }))).toBe('none')
    await members().doc('u4').remove()
    expect(await codeOf(members().add({ _id: 'u5', openId: 'o1' }))).toBe('none')
  })

  it('count a missing field as null, once', async () => {
    expect(await codeOf(members().add({ _id: 'no-key-1' }))).toBe('none')
    expect(await codeOf(members().add({ _id: 'no-key-2' }))).toBe('DATABASE_DUPLICATE_WRITE')
    await members().doc('no-key-1').remove()
  })

  it('let one of many concurrent writers win', async () => {
    const writers = Array.from({ length: 10 }, (_, n) => codeOf(members().add({ _id: `race-${n}`, openId: 'race' })))
    const codes = await Promise.all(writers)
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.filter((code) => code === 'DATABASE_DUPLICATE_WRITE')).toHaveLength(9)
  })
})
