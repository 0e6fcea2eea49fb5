import { civilDate } from '#domain/time/civil-date'
import { joiningHandlers } from '../../../../cloudfunctions/application/joining/joining-handlers'
import { BRANCH, member, openOffice, span, type Office } from '../../../builders/office'

let office: Office
const count = async (as = 'secretary') => office.call('binding.count', { branchId: BRANCH }, as)
beforeEach(async () => {
  office = await openOffice({ handlers: joiningHandlers })
})

describe('how many can be reached', () => {
  it('counts who is on the roll today, and those of them who are bound', async () => {
    const before = await count()
    if (!before.ok) throw new Error(before.code)
    office.store.seed(
      'members',
      member('new-1'),
      member('gone', { spans: [span({ untilOn: civilDate('2025-06-10') })] }),
    )
    expect(await count()).toMatchObject({
      value: { onRoll: before.value.onRoll + 1, bound: before.value.bound },
    })
    const invited = await office.call('invitation.create', { branchId: BRANCH, memberId: 'new-1' }, 'clerk')
    if (!invited.ok) throw new Error(invited.code)
    await office.call('invitation.accept', { code: invited.value.code }, 'phone-1')
    expect(await count()).toMatchObject({
      value: { onRoll: before.value.onRoll + 1, bound: before.value.bound + 1 },
    })
  })
  it('says numbers and nothing else', async () => {
    const answer = await count()
    expect(answer.ok && Object.keys(answer.value).sort()).toEqual(['bound', 'onRoll'])
  })
  it('is for those who read the records', async () => {
    expect(await count('member-1')).toMatchObject({ code: 'not-permitted' })
  })
})
