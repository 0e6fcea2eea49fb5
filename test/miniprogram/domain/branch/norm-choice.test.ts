import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { branchNorm, limitsOf, nextNormPeriod, normPeriod, type NormChoice } from '#domain/branch/norm-choice'
import { NORMS } from '#domain/rules/norms'
import fc from 'fast-check'
import { dates } from '../arbitraries'

const on = civilDate
const normOf = (id: string) => {
  const norm = NORMS.find((each) => each.id === id)
  if (!norm) throw new Error(`no norm ${id}`)
  return norm
}
const MONTHLY = normOf('themed-party-day-2018')
const LOCAL = normOf('party-lecture-local')
const choice = (normId: string, fromOn: string, atLeast: number | null): NormChoice => ({
  normId,
  fromOn: on(fromOn),
  atLeast,
  reason: '支部大会决定',
  decidedAt: instant('2025-06-10T09:00:00.000Z'),
  decidedBy: 'secretary',
})

describe('what is left to a branch', () => {
  it('is more than the rule asks, never less', () => {
    expect(limitsOf(normOf('general-meeting-2018'))).toMatchObject({ least: 1, maySetAside: false })
    expect(limitsOf(normOf('organizational-life-meeting-2018'))).toMatchObject({ least: 1, maySetAside: false })
  })
  it('is to set aside what no national text fixes', () => {
    expect(limitsOf(LOCAL)).toMatchObject({ maySetAside: true })
  })
  it('is to say that there is no leading group', () => {
    expect(limitsOf(normOf('democratic-life-meeting-2016'))).toMatchObject({ maySetAside: true })
  })
  it('is nothing about norms for single members', () => {
    for (const id of ['study-hours-2019', 'committee-study-hours-2019', 'heart-to-heart-talk-2018'])
      expect([id, limitsOf(normOf(id))]).toEqual([id, null])
  })
})

describe('the period of a norm', () => {
  it('is its month, quarter or year, and the one after it', () => {
    expect(normPeriod(LOCAL, on('2025-06-10'))).toEqual({ from: '2025-04-01', to: '2025-06-30' })
    expect(nextNormPeriod(LOCAL, on('2025-06-10')).from).toBe('2025-07-01')
    expect(nextNormPeriod(MONTHLY, on('2024-12-31')).from).toBe('2025-01-01')
  })
})

describe('a choice', () => {
  it('holds from its period on and leaves earlier ones as they were', () => {
    const choices = [choice(MONTHLY.id, '2025-06-01', 2)]
    expect(branchNorm(MONTHLY, choices, on('2025-05-31'))).toMatchObject({ atLeast: 1, choice: null })
    expect(branchNorm(MONTHLY, choices, on('2025-06-01'))).toMatchObject({ atLeast: 2 })
    expect(branchNorm(MONTHLY, choices, on('2026-01-15'))).toMatchObject({ atLeast: 2 })
  })
  it('made for the same period again replaces the one before', () => {
    const choices = [choice(MONTHLY.id, '2025-06-01', 2), choice(MONTHLY.id, '2025-06-01', 3)]
    expect(branchNorm(MONTHLY, choices, on('2025-06-30')).atLeast).toBe(3)
  })
  it('for this period leaves one made for the next in force', () => {
    const choices = [choice(MONTHLY.id, '2025-07-01', 1), choice(MONTHLY.id, '2025-06-01', 3)]
    expect(branchNorm(MONTHLY, choices, on('2025-06-30')).atLeast).toBe(3)
    expect(branchNorm(MONTHLY, choices, on('2025-07-01')).atLeast).toBe(1)
  })
  it('that begins within a period counts from the one after it', () => {
    const choices = [choice(LOCAL.id, '2025-05-01', 2)]
    expect(branchNorm(LOCAL, choices, on('2025-06-30')).atLeast).toBe(1)
    expect(branchNorm(LOCAL, choices, on('2025-07-01')).atLeast).toBe(2)
  })
  it('sets aside only what may be set aside', () => {
    expect(branchNorm(LOCAL, [choice(LOCAL.id, '2025-04-01', null)], on('2025-06-10')).isSetAside).toBe(true)
    expect(branchNorm(MONTHLY, [choice(MONTHLY.id, '2025-06-01', null)], on('2025-06-10'))).toMatchObject({
      isSetAside: false,
      atLeast: 1,
    })
  })
  it('about another norm changes nothing', () => {
    expect(branchNorm(MONTHLY, [choice(LOCAL.id, '2025-04-01', 3)], on('2025-06-10')).atLeast).toBe(1)
  })
  it('never lies below the rule, whatever was stored', () => {
    const choices = fc.array(fc.record({ norm: fc.constantFrom(...NORMS), from: dates, atLeast: fc.option(fc.nat(9)) }))
    fc.assert(
      fc.property(choices, fc.constantFrom(...NORMS), dates, (made, norm, day) => {
        const stored = made.map((each) => choice(each.norm.id, each.from, each.atLeast))
        expect(branchNorm(norm, stored, day).atLeast).toBeGreaterThanOrEqual(norm.parameters.atLeast)
      }),
    )
  })
})
