import { WRONG_CODES_A_DAY } from '#domain/people/invitation-code'
import { joiningHandlers } from '../../../../cloudfunctions/application/joining/joining-handlers'
import { granted } from '../../../builders/answers'
import { BRANCH, member, openOffice, type Office } from '../../../builders/office'

let office: Office
let code: string
beforeEach(async () => {
  office = await openOffice({ handlers: joiningHandlers })
  office.store.seed('members', member('new-1', { name: '新同志' }))
  code = granted(await office.call('invitation.create', { branchId: BRANCH, memberId: 'new-1' }, 'clerk')).code
})
const look = (typed: string, as = 'phone-1') => office.call('invitation.look', { code: typed }, as)

describe('looking at an invitation before accepting it', () => {
  it('tells whose place it is, in which branch, and until when', async () => {
    expect(granted(await look(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `))).toEqual({
      name: '新同志',
      branchName: '第一党支部',
      expiresAt: '2025-06-17T09:00:00.000Z',
    })
  })

  it('binds nothing and uses nothing up', async () => {
    await look(code)
    expect(await office.store.get('bindings', 'phone-1')).toBeUndefined()
    expect(await office.call('invitation.accept', { code }, 'phone-1')).toMatchObject({ ok: true })
  })

  it('counts wrong codes like accepting does, so that nothing is found by looking', async () => {
    for (let time = 0; time < WRONG_CODES_A_DAY; time++)
      expect(await look('22222222')).toMatchObject({ code: 'invitation-unknown' })
    expect(await look(code)).toMatchObject({ code: 'too-many-attempts' })
    expect(await office.call('invitation.accept', { code }, 'phone-1')).toMatchObject({ code: 'too-many-attempts' })
  })

  it('tells somebody who is bound nothing', async () => {
    expect(await look(code, 'member-1')).toMatchObject({ ok: false, code: 'already-bound' })
  })

  it('tells that a code was used', async () => {
    await office.call('invitation.accept', { code }, 'phone-1')
    expect(await look(code, 'phone-2')).toMatchObject({ code: 'invitation-used' })
  })
})
