/** @jest-environment jsdom */
import type { LedgerField } from '#domain/ledger/ledger'
import { load } from '../../../builders/simulate'

const FIELDS: LedgerField[] = [
  { type: 'text', code: 'title', label: '题目', maxLength: 60 },
  {
    type: 'choice',
    code: 'level',
    label: '级别',
    optional: true,
    options: [
      { code: 'city', label: '市级' },
      { code: 'county', label: '区县级' },
    ],
  },
  { type: 'members', code: 'guests', label: '参加人', optional: true },
]
const PEOPLE = [
  { memberId: 'm1', name: '张三' },
  { memberId: 'm2', name: '李四' },
]
const show = (more: object = {}) =>
  load('components/ledger-form/ledger-form', { properties: { fields: FIELDS, typed: {}, people: PEOPLE, ...more } })

describe('the form of declared fields on the phone', () => {
  it('shows every field by its label, and which may be left out', async () => {
    const form = await show()
    expect(form.text()).toContain('题目')
    expect(form.text()).toContain('级别 （选填）')
  })
  it('tells everything that stands in it whenever something is chosen', async () => {
    const form = await show({ typed: { title: '一月' } })
    const changes = form.heard('change')
    await form.tap('市级')
    expect(changes).toEqual([{ typed: { title: '一月', level: 'city' } }])
  })
  it('takes an optional choice back on a second tap', async () => {
    const form = await show({ typed: { level: 'city' } })
    const changes = form.heard('change')
    await form.tap('市级')
    expect(changes).toEqual([{ typed: { level: '' } }])
  })
  it('takes several people from the sheet and shows their names', async () => {
    const form = await show()
    await form.tap('请选择')
    await form.emit('.member-picker', 'choose', { memberIds: ['m1', 'm2'] })
    expect(form.text()).toContain('张三、李四')
  })
  it('shows the fault under its field', async () => {
    const form = await show({ faultAt: 'title', fault: '须填写题目' })
    expect(form.text()).toContain('须填写题目')
  })
})
