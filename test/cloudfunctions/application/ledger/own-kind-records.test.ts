/** Records of a kind that an organization set up: held against its fields, confirmed as it says, counted where there are none. */
import { civilDate } from '#domain/time/civil-date'
import { BRANCH } from '../../../builders/office'
import { mediation, openKinds, recording, type Kinds } from '../../../builders/own-kind'

let office: Kinds
beforeEach(async () => {
  office = await openKinds()
})

describe('records of a kind that was set up', () => {
  it('are checked by its fields, listed in people’s own words, and opened with the declaration they were written with', async () => {
    const code = await office.declare()
    expect(await office.call('ledger.record', recording(code, { values: { f1: 'o9' } }), 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'values.f1',
    })
    const entryId = await office.record(code)
    const list = await office.call('ledger.list', { branchId: BRANCH, kind: code }, 'clerk')
    expect(list).toMatchObject({
      value: { items: [{ entryId, title: '调解纠纷', line: '家庭纠纷，涉及群众3人，竹篱社区' }] },
    })
    expect(await office.call('ledger.get', { branchId: BRANCH, entryId }, 'clerk')).toMatchObject({
      value: { item: { declared: { title: '调解纠纷', version: 1 } } },
    })
  })

  it('of members are proposed by themselves where it says so, and confirmed by the committee', async () => {
    const code = await office.declare(mediation({ about: 'member', selfEntry: true }))
    const entryId = await office.record(code, { memberId: 'member-1' }, 'member-1')
    expect(await office.store.get('ledger', entryId)).toMatchObject({ state: 'proposed', source: 'self' })
    const asked = { branchId: BRANCH, book: 'ledger', entryId } as const
    expect(await office.call('entry.confirm', asked, 'treasurer')).toMatchObject({ value: { state: 'confirmed' } })
  })

  it('are not reported by members where it does not', async () => {
    const code = await office.declare(mediation({ about: 'member' }))
    const answer = await office.call('ledger.record', recording(code, { memberId: 'member-1' }), 'member-1')
    expect(answer).toMatchObject({ code: 'not-yours' })
  })

  it('wait for the secretary where only the secretary confirms them', async () => {
    const code = await office.declare(mediation({ confirmedBy: 'secretary' }))
    const entryId = await office.record(code, {}, 'treasurer')
    expect(await office.store.get('ledger', entryId)).toMatchObject({ state: 'proposed' })
    const asked = { branchId: BRANCH, book: 'ledger', entryId } as const
    expect(await office.call('entry.confirm', asked, 'treasurer')).toMatchObject({ code: 'not-permitted' })
    expect(await office.call('entry.confirm', asked, 'secretary')).toMatchObject({ value: { state: 'confirmed' } })
    expect(await office.call('entry.withdraw', { ...asked, reason: '记错了' }, 'treasurer')).toMatchObject({
      code: 'entry-settled',
    })
  })

  it('may be said to be none of in a period', async () => {
    const code = await office.declare()
    const period = { from: civilDate('2025-01-01'), to: civilDate('2025-03-31') }
    const asked = { branchId: BRANCH, subject: `ledger:${code}`, period }
    expect(await office.call('none.declare', asked, 'secretary')).toMatchObject({ ok: true })
    expect(await office.call('none.list', { branchId: BRANCH }, 'secretary')).toMatchObject({
      value: { items: [{ title: '调解纠纷' }] },
    })
    const unknown = { ...asked, subject: 'ledger:own-nothing' }
    expect(await office.call('none.declare', unknown, 'secretary')).toMatchObject({ code: 'no-such-subject' })
  })
})
