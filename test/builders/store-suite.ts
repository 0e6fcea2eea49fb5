import type { SheetLine } from '#domain/meeting/attendance'
import { civilDate } from '#domain/time/civil-date'
import type { Counter } from '../../cloudfunctions/application/ports/collections'
import type { FilterOf } from '../../cloudfunctions/application/ports/filter'
import type { Store, Write } from '../../cloudfunctions/application/ports/store'
import { closedMeeting, convenedMeeting } from './meeting'
import { branch, member, NOW, span } from './office'

const lineOf = (memberId: string): SheetLine => ({
  ...{ memberId, mark: 'present', source: 'roll-call', markedAt: NOW, reason: null },
})
const counter = (id: string, last: number, revision = 1): Counter => ({ _id: id, last, revision })

/** What any Store must do. The memory store and the SDK against the local cloud are held to the same lines. */
export function storeSuite(open: () => Promise<Store>): void {
  let store: Store
  beforeEach(async () => {
    store = await open()
  })
  const insert = (...docs: Counter[]) =>
    store.commit(docs.map((doc) => ({ do: 'insert', in: 'counters', doc }) as const))

  it('gives back what was inserted, and undefined for what was not', async () => {
    expect(await insert(counter('a', 1))).toBe('committed')
    expect(await store.get('counters', 'a')).toEqual(counter('a', 1))
    expect(await store.get('counters', 'b')).toBeUndefined()
  })

  it('finds a part of each document: the fields asked for, and of a list the lines of one member', async () => {
    const met = { ...closedMeeting([lineOf('m-1'), lineOf('m-2')]), _id: 'meeting-1', dueIds: ['m-1', 'm-2', 'm-3'] }
    const planned = { ...convenedMeeting(), _id: 'meeting-2', title: '还没有开的会' }
    await store.commit([met, planned].map((doc) => ({ do: 'insert', in: 'meetings', doc }) as const))
    const found = await store.findSome('meetings', {
      filter: { state: { $in: ['closed', 'convened'] } },
      sort: [['_id', 1]],
      only: ['state', 'title', 'sheet', 'dueIds'],
      ofMember: { memberId: 'm-2', lists: { sheet: 'memberId', dueIds: '' } },
    })
    expect(found[0]).toEqual({
      ...{ _id: 'meeting-1', state: 'closed', title: met.title },
      ...{ sheet: [lineOf('m-2')], dueIds: ['m-2'] },
    })
    expect(found[1]).toMatchObject({ _id: 'meeting-2', state: 'convened', title: '还没有开的会' })
    expect(Object.keys(found[1] ?? {})).not.toContain('agenda')
  })

  it('refuses an _id that is taken and changes nothing', async () => {
    await insert(counter('a', 1))
    expect(await insert(counter('b', 2), counter('a', 9))).toMatchObject({ failed: 'exists' })
    expect(await store.get('counters', 'a')).toEqual(counter('a', 1))
    expect(await store.get('counters', 'b')).toBeUndefined()
  })

  it('refuses a unique key that is taken', async () => {
    const binding = (openId: string) => ({
      do: 'insert' as const,
      in: 'bindings' as const,
      doc: { _id: openId, revision: 1, memberId: 'm', boundAt: '2025-01-01T00:00:00.000Z' as never, invitationId: 'i' },
    })
    expect(await store.commit([binding('one')])).toBe('committed')
    expect(await store.commit([binding('two')])).toMatchObject({ failed: 'exists' })
  })

  it('replaces a document only at the revision the decision was based on', async () => {
    await insert(counter('a', 1))
    const replace = (last: number) => store.commit([{ do: 'replace', in: 'counters', doc: counter('a', last, 2) }])
    expect(await replace(5)).toBe('committed')
    expect(await replace(6)).toMatchObject({ failed: 'changed' })
    expect(await store.get('counters', 'a')).toEqual(counter('a', 5, 2))
  })

  it('does not create what was to be replaced', async () => {
    expect(await store.commit([{ do: 'replace', in: 'counters', doc: counter('a', 1, 2) }])).toMatchObject({
      failed: 'changed',
    })
    expect(await store.get('counters', 'a')).toBeUndefined()
  })

  it('commits all writes or none, a guard included', async () => {
    await insert(counter('a', 1), counter('guard', 1))
    const writes = (revision: number) =>
      [
        { do: 'insert', in: 'counters', doc: counter('new', 1) },
        { do: 'remove', in: 'counters', id: 'a' },
        { do: 'unchanged', in: 'counters', id: 'guard', revision },
      ] as const
    expect(await store.commit(writes(2))).toMatchObject({ failed: 'changed' })
    expect(await store.get('counters', 'a')).toEqual(counter('a', 1))
    expect(await store.get('counters', 'new')).toBeUndefined()
    expect(await store.commit(writes(1))).toBe('committed')
    expect(await store.get('counters', 'a')).toBeUndefined()
  })

  it('commits nothing where a document has come that was to be absent', async () => {
    const writes = [
      { do: 'insert', in: 'counters', doc: counter('new', 1) },
      { do: 'as-found', in: 'counters', id: 'guard', revision: null },
    ] as const
    await insert(counter('guard', 1))
    expect(await store.commit(writes)).toMatchObject({ failed: 'changed' })
    expect(await store.get('counters', 'new')).toBeUndefined()
    await store.commit([{ do: 'remove', in: 'counters', id: 'guard' }])
    expect(await store.commit(writes)).toBe('committed')
  })

  it('commits nothing where one of many documents is not as it was found', async () => {
    await insert(counter('a', 1, 3), counter('b', 1, 4))
    const commit = (revisions: Readonly<Record<string, number | null>>) =>
      store.commit([
        { do: 'insert', in: 'counters', doc: counter('new', 1) },
        ...Object.entries(revisions).map(([id, revision]): Write => ({ do: 'as-found', in: 'counters', id, revision })),
      ])
    for (const moved of [
      { a: 3, b: 5, c: null },
      { a: null, b: 4, c: null },
      { a: 3, b: 4, c: 1 },
    ])
      expect(await commit(moved)).toMatchObject({ failed: 'changed', collection: 'counters' })
    expect(await store.get('counters', 'new')).toBeUndefined()
    expect(await commit({ a: 3, b: 4, c: null })).toBe('committed')
  })

  it('lets exactly one of many who change the same document at once succeed', async () => {
    await insert(counter('a', 0))
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store.commit([
          { do: 'replace', in: 'counters', doc: counter('a', index + 1, 2) },
          { do: 'insert', in: 'counters', doc: counter(`by-${index}`, index + 1) },
        ]),
      ),
    )
    const winners = results.flatMap((result, index) => (result === 'committed' ? [index] : []))
    expect(winners).toHaveLength(1)
    expect((await store.get('counters', 'a'))?.last).toBe((winners[0] ?? -1) + 1)
    expect(await store.count('counters', { _id: { $in: results.map((_, index) => `by-${index}`) } })).toBe(1)
  })

  it('replaces nested fields whole, and keeps null, empty lists and nested objects', async () => {
    const before = branch({ cells: [{ id: 'c', name: '一组', formedOn: civilDate('2020-01-01'), dissolvedOn: null }] })
    await store.commit([{ do: 'insert', in: 'branches', doc: before }])
    const after = { ...before, revision: 2, cells: [], parentId: null }
    await store.commit([{ do: 'replace', in: 'branches', doc: after }])
    expect(await store.get('branches', before._id)).toEqual(after)
  })

  it('finds by equality, ranges, lists and elements of lists', async () => {
    await insert(counter('a', 1), counter('b', 2), counter('c', 3))
    const ids = async (filter: FilterOf<'counters'>) =>
      (await store.find('counters', { filter, sort: [['_id', 1]] })).map(({ _id }) => _id)
    expect(await ids({ last: 2 })).toEqual(['b'])
    expect(await ids({ last: { $gte: 2 } })).toEqual(['b', 'c'])
    expect(await ids({ _id: { $in: ['a', 'c', 'x'] } })).toEqual(['a', 'c'])
    expect(await ids({ $or: [{ last: 1 }, { _id: 'c' }] })).toEqual(['a', 'c'])
    const away = member('away', { spans: [span({ untilOn: civilDate('2025-01-01') })] })
    await store.commit([
      { do: 'insert', in: 'members', doc: member('here') },
      { do: 'insert', in: 'members', doc: away },
    ])
    const june = civilDate('2025-06-01')
    const onRoll = { spans: { $elemMatch: { fromOn: { $lte: june }, untilOn: { $gt: june } } } }
    expect((await store.find('members', { filter: onRoll })).map(({ _id }) => _id)).toEqual(['here'])
  })

  it('sorts, limits to 100 unless told, and reads everything with findAll', async () => {
    await insert(
      ...Array.from({ length: 1100 }, (_, index) => counter(`n-${String(index).padStart(4, '0')}`, index % 7)),
    )
    expect(await store.find('counters', { filter: {} })).toHaveLength(100)
    expect(await store.find('counters', { filter: {}, limit: 5000 })).toHaveLength(1000)
    expect(await store.findAll('counters', {})).toHaveLength(1100)
    const [first] = await store.find('counters', { filter: { last: 3 }, sort: [['_id', -1]], limit: 1 })
    expect(first?._id).toBe('n-1095')
  })

  it('refuses a filter that holds undefined, which the database would drop', async () => {
    // The types refuse it too; what is built at run time they do not see.
    const nothing = undefined as never
    await expect(store.find('counters', { filter: { last: nothing } })).rejects.toThrow('undefined')
    await expect(store.find('counters', { filter: { $or: [{ last: 1 }, { last: nothing }] } })).rejects.toThrow(
      'undefined',
    )
    await expect(store.count('counters', { $and: [{ last: nothing }] })).rejects.toThrow('undefined')
  })

  it('aggregates with match, unwind, group and sort', async () => {
    const cells = (...names: string[]) =>
      names.map((name) => ({ id: name, name, formedOn: civilDate('2020-01-01'), dissolvedOn: null }))
    await store.commit([
      { do: 'insert', in: 'branches', doc: branch({ _id: 'x', cells: cells('一', '二') }) },
      { do: 'insert', in: 'branches', doc: branch({ _id: 'y', cells: cells('二') }) },
    ])
    const rows = await store.aggregate('branches', [
      { $match: { _id: { $in: ['x', 'y'] } } },
      { $unwind: '$cells' },
      { $group: { _id: '$cells.name', branches: { $sum: 1 } } },
      { $sort: { branches: -1 } },
    ])
    expect(rows).toEqual([
      { _id: '二', branches: 2 },
      { _id: '一', branches: 1 },
    ])
  })
  it('joins the documents of another collection by equality, none where there is none', async () => {
    const binding = (openId: string, memberId: string) => ({
      do: 'insert' as const,
      in: 'bindings' as const,
      doc: { _id: openId, revision: 1, memberId, boundAt: '2025-01-01T00:00:00.000Z' as never, invitationId: 'i' },
    })
    await store.commit([
      binding('one', 'm-1'),
      binding('two', 'gone'),
      { do: 'insert', in: 'members', doc: member('m-1') },
      { do: 'insert', in: 'members', doc: member('m-2') },
    ])
    const of = async (openId: string) => {
      const [row] = await store.aggregate('bindings', [
        { $match: { _id: openId } },
        { $limit: 1 },
        { $project: { memberId: 1 } },
        { $lookup: { from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' } },
      ])
      return row
    }
    expect(await of('one')).toEqual({ _id: 'one', memberId: 'm-1', members: [member('m-1')] })
    expect(await of('two')).toEqual({ _id: 'two', memberId: 'gone', members: [] })
    expect(await of('none')).toBeUndefined()
  })
}
