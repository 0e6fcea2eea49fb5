/** Looking at an invitation and accepting it through the store of production: how much they ask. */
import { joiningHandlers } from '../../../../cloudfunctions/application/joining/joining-handlers'
import { granted } from '../../../builders/answers'
import { openCloudStore, type CloudStore } from '../../../builders/cloud-store'
import { appointment, BRANCH, BUREAU, member, NOW, openOffice, type Office } from '../../../builders/office'

let cloud: CloudStore
let office: Office<CloudStore['store']>
beforeEach(async () => {
  cloud = await openCloudStore()
  office = await openOffice({ store: cloud.store, handlers: joiningHandlers })
  await cloud.store.seed('members', member('new-1'))
})
afterEach(() => cloud.close())

const codeFrom = async (as: string) =>
  granted(await office.call('invitation.create', { branchId: BRANCH, memberId: 'new-1' }, as)).code
const requestsOf = async (procedure: 'invitation.look' | 'invitation.accept', code: string) => {
  let answer: unknown
  const { requests } = await cloud.roundTripsOf(
    async () => (answer = await office.call(procedure, { code }, 'phone-1')),
  )
  expect(answer).toMatchObject({ ok: true })
  return requests
}

describe('opening an invitation', () => {
  it('asks once for all that decides about it', async () => {
    expect(await requestsOf('invitation.look', await codeFrom('clerk'))).toBeLessThanOrEqual(5)
  })

  it('asks once more where its bearer is in office elsewhere', async () => {
    await cloud.store.seed('appointments', appointment('secretary', 'party-office', BUREAU))
    const code = await codeFrom('secretary')
    await cloud.store.seed('appointments', appointment('new-1', 'publicity', BUREAU))
    expect(await requestsOf('invitation.look', code)).toBeLessThanOrEqual(6)
  })

  it('keeps of the invitation what it was, not what was asked along', async () => {
    const code = await codeFrom('clerk')
    const before = await cloud.store.get('invitations', code)
    expect(await office.call('invitation.accept', { code }, 'phone-1')).toMatchObject({ ok: true })
    expect(await cloud.store.get('invitations', code)).toEqual({ ...before, acceptedAt: NOW, revision: 2 })
  })
})
