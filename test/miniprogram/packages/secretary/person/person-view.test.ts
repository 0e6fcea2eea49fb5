import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { personView } from '../../../../../miniprogram/packages/secretary/person/person-view'
import type { RegisteredPerson } from '../../../../../miniprogram/services/register'

const span = (more: Partial<RegisteredPerson['spans'][number]> = {}): RegisteredPerson['spans'][number] => ({
  branchId: 'b1',
  branchName: '第一支部',
  stage: 'probationary',
  cellId: null,
  cellName: null,
  education: 'bachelor',
  isMigrant: false,
  isLeadingCadre: false,
  isRetired: false,
  fromOn: civilDate('2024-07-01'),
  untilOn: null,
  ...more,
})
const person = (...spans: RegisteredPerson['spans']): RegisteredPerson => ({
  memberId: 'm1',
  name: '张三',
  sex: 'female',
  birthYear: 1990,
  number: '07',
  admittedOn: civilDate('2024-07-01'),
  isBound: false,
  spans,
  changes: [
    {
      effectiveOn: civilDate('2025-07-01'),
      recordedAt: instant('2025-07-02T01:00:00.000Z'),
      recordedByName: '书记',
      what: '党员类别：预备党员→正式党员',
    },
  ],
})
const TODAY = civilDate('2025-08-01')

describe('a person’s page', () => {
  const changed = person(
    span({ untilOn: civilDate('2025-07-01') }),
    span({ fromOn: civilDate('2025-07-01'), stage: 'full' }),
  )
  it('shows what holds today', () => {
    const view = personView(changed, 'b1', TODAY)
    expect(view).toMatchObject({ name: '张三', line: '女 · 1990 年生 · 编号 07', isOnRoll: true })
    expect(view.facts).toContainEqual({ label: '党员类别', value: '正式党员' })
  })
  it('shows the history by days, the latest first', () => {
    expect(personView(changed, 'b1', TODAY).history.map(({ when, what }) => [when, what])).toEqual([
      ['2025年7月1日起', '第一支部，正式党员，大学本科'],
      ['2024年7月1日至2025年6月30日', '第一支部，预备党员，大学本科'],
    ])
  })
  it('says who changed what, from when, and when that was entered', () => {
    expect(personView(changed, 'b1', TODAY).changes).toEqual([
      { key: '0', what: '党员类别：预备党员→正式党员（自2025年7月1日）', by: '书记 · 7月2日 09:00' },
    ])
  })
  it('says where somebody is who has left, and offers no change here', () => {
    const gone = person(span({ branchId: 'b2', branchName: '第二支部' }))
    expect(personView(gone, 'b1', TODAY)).toMatchObject({
      isOnRoll: false,
      facts: [{ label: '现状', value: '现在第二支部' }, { label: '入党日期' }],
    })
    const left = person(span({ untilOn: civilDate('2025-01-01') }))
    expect(personView(left, 'b1', TODAY).facts[0]?.value).toBe('不在名册')
  })
})
