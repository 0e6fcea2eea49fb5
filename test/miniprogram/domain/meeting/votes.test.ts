import fc from 'fast-check'
import { committeeQuorum, generalMeetingQuorum, motionPasses } from '#domain/meeting/votes'

/** Of a general meeting: its quorum is more than half of the voters who are due. */
const count = (votersDue: number, votersPresent: number, yes: number, no = 0, abstain = 0) => ({
  hasQuorum: generalMeetingQuorum(votersDue, votersPresent).isMet,
  votersDue,
  votersPresent,
  yes,
  no,
  abstain,
})

describe('quorum', () => {
  it.each([
    [9, 4, false],
    [9, 5, true],
    [10, 5, false],
    [10, 6, true],
    [1, 1, true],
    [0, 0, false],
  ])('a general meeting of %d voters with %d present: %s', (due, present, isMet) => {
    expect(generalMeetingQuorum(due, present).isMet).toBe(isMet)
  })

  it('names how many are needed', () => {
    expect(generalMeetingQuorum(10, 0).needed).toBe(6)
    expect(generalMeetingQuorum(9, 0).needed).toBe(5)
  })

  it('a committee of five meets with three', () => {
    expect(committeeQuorum(5, 3)).toEqual({ needed: 3, isMet: true })
    expect(committeeQuorum(5, 2).isMet).toBe(false)
  })
})

describe('a motion', () => {
  it('passes when more than half of the voters due say yes', () => {
    expect(motionPasses(count(10, 8, 6, 2))).toMatchObject({ valid: true, passes: true, reason: 'enough-yes' })
  })

  it('fails with exactly half of the voters due, though all but one present said yes', () => {
    expect(motionPasses(count(10, 6, 5, 1))).toMatchObject({
      valid: true,
      passes: false,
      reason: 'not-enough-yes',
      yesNeeded: 6,
    })
  })

  it('is not valid without a quorum', () => {
    expect(motionPasses(count(10, 5, 5))).toMatchObject({ valid: false, passes: false, reason: 'no-quorum' })
  })

  it('decides nothing without the quorum its meeting asks for, though all voters who were due say yes', () => {
    const all = { ...count(2, 2, 2), hasQuorum: false }
    expect(motionPasses(all)).toMatchObject({ valid: false, passes: false, reason: 'no-quorum' })
  })

  it('where no rule asks for a quorum needs the yes of more than half of the voters due all the same', () => {
    const few = { ...count(10, 5, 5), hasQuorum: true }
    expect(motionPasses(few)).toMatchObject({ valid: true, passes: false, reason: 'not-enough-yes', yesNeeded: 6 })
  })

  it('is refused when more votes were cast than voters were present, naming the numbers', () => {
    expect(motionPasses(count(10, 8, 6, 2, 1))).toMatchObject({
      valid: false,
      passes: false,
      reason: 'more-votes-than-present',
      cast: 9,
      votersPresent: 8,
    })
  })

  it('is refused when more voters were present than due', () => {
    expect(motionPasses(count(10, 11, 11))).toMatchObject({ valid: false, reason: 'more-present-than-due' })
  })

  it.each([count(10, 8, -1), count(10, 8, 6.5), count(NaN, 8, 6)])('is refused for %o', (numbers) => {
    expect(motionPasses(numbers)).toMatchObject({ valid: false, passes: false, reason: 'not-whole-numbers' })
  })

  it('may have fewer votes than voters present', () => {
    expect(motionPasses(count(10, 10, 6))).toMatchObject({ valid: true, passes: true, cast: 6 })
  })

  it('passes exactly if the numbers fit, the quorum is there and 2 × yes exceeds the voters due', () => {
    const n = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(n, n, n, n, n, fc.boolean(), (due, present, yes, no, abstain, hasQuorum) => {
        const fits = present <= due && yes + no + abstain <= present && hasQuorum
        const result = motionPasses({ ...count(due, present, yes, no, abstain), hasQuorum })
        expect([result.valid, result.passes]).toEqual([fits, fits && 2 * yes > due])
      }),
      { numRuns: 2000 },
    )
  })
})
