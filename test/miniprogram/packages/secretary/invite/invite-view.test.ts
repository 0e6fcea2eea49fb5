import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { invitationOf } from '../../../../../miniprogram/packages/secretary/invite/invite-view'

const TODAY = civilDate('2025-06-10')
const invitation = (memberId: string, code: string | null) => ({
  code,
  memberId,
  name: '张三',
  createdAt: instant('2025-06-10T01:00:00.000Z'),
  createdByName: '书记',
  expiresAt: instant('2025-06-17T01:00:00.000Z'),
})

describe('an invitation to show', () => {
  it('is the person’s own, spaced to be read aloud, with its last moment', () => {
    expect(invitationOf([invitation('m2', 'ZZZZ9999'), invitation('m1', 'ABCD2345')], 'm1', TODAY)).toEqual({
      name: '张三',
      code: 'ABCD2345',
      spaced: 'ABCD 2345',
      until: '6月17日 09:00前有效',
    })
  })
  it('is none where there is none, or the code is not for these eyes', () => {
    expect(invitationOf([], 'm1', TODAY)).toBeUndefined()
    expect(invitationOf([invitation('m1', null)], 'm1', TODAY)).toBeUndefined()
  })
})
