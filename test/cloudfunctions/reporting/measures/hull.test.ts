import fc from 'fast-check'
import { testOf } from '../../../../cloudfunctions/reporting/measures/filter-test'
import { hullOf } from '../../../../cloudfunctions/reporting/measures/hull'

const IN_2025 = { $gte: '2025-01-01', $lte: '2025-12-31' }
const IN_2024 = { $gte: '2024-01-01', $lte: '2024-12-31' }

describe('the filter for several', () => {
  it('is that of one by itself', () => {
    const only = { branchId: 'a', state: 'confirmed', occurredOn: IN_2025 }
    expect(hullOf([only])).toEqual(only)
  })

  it('lists what is equal and reaches as far as any of them', () => {
    const one = { branchId: { $in: ['a', 'b'] }, kind: 'honour', occurredOn: IN_2025 }
    const other = { branchId: 'c', kind: 'talk', occurredOn: IN_2024 }
    expect(hullOf([one, other])).toEqual({
      branchId: { $in: ['a', 'b', 'c'] },
      kind: { $in: ['honour', 'talk'] },
      occurredOn: { $gte: '2024-01-01', $lte: '2025-12-31' },
    })
  })

  it('keeps apart what has no beginning, so that the rest is not read from the beginning', () => {
    const happens = { kind: 'honour', occurredOn: IN_2025 }
    const lasts = { kind: 'team', occurredOn: { $lte: '2025-12-31' } }
    expect(hullOf([happens, lasts])).toEqual({ kind: { $in: ['honour', 'team'] }, $or: [happens, lasts] })
  })

  it('is no narrower than one that says less', () => {
    expect(hullOf([{ state: 'closed', kinds: 'party-lecture' }, { state: 'closed' }])).toEqual({ state: 'closed' })
  })

  it('finds whatever any of them finds', () => {
    const value = fc.constantFrom('a', 'b', 'c')
    const number = fc.integer({ min: 0, max: 5 })
    const filter = fc.record(
      {
        x: fc.oneof(value, fc.record({ $in: fc.array(value, { minLength: 1 }) })),
        y: fc.record({ $gte: number, $lt: number }, { requiredKeys: ['$gte'] }),
        z: fc.record({ $lte: number }),
        $or: fc.constantFrom([{ x: 'a' }, { y: 3 }], [{ z: 1 }]),
      },
      { requiredKeys: [] },
    )
    const document = fc.record({ x: value, y: number, z: number })
    fc.assert(
      fc.property(fc.array(filter, { minLength: 1, maxLength: 4 }), document, (filters, kept) => {
        fc.pre(filters.some((each) => testOf(each)(kept)))
        expect(testOf(hullOf(filters))(kept)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
