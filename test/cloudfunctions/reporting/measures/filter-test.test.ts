/** The database's own language, as mingo speaks it, says the same of the same documents. */
import fc from 'fast-check'
import { Query } from 'mingo'
import { testOf, valueAt, type Document } from '../../../../cloudfunctions/reporting/measures/filter-test'

const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 45, '', 'a', 'b', '2025-06-30', '2025-07-01')
const partial = { requiredKeys: [] as never[], noNullPrototype: true }
const item = { m: scalar, n: scalar }
/** Of an item of a list without the field mingo and MongoDB say different things: here each has both. */
const document = fc.record(
  {
    a: scalar,
    b: fc.array(scalar, { maxLength: 3 }),
    c: fc.record(item, partial),
    d: fc.array(fc.record(item, { noNullPrototype: true }), { maxLength: 3 }),
  },
  partial,
)
const path = fc.constantFrom('a', 'b', 'c', 'c.m', 'd.m', 'd.n', 'b.0', 'b.1', 'd.0.m', 'nothing', 'c.nothing')
const ordered = fc.constantFrom(0, 1, 45, 'a', '2025-06-30')
const condition = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean(), $ne: scalar }, { requiredKeys: ['$exists'] }),
  fc.record({ $gt: ordered, $lte: ordered }, { requiredKeys: ['$gt'] }),
  fc.record({ $gte: ordered, $lt: ordered }, { requiredKeys: ['$lt'] }),
)
const onFields = fc.array(fc.tuple(path, condition), { minLength: 1, maxLength: 2 }).map(Object.fromEntries<unknown>)
const elements = fc
  .tuple(fc.constantFrom('m', 'n'), condition)
  .map(([field, each]) => ({ d: { $elemMatch: { [field]: each } } }))
const simple = fc.oneof(onFields, elements)
const filter = fc.oneof(
  simple,
  fc.tuple(simple, simple).map(([one, other]) => ({ $or: [one, other] })),
  fc.tuple(simple, simple).map(([one, other]) => ({ ...one, $and: [other] })),
)

describe('a filter', () => {
  it('lets through what the database lets through', () => {
    fc.assert(
      fc.property(filter, document, (asked, kept) => {
        expect(testOf(asked)(kept)).toBe(new Query(asked as Record<string, never>).test(kept))
      }),
      { numRuns: 3000 },
    )
  })

  it.each<[Document]>([
    [{ a: { $regex: 'x' } }],
    [{ $nor: [{ a: 1 }] }],
    [{ a: { $gt: null } }],
    [{ a: { $in: 'x' } }],
  ])('that it does not know is refused: %j', (asked) => {
    expect(() => testOf(asked)).toThrow()
  })
})

it('a value is read along its path, and not through a list', () => {
  expect(valueAt({ a: { b: 3 } }, ['a', 'b'])).toBe(3)
  expect(valueAt({ a: 3 }, ['a', 'b'])).toBeUndefined()
  expect(() => valueAt({ a: [{ b: 3 }] }, ['a', 'b'])).toThrow('a.b is in a list')
})
