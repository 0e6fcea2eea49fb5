import { civilDate } from '#domain/time/civil-date'
import { citationOf, inForce, noticeBy } from '#domain/rules/rule'

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

describe('a rule is cited', () => {
  it('with its article, and without one where none is known', () => {
    expect(citationOf({ source: '中国共产党章程', article: '第九条' })).toBe('中国共产党章程第九条')
    expect(citationOf({ source: '本支部约定', article: null })).toBe('本支部约定')
  })
  it('with what was not read of it at the end', () => {
    expect(citationOf({ source: '工作条例（2018年）；条款号未核对原文', article: '第十七条' })).toBe(
      '工作条例（2018年）第十七条；条款号未核对原文',
    )
  })
})

it('a notice says the fact, then the rule and where it stands', () => {
  const rule = { text: '党员人数一般不超过50人。', source: '工作条例（2018年）', article: '第四条' }
  expect(noticeBy(rule, '党员 53 人')).toBe('党员 53 人；党员人数一般不超过50人（工作条例（2018年）第四条）。')
})
