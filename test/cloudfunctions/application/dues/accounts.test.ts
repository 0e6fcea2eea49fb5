import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { granted, refusal } from '../../../builders/answers'
import { appointment, BRANCH, member, span } from '../../../builders/office'
import { assessedOffice, months, openDuesOffice, payment, terms } from './dues-office'

describe("The year's overview", () => {
  it('lists members by name, never by what they paid, with each month as it stands today', async () => {
    const { call, store } = await openDuesOffice()
    const names: [string, string][] = [
      ['member-1', '张伟'],
      ['member-2', '李娜'],
      ['member-3', '陈静'],
    ]
    for (const [id, name] of names) store.seed('members', member(id, { name }))
    for (const [id] of names) granted(await call('dues.assess', terms(id), 'treasurer'))
    granted(await call('dues.record', payment('member-1', ['2025-04', '2025-06']), 'treasurer'))
    const overview = granted(await call('dues.accounts', { branchId: BRANCH, year: 2025 }, 'treasurer'))
    expect(overview.asOf).toBe('2025-06-10')
    expect(overview.accounts.map(({ name }) => name)).toEqual(['陈静', '李娜', '张伟'])
    expect(
      overview.accounts[2]?.months.slice(3, 7).map(({ month, standing, paidOn }) => [month, standing, paidOn]),
    ).toEqual([
      ['2025-04', 'late', '2025-06-10'],
      ['2025-05', 'overdue', null],
      ['2025-06', 'on-time', '2025-06-10'],
      ['2025-07', 'unpaid', null],
    ])
  })

  it('names who has no account yet, but not who owes nothing', async () => {
    const { call, store } = await assessedOffice()
    store.seed('members', member('member-4', { spans: [span({ stage: 'activist' })] }))
    const { notAssessed } = granted(await call('dues.accounts', { branchId: BRANCH, year: 2025 }, 'secretary'))
    expect(notAssessed.map(({ memberId }) => memberId)).toEqual([
      'clerk',
      'deputy',
      'member-5',
      'secretary',
      'treasurer',
    ])
    expect(notAssessed[0]?.monthsDue).toBe(12)
  })

  it('says which accounts the register has moved away from', async () => {
    const { call, store } = await assessedOffice()
    store.seed('members', member('member-2', { spans: [span({ untilOn: civilDate('2025-09-01') })] }))
    const { accounts } = granted(await call('dues.accounts', { branchId: BRANCH, year: 2025 }, 'treasurer'))
    expect(accounts.map(({ memberId, isInStep }) => [memberId, isInStep])).toEqual([
      ['member-1', true],
      ['member-2', false],
      ['member-3', true],
    ])
  })

  it('and the payments are open to those who manage dues, and to nobody else: wages can be told from them', async () => {
    const { call, store } = await assessedOffice()
    store.seed('appointments', appointment('member-3', 'cell-leader'))
    for (const as of ['treasurer', 'deputy', 'secretary'])
      expect(granted(await call('dues.accounts', { branchId: BRANCH, year: 2025 }, as)).accounts).toHaveLength(3)
    for (const as of ['member-1', 'member-3', 'clerk', 'office']) {
      expect(refusal(await call('dues.accounts', { branchId: BRANCH, year: 2025 }, as))).toEqual({
        code: 'not-permitted',
        detail: { who: '书记、副书记、组织委员' },
      })
      expect(refusal(await call('dues.list', { branchId: BRANCH }, as)).code).toBe('not-permitted')
    }
  })
})

describe("A member's own dues", () => {
  it('are the account in plain fields and the payments of the year', async () => {
    const { call } = await assessedOffice()
    granted(await call('dues.record', payment('member-1', ['2025-05']), 'treasurer'))
    granted(await call('dues.record', payment('member-2', ['2025-05']), 'treasurer'))
    const mine = granted(await call('dues.mine', { year: 2025 }, 'member-1'))
    expect(mine.accounts).toHaveLength(1)
    expect(mine.accounts[0]).toMatchObject({
      branchName: '第一党支部',
      monthlyFen: 3000,
      category: 'wage-earner',
      flags: [],
    })
    expect(mine.accounts[0]?.months.slice(3, 6).map(({ standing }) => standing)).toEqual(['overdue', 'late', 'unpaid'])
    expect(mine.payments.map(({ memberId, months: paidFor, fen: amount }) => [memberId, paidFor, amount])).toEqual([
      ['member-1', ['2025-05'], 3000],
    ])
  })

  it('are empty before an assessment', async () => {
    const { call } = await openDuesOffice()
    expect(granted(await call('dues.mine', { year: 2025 }, 'member-1'))).toMatchObject({ accounts: [], payments: [] })
  })
})

describe('One payment', () => {
  it('comes with the months of the years it pays for, to whose it is and to who reads the records', async () => {
    const { call } = await assessedOffice()
    const { entryId } = granted(await call('dues.record', payment('member-1', ['2025-05']), 'treasurer'))
    const see = (as: string) => call('dues.payment', { branchId: BRANCH, entryId }, as)
    const seen = granted(await see('member-1'))
    expect(seen.payment).toMatchObject({ entryId, fen: 3000, months: ['2025-05'] })
    expect(seen.months.slice(3, 6).map(({ standing }) => standing)).toEqual(['overdue', 'late', 'unpaid'])
    expect(seen.months).toHaveLength(12)
    expect(granted(await see('treasurer')).payment.entryId).toBe(entryId)
    expect(refusal(await see('member-2'))).toEqual({ code: 'no-such-entry', field: 'entryId' })
  })

  it('of a voluntary sum pays for no months', async () => {
    const { call } = await assessedOffice()
    const large = payment('member-1', [], { fen: fen(100_000) })
    const { entryId } = granted(await call('dues.record', large, 'member-1'))
    expect(granted(await call('dues.payment', { branchId: BRANCH, entryId }, 'member-1'))).toMatchObject({
      payment: { isLargeVoluntary: true },
      months: [],
    })
  })
})

describe('The list of payments', () => {
  it('is the newest first, filtered by member, state and period', async () => {
    const { call } = await assessedOffice()
    granted(
      await call('dues.record', payment('member-1', ['2025-03'], { occurredOn: civilDate('2025-03-10') }), 'treasurer'),
    )
    granted(
      await call('dues.record', payment('member-2', ['2025-05'], { occurredOn: civilDate('2025-05-12') }), 'member-2'),
    )
    granted(await call('dues.record', payment('member-2', ['2025-04'], { fen: fen(3_000) }), 'treasurer'))
    const listed = async (filter: object) =>
      granted(await call('dues.list', { branchId: BRANCH, ...filter }, 'treasurer')).items.map((item) => item.months[0])
    expect(await listed({})).toEqual(months('2025-04', '2025-05', '2025-03'))
    expect(await listed({ memberId: 'member-2' })).toEqual(months('2025-04', '2025-05'))
    expect(await listed({ states: ['proposed'] })).toEqual(months('2025-05'))
    expect(await listed({ to: '2025-03-31' })).toEqual(months('2025-03'))
  })
})
