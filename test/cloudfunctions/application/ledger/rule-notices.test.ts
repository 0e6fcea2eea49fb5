import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { granted } from '../../../builders/answers'
import { BRANCH, member, openOffice, span, type Office } from '../../../builders/office'

/** The small branch has nine full members: three of them are a third. */
let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: ledgerHandlers })
})
const grade = async (memberId: string, value: string, more: Partial<RequestOf<'ledger.record'>> = {}) =>
  granted(
    await office.call(
      'ledger.record',
      {
        ...{ branchId: BRANCH, kind: 'evaluation-result', occurredOn: civilDate('2025-03-04') },
        ...{ memberId, values: { grade: value }, ...more },
      },
      'secretary',
    ),
  )
const excellent = async (...ids: string[]) => {
  for (const id of ids) await grade(id, 'excellent')
}
const notices = async (kind = 'evaluation-result') =>
  granted(await office.call('ledger.notices', { branchId: BRANCH, kind }, 'secretary')).notices

describe('the grades of an evaluation', () => {
  it('ask for no word while a third of the full members are excellent, and for one with one more', async () => {
    await excellent('member-1', 'member-2', 'member-3')
    await grade('member-4', 'qualified')
    expect(await notices()).toEqual([])
    await excellent('member-5')
    expect(await notices()).toEqual([expect.stringMatching(/^正式党员 9 人，评为优秀 4 人；.*三分之一/)])
  })

  it('are recorded all the same: "normally" refuses nothing', async () => {
    await excellent('member-1', 'member-2', 'member-3', 'member-4')
    expect(await office.store.count('ledger', { kind: 'evaluation-result', state: 'confirmed' })).toBe(4)
  })

  it('of a probationary member are said: they take part ungraded', async () => {
    office.store.seed('members', member('member-5', { spans: [span({ stage: 'probationary' })] }))
    await grade('member-5', 'qualified')
    expect(await notices()).toEqual([expect.stringMatching(/^有 1 名预备党员评定了等次；/)])
  })

  it('count a member once, with the later grade, of those recorded before a year had one', async () => {
    await excellent('member-1', 'member-2', 'member-3', 'member-4')
    const [old] = await office.store.find('ledger', { filter: { memberId: 'member-4' } })
    if (!old) throw new Error('the grade was not kept')
    const later = { _id: 'later', occurredOn: civilDate('2025-03-05'), values: { grade: 'qualified' } }
    office.store.seed('ledger', { ...old, ...later })
    expect(await notices()).toEqual([])
  })

  it('of another year, and those withdrawn, do not count', async () => {
    await grade('member-1', 'excellent', { occurredOn: civilDate('2024-12-20') })
    await excellent('member-2', 'member-3', 'member-4')
    expect(await notices()).toEqual([])
    const { entryId } = await grade('member-5', 'excellent')
    const entry = await office.store.get('ledger', entryId)
    if (!entry) throw new Error('the grade was not kept')
    office.store.seed('ledger', { ...entry, state: 'withdrawn' })
    expect(await notices()).toEqual([])
  })

  it('of another branch do not count', async () => {
    await excellent('member-1', 'member-2', 'member-3')
    const [one] = await office.store.findAll('ledger', { memberId: 'member-1' })
    if (!one) throw new Error('the grade was not kept')
    office.store.seed('ledger', { ...one, _id: 'elsewhere', branchId: 'branch-2', memberId: 'somebody' })
    expect(await notices()).toEqual([])
  })
})

it('no rule speaks to kinds of which none is known, nor where nothing is recorded', async () => {
  expect(await notices()).toEqual([])
  expect(await notices('self-check')).toEqual([])
})

it('a kind that does not exist is refused', async () => {
  expect(await office.call('ledger.notices', { branchId: BRANCH, kind: 'nothing' }, 'secretary')).toMatchObject({
    code: 'no-such-kind',
    field: 'kind',
  })
})
