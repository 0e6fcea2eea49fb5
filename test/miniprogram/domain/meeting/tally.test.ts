import fc from 'fast-check'
import { tally, TALLY_MARKS, type TallyMark } from '#domain/meeting/tally'

const marks = (entries: Record<string, TallyMark>) => new Map(Object.entries(entries))

describe('the tally of a meeting', () => {
  it('counts present, excused and absent among those who were due', () => {
    const counted = tally(['a', 'b', 'c', 'd'], marks({ a: 'present', b: 'excused', c: 'absent', d: 'present' }))
    expect(counted).toEqual({
      expected: 4,
      present: 2,
      excused: 1,
      absent: 1,
      observers: 0,
      rate: '50.0%',
      rateWithoutExcused: '66.7%',
    })
  })

  it('counts late and left early as present', () => {
    expect(tally(['a', 'b'], marks({ a: 'late', b: 'left-early' }))).toMatchObject({ present: 2, absent: 0 })
  })

  it('counts somebody due without a mark as absent', () => {
    expect(tally(['a', 'b'], marks({ a: 'present' }))).toMatchObject({ expected: 2, present: 1, absent: 1 })
  })

  it('sets observers apart: they are neither expected nor present', () => {
    expect(tally(['a'], marks({ a: 'present', x: 'observer', y: 'present' }))).toMatchObject({
      expected: 1,
      present: 1,
      observers: 2,
      rate: '100.0%',
    })
  })

  it('does not count people who were not due and did not come', () => {
    expect(tally(['a'], marks({ x: 'excused', y: 'absent' }))).toMatchObject({ expected: 1, absent: 1, observers: 0 })
  })

  it('counts an id named twice once', () => {
    expect(tally(['a', 'a'], marks({ a: 'present' }))).toMatchObject({ expected: 1, present: 1 })
  })

  it('has no rate when nobody was due', () => {
    expect(tally([], marks({ x: 'observer' }))).toMatchObject({ rate: null, rateWithoutExcused: null, observers: 1 })
  })

  it('has no rate without the excused when everybody was excused', () => {
    expect(tally(['a'], marks({ a: 'excused' }))).toMatchObject({ rate: '0.0%', rateWithoutExcused: null })
  })

  const id = fc.integer({ min: 0, max: 30 }).map((n) => `m${n}`)
  const marked = fc.dictionary(id, fc.constantFrom(...TALLY_MARKS)).map(marks)

  it('always: expected = present + excused + absent, and none is negative', () => {
    fc.assert(
      fc.property(fc.array(id), marked, (due, given) => {
        const { expected, present, excused, absent, observers } = tally(due, given)
        expect(present + excused + absent).toBe(expected)
        expect(expected).toBe(new Set(due).size)
        expect(Math.min(present, excused, absent, observers)).toBeGreaterThanOrEqual(0)
        expect(present + observers).toBe([...given.values()].filter((m) => m !== 'excused' && m !== 'absent').length)
      }),
    )
  })
})
