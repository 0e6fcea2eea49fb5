/**
 * Whatever index a query goes through, it finds what mingo finds by looking at every document, and in the order of the
 * sort; also while transactions are open that have changed documents, or that still read older states of them.
 */
import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { find as mingoFind } from 'mingo'
import { type CollectionManifest, type LocalDatabase, openDatabase } from '../../database/database'
import { temporaryFolder } from './cloud'

type Row = Record<string, unknown> & { _id: string }

const MANIFEST: CollectionManifest = {
  rows: {
    indexes: [{ fields: ['a', 'b'] }, { fields: ['b'] }, { fields: ['s.x', 's.y', 'a'] }, { fields: ['t', 'b'] }],
  },
}

const DATES = [new Date('2025-01-01T00:00:00.000Z'), new Date('2025-06-01T00:00:00.000Z')]
const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('p', 'q', 'pq', null, true, ...DATES) },
)
const id = fc.integer({ min: 0, max: 25 }).map((n) => `r${n}`)
const fields = fc.record(
  {
    a: scalar,
    b: scalar,
    t: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    s: fc.oneof(
      fc.record({ x: scalar, y: scalar }),
      fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
    ),
  },
  { requiredKeys: [] },
)

const comparable = scalar.filter((value) => value !== null && value !== true)
const condition = fc.oneof(
  { weight: 3, arbitrary: scalar },
  scalar.map((value) => ({ $eq: value })),
  fc.array(scalar, { maxLength: 3 }).map((values) => ({ $in: values })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), comparable)
    .map(([operator, value]) => ({ [operator]: value })),
  fc.tuple(comparable, comparable).map(([low, high]) => ({ $gte: low, $lt: high })),
  scalar.map((value) => ({ $ne: value })),
  fc.boolean().map((exists) => ({ $exists: exists })),
)
const simpleFilter = fc.dictionary(fc.constantFrom('a', 'b', 't', 's.x', 's.y'), condition, { maxKeys: 3 })
const filter: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 4, arbitrary: simpleFilter },
  fc.array(simpleFilter, { minLength: 1, maxLength: 2 }).map((filters) => ({ $and: filters })),
  fc.array(simpleFilter, { minLength: 1, maxLength: 2 }).map((filters) => ({ $or: filters })),
  fc.record({ x: scalar, y: condition }).map((element) => ({ s: { $elemMatch: element } })),
  fc.tuple(id, simpleFilter).map(([_id, rest]) => ({ ...rest, _id })),
  fc
    .tuple(fc.constantFrom('$gt', '$lte'), id, simpleFilter)
    .map(([way, _id, rest]) => ({ ...rest, _id: { [way]: _id } })),
  fc.array(id, { maxLength: 4 }).map((ids) => ({ _id: { $in: ids } })),
)
const direction = fc.constantFrom<1 | -1>(1, -1)
const sort: fc.Arbitrary<Query['sort']> = fc.oneof(
  fc.constant<Query['sort']>([]),
  fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', '_id'), direction), { maxLength: 2, selector: ([path]) => path }),
)
const query: fc.Arbitrary<Query> = fc.record({
  filter,
  sort,
  skip: fc.integer({ min: 0, max: 3 }),
  limit: fc.integer({ min: 1, max: 8 }),
})
interface Query {
  filter: Record<string, unknown>
  sort: (readonly [path: string, direction: 1 | -1])[]
  skip: number
  limit: number
}

const change = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), id, fields }),
  fc.record({ kind: fc.constant('remove' as const), id }),
)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

/** Extended JSON of what these tests use. */
function ejson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, name, inner: unknown) {
    return this[name] instanceof Date ? { $date: inner } : inner
  })
}

function fromEjson(text: string): Row {
  return JSON.parse(text, (_, value: unknown) => {
    const date = (value as { $date?: string } | null)?.$date
    return date === undefined ? value : new Date(date)
  }) as Row
}

async function run(
  database: LocalDatabase,
  { filter, sort, skip, limit }: Query,
  transactionId?: string,
): Promise<Row[]> {
  const { data } = await database.answer('database.getDocument', {
    collectionName: 'rows',
    queryType: 'WHERE',
    query: ejson(filter),
    order: JSON.stringify(Object.fromEntries(sort)),
    offset: skip,
    limit,
    ...(transactionId === undefined ? {} : { transactionId }),
  })
  return (data as { list: string[] }).list.map(fromEjson)
}

async function apply(
  database: LocalDatabase,
  model: Map<string, Row>,
  step: Change,
  transactionId?: string,
): Promise<void> {
  const target = { collectionName: 'rows', query: ejson({ _id: step.id }), transactionId }
  if (step.kind === 'remove') {
    await database.answer('database.removeDocument', { ...target, multi: false })
    model.delete(step.id)
  } else {
    const data = ejson(step.fields)
    await database.answer('database.modifyDocument', { ...target, data, merge: false, upsert: true, multi: false })
    model.set(step.id, { _id: step.id, ...step.fields })
  }
}

const TYPE_ORDER = ['null', 'number', 'string', 'boolean', 'date']
function rank(value: unknown): [number, number | string] {
  const type = value === null || value === undefined ? 'null' : value instanceof Date ? 'date' : typeof value
  return [TYPE_ORDER.indexOf(type), type === 'null' ? 0 : typeof value === 'string' ? value : Number(value)]
}
function compare(one: Row, other: Row, order: Query['sort']): number {
  for (const [path, way] of order) {
    const [left, right] = [rank(one[path]), rank(other[path])]
    const place = left[0] === right[0] ? 1 : 0
    if ((left[place] ?? 0) !== (right[place] ?? 0)) return (left[place] ?? 0) < (right[place] ?? 0) ? -way : way
  }
  return 0
}

function expectSame(found: Row[], model: ReadonlyMap<string, Row>, { filter, sort, skip, limit }: Query): void {
  const matching = mingoFind<Row>([...model.values()], filter).all()
  expect(found).toHaveLength(Math.max(0, Math.min(limit, matching.length - skip)))
  expect(new Set(found.map(({ _id }) => _id)).size).toBe(found.length)
  for (const row of found) expect(matching).toContainEqual(row)
  const expected = [...matching].sort((one, other) => compare(one, other, sort)).slice(skip, skip + limit)
  const keys = (rows: Row[]): unknown[] => rows.map((row) => sort.map(([path]) => row[path] ?? null))
  expect(keys(found)).toEqual(keys(expected))
}

async function withDatabase(check: (database: LocalDatabase) => Promise<void>): Promise<void> {
  const path = temporaryFolder()
  const database = await openDatabase({ path, manifest: MANIFEST })
  try {
    await check(database)
  } finally {
    await database.close()
    rmSync(path, { recursive: true, force: true })
  }
}

describe('an indexed query', () => {
  it('finds what a look at every document finds, in the order of the sort', async () => {
    const steps = fc.array(change, { minLength: 5, maxLength: 40 })
    const property = fc.asyncProperty(steps, fc.array(query, { minLength: 8, maxLength: 12 }), (changes, queries) =>
      withDatabase(async (database) => {
        const model = new Map<string, Row>()
        for (const step of changes) await apply(database, model, step)
        for (const each of queries) expectSame(await run(database, each), model, each)
      }),
    )
    await fc.assert(property, { numRuns: 40 })
  }, 60_000)

  it('finds the same inside and outside transactions, whatever is committed meanwhile', async () => {
    const short = fc.array(change, { maxLength: 8 })
    const queries = fc.array(query, { minLength: 6, maxLength: 8 })
    const property = fc.asyncProperty(short, short, short, short, queries, (seed, before, own, after, each) =>
      withDatabase(async (database) => {
        const committed = new Map<string, Row>()
        for (const step of [...seed, ...before]) await apply(database, committed, step)
        const reader = await begin(database)
        const writer = await begin(database)
        const readerSees = new Map(committed)
        const writerSees = new Map(committed)
        for (const step of own) await apply(database, writerSees, step, writer)
        const locked = new Set(own.map((step) => step.id))
        for (const step of after.filter((one) => !locked.has(one.id))) await apply(database, committed, step)
        for (const one of each) {
          expectSame(await run(database, one), committed, one)
          expectSame(await run(database, one, reader), readerSees, one)
          expectSame(await run(database, one, writer), writerSees, one)
        }
        await database.answer('database.commitTransaction', { transactionId: writer })
        for (const step of own) mirror(committed, writerSees, step.id)
        for (const one of each) {
          expectSame(await run(database, one), committed, one)
          expectSame(await run(database, one, reader), readerSees, one)
        }
        await database.answer('database.abortTransaction', { transactionId: reader })
        for (const one of each) expectSame(await run(database, one), committed, one)
      }),
    )
    await fc.assert(property, { numRuns: 30 })
  }, 60_000)
})

/** A transaction with its snapshot taken. */
async function begin(database: LocalDatabase): Promise<string> {
  const { transactionId } = await database.answer('database.startTransaction', {})
  await run(database, { filter: {}, sort: [], skip: 0, limit: 1 }, String(transactionId))
  return String(transactionId)
}

function mirror(target: Map<string, Row>, source: ReadonlyMap<string, Row>, key: string): void {
  const row = source.get(key)
  if (row) target.set(key, row)
  else target.delete(key)
}
