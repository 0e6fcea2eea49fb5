import fc from 'fast-check'
import { ObjectId } from 'bson'
import { AFTER, EMPTY_ARRAY, encode } from '../../database/sort-order'

/** MongoDB's order of types, from its manual: null, numbers, texts, objects, arrays, object ids, booleans, dates, patterns. */
const ASCENDING: readonly unknown[] = [
  null,
  Number.NaN,
  -Infinity,
  -1e300,
  -2,
  -1.5,
  -5e-324,
  0,
  5e-324,
  1,
  1.5,
  10,
  2 ** 53,
  Infinity,
  '',
  '\u0000',
  '\u0000a',
  'a',
  'a\u0000b',
  'a ',
  'ab',
  'b',
  '例会',
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { a: 2 },
  { b: 0 },
  { a: 'x' },
  [],
  [1],
  [1, 0],
  [2],
  new ObjectId('000000000000000000000001'),
  new ObjectId('000000000000000000000002'),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1_700_000_000_000),
  /a/,
]

describe('the order of values', () => {
  it('is MongoDB’s, over all types', () => {
    const encoded = ASCENDING.map(encode)
    expect([...encoded].sort()).toEqual(encoded)
    expect(new Set(encoded).size).toBe(encoded.length)
  })

  it('takes a missing value for null, minus zero for zero, and an empty array in a field for less than null', () => {
    expect(encode(undefined)).toBe(encode(null))
    expect(encode(-0)).toBe(encode(0))
    expect(EMPTY_ARRAY < encode(null)).toBe(true)
  })

  const scalar = fc.oneof(fc.double({ noNaN: true }), fc.string({ unit: 'binary' }))

  it('is that of the values themselves for numbers and for texts', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (one, other) => {
        expect(encode(one) < encode(other)).toBe(one < other)
      }),
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(encode(one) < encode(other)).toBe(one < other)
      }),
    )
  })

  it('of strung-together values goes by the first, then the second', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, scalar, (a, b, c, d) => {
        const first = encode(a) === encode(c) ? 0 : encode(a) < encode(c) ? -1 : 1
        const second = encode(b) < encode(d)
        expect(encode(a) + encode(b) < encode(c) + encode(d)).toBe(first === 0 ? second : first < 0)
      }),
    )
  })

  it('puts whatever begins with a key before the key and AFTER, and nothing else', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, (a, b, c) => {
        expect(encode(a) + encode(b) < encode(a) + AFTER).toBe(true)
        if (encode(a) < encode(c)) expect(encode(c) > encode(a) + AFTER).toBe(true)
      }),
    )
  })
})
