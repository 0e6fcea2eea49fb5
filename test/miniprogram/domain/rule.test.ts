import { civilDate } from '#domain/civil-date'
import { inForce } from '#domain/rule'

const early = { id: 'early', inForceFrom: civilDate('2008-04-01'), inForceUntil: civilDate('2016-12-31') }
const standing = { id: 'standing', inForceFrom: civilDate('2017-01-01') }
const idsOn = (date: string) => inForce([early, standing], civilDate(date)).map(({ id }) => id)

describe('a rule is in force', () => {
  it('from its first day to its last, both included', () => {
    expect(idsOn('2008-03-31')).toEqual([])
    expect(idsOn('2008-04-01')).toEqual(['early'])
    expect(idsOn('2016-12-31')).toEqual(['early'])
    expect(idsOn('2017-01-01')).toEqual(['standing'])
  })

  it('without an end as long as it stands', () => {
    expect(idsOn('2099-01-01')).toEqual(['standing'])
  })
})
