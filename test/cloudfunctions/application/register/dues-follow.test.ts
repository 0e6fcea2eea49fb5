import { civilDate, monthsOfYear } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { duesHandlers } from '../../../../cloudfunctions/application/dues/dues'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
import { BRANCH, openOffice } from '../../../builders/office'

async function assessed() {
  const office = await openOffice({ handlers: { ...registerHandlers, ...duesHandlers } })
  const answer = await office.call(
    'dues.assess',
    { branchId: BRANCH, memberId: 'member-1', year: 2025, category: 'wage-earner', monthlyFen: fen(5000) },
    'treasurer',
  )
  expect(answer).toMatchObject({ ok: true })
  const months = async () => {
    const [account] = await office.store.find('duesAccounts', { filter: { memberId: 'member-1' } })
    return account?.months.map(({ month }) => month)
  }
  return { office, months }
}

describe('dues accounts follow the register', () => {
  it('owes nothing for months after leaving', async () => {
    const { office, months } = await assessed()
    expect(await months()).toEqual(monthsOfYear(2025))
    const left = { branchId: BRANCH, memberId: 'member-1', leftOn: civilDate('2025-04-01'), reason: '调离本单位' }
    expect(await office.call('register.leave', left, 'clerk')).toMatchObject({ ok: true })
    expect(await months()).toEqual(['2025-01', '2025-02', '2025-03'])
  })

  it('owes again from the day of return', async () => {
    const { office, months } = await assessed()
    const left = { branchId: BRANCH, memberId: 'member-1', leftOn: civilDate('2025-04-01'), reason: '调离本单位' }
    await office.call('register.leave', left, 'clerk')
    const facts = { stage: 'full', education: 'bachelor', cellId: 'cell-1' } as const
    const back = { branchId: BRANCH, memberId: 'member-1', joinedOn: civilDate('2025-06-01'), facts }
    expect(await office.call('register.return', back, 'clerk')).toMatchObject({ ok: true })
    expect(await months()).toEqual(monthsOfYear(2025).filter((each) => each <= '2025-03' || each >= '2025-06'))
  })

  it('leaves an account alone when the change does not touch what is due', async () => {
    const { office, months } = await assessed()
    const change = {
      branchId: BRANCH,
      memberId: 'member-1',
      effectiveOn: civilDate('2025-03-01'),
      change: { cellId: null },
    }
    expect(await office.call('register.change', change, 'clerk')).toMatchObject({ ok: true })
    expect(await months()).toEqual(monthsOfYear(2025))
    const [account] = await office.store.find('duesAccounts', { filter: { memberId: 'member-1' } })
    expect(account?.revision).toBe(1)
  })
})
