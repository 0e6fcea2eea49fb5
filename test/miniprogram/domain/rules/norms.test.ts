import { civilDate } from '#domain/time/civil-date'
import { NORM_KINDS, normApplies, type BranchFacts, type Norm, type NormKind } from '#domain/rules/norm'
import { normFor, NORMS } from '#domain/rules/norms'
import { inForce } from '#domain/rules/rule'

const IN_2025 = civilDate('2025-06-30')
const SMALL: BranchFacts = { isBranch: true, hasCommittee: false, hasCells: false, hasLeadingGroup: false }

function norm(kind: NormKind): Norm {
  const found = normFor(kind, IN_2025)
  if (!found) throw new Error(`no norm for ${kind}`)
  return found
}

describe('how often, by 中国共产党支部工作条例（试行） and the others', () => {
  it.each([
    ['general-meeting', 1, 'quarter', 'branch'],
    ['committee-meeting', 1, 'month', 'branch'],
    ['cell-meeting', 1, 'month', 'cell'],
    ['leader-lecture', 1, 'year', 'leading-group'],
    ['themed-party-day', 1, 'month', 'branch'],
    ['organizational-life-meeting', 1, 'year', 'branch'],
    ['democratic-evaluation', 1, 'year', 'branch'],
    ['heart-to-heart-talk', 1, 'year', 'member'],
    ['democratic-life-meeting', 1, 'year', 'leading-group'],
    ['study-hours', 32, 'year', 'member'],
    ['committee-study-hours', 56, 'year', 'member'],
  ] as const)('%s: at least %d a %s, each %s', (kind, atLeast, per, each) => {
    expect(norm(kind).parameters).toMatchObject({ atLeast, per, each })
  })

  it('a number of Party lectures a quarter is local, not national', () => {
    expect(norm('party-lecture').standing).toBe('local')
  })

  it('articles and numbers that were not read are marked so, in their source as well', () => {
    const unread = NORMS.filter(({ standing }) => standing === 'unverified')
    expect(unread.map(({ parameters }) => parameters.kind).sort()).toEqual([
      'committee-study-hours',
      'democratic-evaluation',
      'democratic-life-meeting',
      'heart-to-heart-talk',
      'organizational-life-meeting',
    ])
    for (const { source } of unread) expect(source).toContain('未核对原文')
  })

  it('a democratic life meeting needs two thirds of those due', () => {
    expect(norm('democratic-life-meeting').parameters.presence).toEqual({ numerator: 2, denominator: 3 })
  })
})

describe('the norm of the day', () => {
  it('is none before its text was in force', () => {
    expect(normFor('general-meeting', civilDate('2018-10-27'))).toBeUndefined()
    expect(normFor('general-meeting', civilDate('2018-10-28'))?.id).toBe('general-meeting-2018')
    expect(normFor('study-hours', civilDate('2018-12-31'))).toBeUndefined()
  })

  it('is one at most of each kind', () => {
    for (const kind of NORM_KINDS)
      expect(inForce(NORMS, IN_2025).filter(({ parameters }) => parameters.kind === kind)).toHaveLength(1)
  })

  it('has an id of its own', () => {
    expect(new Set(NORMS.map(({ id }) => id)).size).toBe(NORMS.length)
  })
})

describe('what does not apply', () => {
  it('committee meetings, where there is no committee', () => {
    expect(normApplies(norm('committee-meeting'), SMALL)).toBe(false)
    expect(normApplies(norm('committee-meeting'), { ...SMALL, hasCommittee: true })).toBe(true)
  })

  it('cell meetings, where there are no cells', () => {
    expect(normApplies(norm('cell-meeting'), SMALL)).toBe(false)
    expect(normApplies(norm('cell-meeting'), { ...SMALL, hasCells: true })).toBe(true)
  })

  it('democratic life meetings, to a branch: they are the leading group’s', () => {
    expect(normApplies(norm('democratic-life-meeting'), { ...SMALL, hasCommittee: true, hasCells: true })).toBe(false)
  })

  it('general meetings apply to every branch, and to no bureau', () => {
    expect(normApplies(norm('general-meeting'), SMALL)).toBe(true)
    expect(normApplies(norm('general-meeting'), { ...SMALL, isBranch: false })).toBe(false)
  })

  it('what binds a leading group binds that of a bureau', () => {
    const bureau = { ...SMALL, isBranch: false, hasLeadingGroup: true }
    expect(normApplies(norm('democratic-life-meeting'), bureau)).toBe(true)
    expect(normApplies(norm('leader-lecture'), bureau)).toBe(true)
  })
})
