import { civilDate } from '#domain/time/civil-date'
import {
  rollGroups,
  rollSummary,
  sizeOfRoll,
} from '../../../../../miniprogram/packages/secretary/register/register-view'
import type { RollMember } from '../../../../../miniprogram/services/register'

const member = (name: string, more: Partial<RollMember> = {}): RollMember => ({
  memberId: name,
  name,
  sex: 'male',
  birthYear: 1980,
  number: null,
  admittedOn: null,
  stage: 'full',
  cellId: null,
  cellName: null,
  education: null,
  isMigrant: false,
  isLeadingCadre: false,
  isRetired: false,
  factsSince: civilDate('2025-01-01'),
  ...more,
})

describe('the size of the branch', () => {
  const DAY = civilDate('2025-06-10')
  const people = (count: number, stage: RollMember['stage']) =>
    Array.from({ length: count }, (_, at) => member(`${stage}-${at}`, { stage }))

  it('is spoken of below three full members, whoever else is on the roll', () => {
    expect(sizeOfRoll([...people(2, 'full'), ...people(3, 'probationary')], 'branch', DAY)).toMatch(/^正式党员 2 人；/)
    expect(sizeOfRoll(people(3, 'full'), 'branch', DAY)).toBe('')
  })
  it('is spoken of above fifty members, probationary ones among them and others not', () => {
    const fifty = [...people(49, 'full'), ...people(1, 'probationary'), ...people(5, 'activist')]
    expect(sizeOfRoll(fifty, 'branch', DAY)).toBe('')
    expect(sizeOfRoll([...fifty, member('one more')], 'branch', DAY)).toMatch(/^党员 51 人；/)
  })
  it('is not spoken of while the roll is empty, nor of a bureau', () => {
    expect(sizeOfRoll([], 'branch', DAY)).toBe('')
    expect(sizeOfRoll(people(1, 'full'), 'bureau', DAY)).toBe('')
  })
})

describe('the roll', () => {
  it('stands under its cells in the order of their numbers, those in no cell last', () => {
    const members = [
      member('甲', { cellName: '第二党小组' }),
      member('乙'),
      member('丙', { cellName: '第一党小组' }),
      member('丁', { cellName: '第十党小组' }),
    ]
    expect(rollGroups(members, '').map(({ heading }) => heading)).toEqual([
      '第一党小组 · 1 人',
      '第二党小组 · 1 人',
      '第十党小组 · 1 人',
      '未编入党小组 · 1 人',
    ])
  })
  it('is searched by name and by number', () => {
    const members = [member('张三'), member('李四', { number: '07' })]
    expect(rollGroups(members, '张')[0]?.rows.map(({ name }) => name)).toEqual(['张三'])
    expect(rollGroups(members, '07')[0]?.rows.map(({ name }) => name)).toEqual(['李四'])
    expect(rollGroups(members, '王')).toEqual([])
  })
  it('marks whoever is no full member', () => {
    const [group] = rollGroups([member('张三'), member('李四', { stage: 'probationary' })], '')
    expect(group?.rows.map(({ tag }) => tag)).toEqual(['', '预备党员'])
  })
  it('is summed up by stage', () => {
    expect(rollSummary([member('a'), member('b'), member('c', { stage: 'activist' })])).toBe(
      '在册 3 人：正式党员 2，入党积极分子 1',
    )
  })
})
