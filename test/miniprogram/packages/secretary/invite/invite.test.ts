/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { load, refused, type Answers } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../scene'

const MADE = { code: 'WXYZ6789', memberId: 'm1', name: '张三', expiresAt: instant('2025-06-17T02:00:00.000Z') }
const show = (answers: Answers, confirm = true) =>
  load('packages/secretary/invite/invite', {
    query: { branchId: BRANCH, memberId: 'm1' },
    answers: { ...ANSWERS, 'invitation.create': MADE, ...answers },
    now: NOW,
    phone: { showModal: () => ({ confirm }) },
  })

describe('an invitation', () => {
  it('that can still be used is shown, or a new one: one question', async () => {
    const page = await show({})
    expect(page.sent('invitation.create')).toEqual([{ branchId: BRANCH, memberId: 'm1', isOpenKept: true }])
    expect(page.calls).toHaveLength(1)
    expect(page.text()).toContain('WXYZ 6789')
    expect(page.text()).toContain('6月17日 10:00前有效')
  })
  it('is explained where it cannot be made', async () => {
    const page = await show({ 'invitation.create': refused('member-bound-elsewhere') })
    expect(page.text()).toContain('这位同志已用另一个微信加入')
  })
  it('is taken back after asking once', async () => {
    const revoked = { 'invitation.revoke': { revoked: true as const } }
    const asked = await show(revoked, false)
    await asked.tap('收回')
    expect(asked.sent('invitation.revoke')).toEqual([])
    const agreed = await show(revoked)
    await agreed.tap('收回')
    expect(agreed.sent('invitation.revoke')).toEqual([{ branchId: BRANCH, code: 'WXYZ6789' }])
  })
})
