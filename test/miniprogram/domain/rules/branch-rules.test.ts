import { committeeNotice, gradesNotice, hasCommittee, sizeNotice, termNotice } from '#domain/rules/branch-rules'
import { civilDate } from '#domain/time/civil-date'

const DAY = civilDate('2025-06-10')
/** The day before 中国共产党支部工作条例（试行） was in force. */
const BEFORE = civilDate('2018-10-27')

it('there is a committee from seven full members up, or where three hold its posts', () => {
  expect([hasCommittee(6, 2), hasCommittee(7, 0), hasCommittee(3, 3)]).toEqual([false, true, true])
})

it('a committee of three to seven asks for no word; another is told the rule', () => {
  expect([3, 5, 7, 0].map((many) => committeeNotice(many, DAY))).toEqual([undefined, undefined, undefined, undefined])
  expect(committeeNotice(8, DAY)).toContain('支部委员会 8 人；支部委员会由3至5人组成，一般不超过7人')
  expect(committeeNotice(2, DAY)).toContain('支部委员会 2 人')
})

describe('the size of a branch', () => {
  it('from three full members to fifty members asks for no word', () => {
    expect([sizeNotice(3, 3, DAY), sizeNotice(3, 50, DAY), sizeNotice(50, 50, DAY)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('below three full members is said with the rule, however many are probationary', () => {
    expect(sizeNotice(2, 9, DAY)).toBe(
      '正式党员 2 人；有正式党员3人以上的，成立党支部；党支部党员人数一般不超过50人（中国共产党支部工作条例（试行）（2018年）第四条）。',
    )
  })

  it('above fifty members is said, probationary ones counted', () => {
    expect(sizeNotice(50, 51, DAY)).toMatch(/^党员 51 人；.*一般不超过50人.*第四条/)
  })

  it('is not spoken of for days before the rule', () => {
    expect(sizeNotice(2, 60, BEFORE)).toBeUndefined()
  })
})

describe('the term of a committee', () => {
  const since = civilDate('2022-06-11')

  it('is said on the day three years are full, not the day before', () => {
    expect(termNotice(since, DAY)).toBeUndefined()
    expect(termNotice(since, civilDate('2025-06-11'))).toBe(
      '现任书记、委员最早自2022年6月11日起任职；支部委员会一般每届任期3年（中国共产党支部工作条例（试行）（2018年）；条款号未核对原文）。',
    )
  })

  it('that began on 29 February is full on the 28th: 民法典第二百零二条, 没有对应日的，月末日为期间的最后一日', () => {
    const leap = civilDate('2020-02-29')
    expect(termNotice(leap, civilDate('2023-02-27'))).toBeUndefined()
    expect(termNotice(leap, civilDate('2023-02-28'))).toMatch('任期3年')
  })
})

describe('the grades of an evaluation', () => {
  const graded = (fullMembers: number, excellent: number, probationary = 0) =>
    gradesNotice({ fullMembers, excellent, probationary }, DAY)

  it.each([
    [9, 3],
    [10, 3],
    [11, 3],
    [12, 4],
    [2, 0],
  ])('of %d full members %d excellent ones are within a third, one more is not', (full, most) => {
    expect(graded(full, most)).toBeUndefined()
    expect(graded(full, most + 1)).toContain(`正式党员 ${full} 人，评为优秀 ${most + 1} 人；`)
  })

  it('are said with the rule and that it was not read at its source', () => {
    expect(graded(9, 4)).toBe(
      '正式党员 9 人，评为优秀 4 人；评为优秀的党员一般不超过党员数的三分之一；预备党员参加评议，不评定等次（民主评议党员的通行要求；出处、条款号未核对原文）。',
    )
  })

  it('of probationary members are said: they take part ungraded', () => {
    expect(graded(9, 3, 1)).toMatch(/^有 1 名预备党员评定了等次；/)
    expect(graded(9, 4, 1)).toMatch(/^正式党员 9 人，评为优秀 4 人，有 1 名预备党员评定了等次；/)
  })

  it('are not spoken of for days before the rule', () => {
    expect(gradesNotice({ fullMembers: 9, excellent: 9, probationary: 1 }, BEFORE)).toBeUndefined()
  })
})
