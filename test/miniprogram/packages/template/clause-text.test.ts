/** @jest-environment jsdom */
import type { Clause } from '#domain/report/duty-report'
import { clauseSaying, nameFor, partsOfClause, seenNow } from '../../../../miniprogram/packages/template/clause-text'

const text = (said: string) => ({ is: 'text' as const, text: said })
const figure = (key: string) => ({ is: 'figure' as const, key })
const CLAUSE: Clause = {
  text: '{span}讲党课{n}次，其中{m}次',
  about: '党课',
  slots: { n: { measure: 'lectures' }, m: { measure: 'lectures', part: { by: 'form', key: '现场' } } },
  atLeast: { n: 1, m: 2 },
}
const PARTS = [
  figure('word:span'),
  text('讲党课'),
  figure('lectures'),
  text('次，其中'),
  figure('lectures|form=现场'),
  text('次'),
]

describe('a clause as marked text', () => {
  it('has a token for each figure and each word, and is the same clause again', () => {
    expect(partsOfClause(CLAUSE)).toEqual(PARTS)
    expect(clauseSaying(CLAUSE, PARTS)).toEqual(CLAUSE)
  })

  it('loses with a figure what was said of it', () => {
    const { slots, atLeast, text: said } = clauseSaying(CLAUSE, PARTS.slice(0, 3))
    expect({ slots, atLeast, said }).toEqual({
      ...{ said: '{span}讲党课{n}', slots: { n: { measure: 'lectures' } }, atLeast: { n: 1 } },
    })
  })

  it('names a figure that is put in by a name that is free', () => {
    const slots = { n1: { measure: 'lectures' } }
    const next = clauseSaying({ text: '{n1}', about: '', slots }, [figure('lectures'), figure('donated|last-year')])
    expect(next).toMatchObject({
      text: '{n1}{n2}',
      slots: { ...slots, n2: { measure: 'donated', period: 'last-year' } },
    })
  })

  it('has one slot for a figure that stands twice', () => {
    const next = clauseSaying({ text: '', about: '', slots: {} }, [figure('a'), text('、'), figure('a')])
    expect(next).toMatchObject({ text: '{n1}、{n1}', slots: { n1: { measure: 'a' } } })
  })

  it('is called by its first figure, else by its first words', () => {
    const known = [{ key: 'lectures', title: '党课次数', display: '4', unit: '次' }]
    expect(nameFor(PARTS, known)).toBe('党课次数')
    expect(nameFor([text('支部认真组织各项学习活动并取得成效')], known)).toBe('支部认真组织各项学习活动')
  })

  it('says in a mark the number of today, that there is none, or of a list its name alone', () => {
    const of = (now: string | null) => seenNow({ key: 'k', title: '捐款', unit: '元', now, why: '' }).display
    expect([of('1,200'), of(null), of('助学300元、防汛救灾1,200元')]).toEqual(['1,200', '暂无', ''])
  })
})
