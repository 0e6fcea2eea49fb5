/** @jest-environment jsdom */
import { load } from '../../../builders/simulate'

const row = {
  entryId: 'e1',
  head: '李明 · 3月4日 周二',
  line: '社区清扫（东街），2小时',
  note: '',
  tag: '待确认',
  tone: 'wait',
  mayConfirm: true,
  mayDispute: true,
  mayWithdraw: false,
  extra: '',
}
const open = (properties: object = {}) =>
  load('components/entry-cards/entry-cards', { properties: { rows: [row], ...properties } })

describe('cards of records', () => {
  it('say what may be done, and nothing else', async () => {
    const cards = await open()
    expect(cards.text()).toContain('有异议')
    expect(cards.text()).not.toContain('撤回')
  })

  it('confirm with one tap', async () => {
    const cards = await open()
    const settled = cards.heard('settle')
    await cards.tap('确认')
    expect(settled).toEqual([{ entryId: 'e1', act: 'confirm', reason: '' }])
  })

  it('ask why before a dispute is made', async () => {
    const cards = await open()
    const settled = cards.heard('settle')
    await cards.tap('有异议')
    expect(settled).toEqual([])
    expect(cards.text()).toContain('对这条记录有异议')
    await cards.run('give', { detail: { reason: '时长不对' } })
    expect(settled).toEqual([{ entryId: 'e1', act: 'dispute', reason: '时长不对' }])
  })

  it('do nothing while something is being saved', async () => {
    const cards = await open({ saving: true })
    const settled = cards.heard('settle')
    await cards.run('fire', 'confirm', '')
    expect(settled).toEqual([])
  })
})
