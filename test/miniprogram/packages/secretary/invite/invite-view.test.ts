import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { shownInvitation } from '../../../../../miniprogram/packages/secretary/invite/invite-view'

it('an invitation is spaced to be read aloud, with its last moment', () => {
  const made = { code: 'ABCD2345', name: '张三', expiresAt: instant('2025-06-17T01:00:00.000Z') }
  expect(shownInvitation(made, civilDate('2025-06-10'))).toEqual({
    name: '张三',
    code: 'ABCD2345',
    spaced: 'ABCD 2345',
    until: '6月17日 09:00前有效',
  })
})
