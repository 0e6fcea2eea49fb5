import { civilDate } from '#domain/time/civil-date'
import { QUORUM_RULES, quorumRuleFor } from '#domain/rules/quorum-rules'
import { inForce } from '#domain/rules/rule'

describe.each(['general-meeting', 'committee-meeting'] as const)('the quorum of a %s', (basis) => {
  it.each(['1990-07-01', '2018-10-27', '2018-10-28', '2026-01-01'])('has exactly one rule on %s', (day) => {
    const found = inForce(QUORUM_RULES, civilDate(day)).filter(({ parameters }) => parameters.basis === basis)
    expect(found).toHaveLength(1)
  })

  it('is national from the day the 2018 regulations bind, and unverified before', () => {
    expect(quorumRuleFor(basis, civilDate('2018-10-28'))?.standing).toBe('national')
    const before = quorumRuleFor(basis, civilDate('2018-10-27'))
    expect(before).toMatchObject({ standing: 'unverified', article: null })
    expect(before?.source).toContain('未核对原文')
  })
})

it('cites article 11 for a general meeting and article 12 for a committee meeting', () => {
  const on = civilDate('2025-06-10')
  expect(quorumRuleFor('general-meeting', on)?.article).toBe('第十一条')
  expect(quorumRuleFor('committee-meeting', on)?.article).toBe('第十二条')
})
