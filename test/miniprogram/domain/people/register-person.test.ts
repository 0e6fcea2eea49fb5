import { factsInWords, isNamesake, isOldEnough } from '#domain/people/register-person'
import { civilDate } from '#domain/time/civil-date'
import { span } from '../../../builders/office'

it('somebody can have reached eighteen in the year in which they turn eighteen', () => {
  const born = (year: number) => isOldEnough(year, civilDate('2025-01-01'))
  expect([born(2006), born(2007), born(2008)]).toEqual([true, true, false])
})

describe('namesakes', () => {
  const person = { name: '李明', sex: 'male', birthYear: 1980 } as const
  it('have the same name, the same sex and the same year of birth', () => {
    expect(isNamesake(person, { ...person })).toBe(true)
  })

  it.each([{ name: '李敏' }, { sex: 'female' as const }, { birthYear: 1981 }])(
    'are not those who differ in %j',
    (other) => {
      expect(isNamesake(person, { ...person, ...other })).toBe(false)
    },
  )
})

describe('a change in words', () => {
  const cells: Readonly<Record<string, string>> = { 'cell-1': '第一党小组', 'cell-2': '第二党小组' }
  const words = (change: Parameters<typeof factsInWords>[1]) => factsInWords(span(), change, (id) => cells[id] ?? '')

  it('names what was and what is now, in the words of the register', () => {
    expect(words({ stage: 'probationary', cellId: 'cell-2', isMigrant: true })).toEqual([
      '党员类别：正式党员→预备党员',
      '党小组：第一党小组→第二党小组',
      '流动党员：否→是',
    ])
  })

  it('says 无 of no cell and 未填 of an education not told', () => {
    expect(words({ cellId: null, education: null })).toEqual(['党小组：第一党小组→无', '学历：大学本科→未填'])
  })

  it('is silent on what stays', () => {
    expect(words({ stage: 'full', cellId: 'cell-1', isRetired: false, isLeadingCadre: true })).toEqual([
      '领导干部：否→是',
    ])
  })
})
