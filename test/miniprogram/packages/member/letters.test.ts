/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { ANSWERS, BRANCH, LETTER, ledger, ledgerItem, NOW, TODAY } from '../../pages/scene'

const letters = (answers: Answers = {}, more: object = {}) =>
  load('packages/member/letters/letters', { now: NOW, answers: { ...ANSWERS, ...answers }, ...more })
const SIGNED = { ...LETTER, concludedOn: TODAY, line: '2025年清单，2025-06-10签订' }

describe('letters to sign', () => {
  it('are signed after asking once, and then stand among the signed', async () => {
    const page = await letters({
      'ledger.mine': ledger(LETTER, ledgerItem('e1')),
      'ledger.sign': { entryId: 'letter', state: 'confirmed' },
    })
    expect(page.text()).not.toContain('学习体会')
    page.answer({ 'ledger.mine': ledger(SIGNED) })
    await page.tap('签订')
    expect(page.asked.filter(({ api }) => api === 'showModal')).toHaveLength(1)
    expect(page.sent('ledger.sign')).toEqual([{ branchId: BRANCH, entryId: 'letter' }])
    expect(page.text()).toBe('已签订 2025年清单 一岗双责清单 · 6月10日签订')
  })

  it('stay unsigned when the person thinks again', async () => {
    const page = await letters({ 'ledger.mine': ledger(LETTER) }, { phone: { showModal: () => ({ confirm: false }) } })
    await page.tap('签订')
    expect(page.sent('ledger.sign')).toEqual([])
  })

  it('refused say why beside the letter', async () => {
    const page = await letters({ 'ledger.mine': ledger(LETTER), 'ledger.sign': refused('already-concluded') })
    await page.tap('签订')
    expect(page.text()).toContain('已经办结了')
  })

  it('are none, loading, or failed with a retry', async () => {
    expect((await letters()).text()).toContain('没有需要您签订的')
    expect((await letters({ 'ledger.mine': NEVER })).text()).toBe('正在读取…')
    const page = await letters({ 'ledger.mine': OFFLINE })
    page.answer({ 'ledger.mine': ledger(LETTER) })
    await page.tap('重试')
    expect(page.text()).toContain('2025年清单')
  })
})
