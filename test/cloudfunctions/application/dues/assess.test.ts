/** The rules of assessing dues in one file though it is long: all share the accounts above them. */
import { civilDate, month } from '#domain/time/civil-date'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import { duesAccountId } from '#domain/dues/dues-account'
import { fen } from '#domain/values/money'
import { accountsToAlign } from '../../../../cloudfunctions/application/dues/align'
import { granted, refusal } from '../../../builders/answers'
import { appointment, BRANCH, branch, BUREAU, member, span } from '../../../builders/office'
import { assessedOffice, monthsOf, months, openDuesOffice, payment, settledMonths, terms } from './dues-office'

const DECIDED_ON = civilDate('2025-01-06')

describe('Assessing a member', () => {
  it('fixes the amount and puts every month due in the year into the account', async () => {
    const office = await openDuesOffice()
    expect(granted(await office.call('dues.assess', terms('member-1'), 'treasurer'))).toEqual({
      accountId: `${BRANCH}:member-1:2025`,
      memberId: 'member-1',
      monthsDue: 12,
      flags: [],
    })
    const account = await office.store.get('duesAccounts', duesAccountId(BRANCH, 'member-1', 2025))
    expect(account).toMatchObject({
      category: 'wage-earner',
      monthlyFen: 3000,
      ruleId: 'dues-2017',
      approvedBy: 'treasurer',
    })
    expect(account?.months[1]).toEqual({
      month: '2025-02',
      dueBy: '2025-02-28',
      dueFen: 3000,
      paidFen: 0,
      paidOn: null,
      paidAfterDays: null,
      paymentId: null,
      standing: 'unpaid',
    })
  })

  it('begins with the month of admission as a probationary member', async () => {
    const office = await openDuesOffice()
    const admitted = [
      span({ stage: 'candidate', untilOn: civilDate('2025-04-25') }),
      span({ stage: 'probationary', fromOn: civilDate('2025-04-25') }),
    ]
    office.store.seed('members', member('member-1', { spans: admitted }))
    granted(await office.call('dues.assess', terms('member-1'), 'treasurer'))
    expect((await monthsOf(office, 'member-1'))[0]?.month).toBe('2025-04')
    expect(await monthsOf(office, 'member-1')).toHaveLength(9)
  })

  it('counts from a given month where the months before were settled elsewhere', async () => {
    const office = await openDuesOffice()
    granted(await office.call('dues.assess', terms('member-1', { fromMonth: month('2025-11') }), 'treasurer'))
    expect((await monthsOf(office, 'member-1')).map((each) => each.month)).toEqual(['2025-11', '2025-12'])
  })

  it('gives months the last day of their quarter where the branch consents', async () => {
    const office = await openDuesOffice()
    office.store.seed('branches', branch({ settings: { ...DEFAULT_SETTINGS, duesQuarterly: true } }))
    granted(await office.call('dues.assess', terms('member-1'), 'treasurer'))
    expect((await monthsOf(office, 'member-1'))[0]?.dueBy).toBe('2025-03-31')
  })

  it('flags an amount above the normal cap and accepts it', async () => {
    const { call } = await openDuesOffice()
    const high = terms('member-1', { monthlyFen: fen(120_000) })
    expect(granted(await call('dues.assess', high, 'treasurer')).flags).toEqual(['above-normal-cap'])
  })

  it('makes the months exempt when a decision says nothing is due', async () => {
    const office = await openDuesOffice()
    const exempt = terms('member-1', { category: 'hardship', monthlyFen: fen(0) })
    expect(refusal(await office.call('dues.assess', exempt, 'treasurer'))).toEqual({
      code: 'decision-missing',
      field: 'decidedOn',
    })
    const tomorrow = { ...exempt, decidedOn: civilDate('2025-06-11') }
    expect(refusal(await office.call('dues.assess', tomorrow, 'treasurer'))).toMatchObject({
      code: 'in-the-future',
      field: 'decidedOn',
    })
    granted(await office.call('dues.assess', { ...exempt, decidedOn: DECIDED_ON }, 'treasurer'))
    expect(new Set((await monthsOf(office, 'member-1')).map(({ standing }) => standing))).toEqual(new Set(['exempt']))
  })

  it('refuses an amount the category does not allow, naming both ends', async () => {
    const { call } = await openDuesOffice()
    const farmer = terms('member-1', { category: 'farmer', monthlyFen: fen(150) })
    expect(refusal(await call('dues.assess', farmer, 'treasurer'))).toEqual({
      code: 'amount-out-of-range',
      field: 'monthlyFen',
      detail: { leastFen: 20, mostFen: 100, givenFen: 150 },
    })
  })

  it('is done once a year: a second time is refused, also when two do it at once', async () => {
    const { call, store } = await openDuesOffice()
    const commit = store.commit.bind(store)
    let interrupted = false
    store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await call('dues.assess', terms('member-1', { monthlyFen: fen(5_000) }), 'secretary'))
      }
      return commit(writes)
    }
    expect(refusal(await call('dues.assess', terms('member-1'), 'treasurer'))).toEqual({
      code: 'account-exists',
      field: 'memberId',
      detail: { name: '党员member-1', year: 2025 },
    })
    expect((await store.get('duesAccounts', duesAccountId(BRANCH, 'member-1', 2025)))?.monthlyFen).toBe(5000)
  })

  it('holds only while the register has not moved on', async () => {
    const office = await openDuesOffice()
    const { store, call } = office
    const commit = store.commit.bind(store)
    let interrupted = false
    store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        store.seed('members', member('member-1', { revision: 2, spans: [span({ untilOn: civilDate('2025-04-01') })] }))
      }
      return commit(writes)
    }
    expect(granted(await call('dues.assess', terms('member-1'), 'treasurer')).monthsDue).toBe(3)
  })

  it('refuses who is unknown, never was here, or owes nothing that year', async () => {
    const { call, store } = await openDuesOffice()
    store.seed('members', member('member-4', { spans: [span({ branchId: 'branch-2' })] }))
    store.seed('members', member('member-5', { spans: [span({ stage: 'activist' })] }))
    const code = async (memberId: string) => refusal(await call('dues.assess', terms(memberId), 'treasurer')).code
    expect([await code('nobody'), await code('member-4'), await code('member-5')]).toEqual([
      'no-such-member',
      'not-on-roll',
      'nothing-due',
    ])
  })

  it('is possible for the next year, not for later ones, and not before there was a rule', async () => {
    const { call } = await openDuesOffice()
    granted(await call('dues.assess', terms('member-1', { year: 2026 }), 'treasurer'))
    expect(refusal(await call('dues.assess', terms('member-1', { year: 2027 }), 'treasurer'))).toEqual({
      code: 'in-the-future',
      field: 'year',
      detail: { year: 2027, today: '2025-06-10' },
    })
    const old = await openDuesOffice()
    old.store.seed('members', member('member-1', { spans: [span({ fromOn: civilDate('2000-01-01') })] }))
    expect(refusal(await old.call('dues.assess', terms('member-1', { year: 2007 }), 'treasurer')).code).toBe(
      'no-rule-in-force',
    )
  })

  it('is for those who manage dues', async () => {
    const { call, store } = await openDuesOffice()
    store.seed('appointments', appointment('member-2', 'publicity'))
    for (const as of ['member-1', 'member-2', 'office'])
      expect(refusal(await call('dues.assess', terms('member-1'), as))).toMatchObject({ code: 'not-permitted' })
  })

  it('takes no wage', async () => {
    const { callRaw } = await openDuesOffice()
    expect(await callRaw('dues.assess', { ...terms('member-1'), baseFen: 600_000 }, 'treasurer')).toMatchObject({
      code: 'bad-input',
      field: 'baseFen',
    })
  })
})

describe('Assessing the whole roll', () => {
  const roll = (...members: { memberId: string; monthlyFen: number }[]) => ({
    branchId: BRANCH,
    year: 2025,
    members: members.map((each) => ({ ...each, category: 'wage-earner' as const, monthlyFen: fen(each.monthlyFen) })),
  })

  it('opens every account in one decision and flags the amounts to look at', async () => {
    const { call, store } = await openDuesOffice()
    const answer = granted(
      await call(
        'dues.assessMany',
        roll({ memberId: 'member-1', monthlyFen: 3000 }, { memberId: 'member-2', monthlyFen: 130_000 }),
        'treasurer',
      ),
    )
    expect(answer.accounts.map(({ memberId, flags }) => [memberId, flags])).toEqual([
      ['member-1', []],
      ['member-2', ['above-normal-cap']],
    ])
    expect(await store.count('duesAccounts', {})).toBe(2)
    expect(await store.count('journal', {})).toBe(1)
  })

  it('opens none when one line is bad, naming the line', async () => {
    const { call, store } = await openDuesOffice()
    const answer = await call(
      'dues.assessMany',
      roll({ memberId: 'member-1', monthlyFen: 3000 }, { memberId: 'member-2', monthlyFen: 0 }),
      'treasurer',
    )
    expect(refusal(answer)).toEqual({ code: 'not-hardship', field: 'members.1.category' })
    expect(await store.count('duesAccounts', {})).toBe(0)
  })
})

describe('Changing the amount within the year', () => {
  const change = {
    branchId: BRANCH,
    memberId: 'member-1',
    year: 2025,
    fromMonth: month('2025-07'),
    reason: 'category-changed' as const,
  }

  it('holds from a month on; paid months stay; who changed what, when and why is kept', async () => {
    const office = await assessedOffice()
    granted(await office.call('dues.record', payment('member-1', ['2025-06', '2025-07']), 'treasurer'))
    const answer = granted(
      await office.call('dues.reassess', { ...change, category: 'retired', monthlyFen: fen(1_500) }, 'treasurer'),
    )
    expect(answer.changedMonths).toEqual(['2025-08', '2025-09', '2025-10', '2025-11', '2025-12'])
    expect((await monthsOf(office, 'member-1')).slice(5, 9).map(({ dueFen, paidFen }) => [dueFen, paidFen])).toEqual([
      [3000, 3000],
      [3000, 3000],
      [1500, 0],
      [1500, 0],
    ])
    expect(await office.store.get('duesAccounts', duesAccountId(BRANCH, 'member-1', 2025))).toMatchObject({
      category: 'retired',
      monthlyFen: 1500,
      changes: [
        {
          fromMonth: '2025-07',
          monthlyFen: 1500,
          changedAt: '2025-06-10T09:00:00.000Z',
          changedBy: 'treasurer',
          reason: 'category-changed',
        },
      ],
    })
  })

  it('is refused without an account, outside its year, and where nothing changes', async () => {
    const { call } = await assessedOffice()
    const same = { ...change, category: 'wage-earner' as const, monthlyFen: fen(3_000) }
    expect(refusal(await call('dues.reassess', same, 'treasurer')).code).toBe('no-change')
    expect(refusal(await call('dues.reassess', { ...same, memberId: 'member-5' }, 'treasurer'))).toEqual({
      code: 'no-dues-account',
      field: 'year',
      detail: { year: 2025 },
    })
    expect(refusal(await call('dues.reassess', { ...same, fromMonth: month('2026-01') }, 'treasurer')).code).toBe(
      'month-not-due',
    )
    expect(refusal(await call('dues.reassess', { ...same, monthlyFen: fen(0) }, 'treasurer')).code).toBe('not-hardship')
  })
})

describe('Keeping accounts in step with the register', () => {
  const transferred = member('member-1', {
    revision: 2,
    spans: [
      span({ untilOn: civilDate('2025-08-15') }),
      span({ branchId: 'branch-2', fromOn: civilDate('2025-08-15') }),
    ],
  })

  it('drops the months after a transfer and keeps what was paid', async () => {
    const office = await assessedOffice()
    granted(await office.call('dues.record', payment('member-1', ['2025-06', '2025-10']), 'treasurer'))
    office.store.seed('members', transferred)
    expect(granted(await office.call('dues.align', { branchId: BRANCH, year: 2025 }, 'treasurer')).changed).toEqual([
      {
        memberId: 'member-1',
        name: '党员member-1',
        addedMonths: [],
        droppedMonths: months('2025-09', '2025-11', '2025-12'),
      },
    ])
    expect((await monthsOf(office, 'member-1')).at(-1)?.month).toBe('2025-10')
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-06 on-time 3000', '2025-10 on-time 3000'])
    expect(granted(await office.call('dues.align', { branchId: BRANCH, year: 2025 }, 'treasurer')).changed).toEqual([])
  })

  it('follows the branch’s consent to quarterly payment', async () => {
    const office = await assessedOffice()
    office.store.seed('branches', branch({ settings: { ...DEFAULT_SETTINGS, duesQuarterly: true } }))
    expect(
      granted(await office.call('dues.align', { branchId: BRANCH, year: 2025 }, 'treasurer')).changed,
    ).toHaveLength(3)
    expect((await monthsOf(office, 'member-2'))[0]?.dueBy).toBe('2025-03-31')
  })

  it('changes a hundred accounts at a time where that is asked for, and otherwise all of them', async () => {
    const { call, store } = await openDuesOffice()
    const ids = Array.from({ length: 130 }, (_, at) => `m-${at}`)
    store.seed('members', ...ids.map((id) => member(id)))
    const members = ids.map((memberId) => ({ memberId, category: 'wage-earner' as const, monthlyFen: fen(3_000) }))
    granted(await call('dues.assessMany', { branchId: BRANCH, year: 2025, members }, 'treasurer'))
    const turn = (duesQuarterly: boolean, revision: number) =>
      store.seed('branches', branch({ revision, settings: { ...DEFAULT_SETTINGS, duesQuarterly } }))
    const align = async (more: object) => {
      const answer = granted(await call('dues.align', { branchId: BRANCH, year: 2025, ...more }, 'treasurer'))
      return [answer.changed.length, answer.left]
    }
    turn(true, 2)
    expect([await align({ inPortions: true }), await align({ inPortions: true })]).toEqual([
      [100, 30],
      [30, 0],
    ])
    turn(false, 3)
    expect(await align({})).toEqual([130, 0])
  })

  it('can be part of the register’s own decision', async () => {
    const { store } = await assessedOffice()
    const writes = await accountsToAlign(transferred, store)
    expect(writes).toHaveLength(1)
    expect(writes[0]).toMatchObject({ do: 'replace', in: 'duesAccounts', doc: { revision: 2, memberId: 'member-1' } })
    expect(await accountsToAlign(member('member-2'), store)).toEqual([])
  })

  it('lets either branch have an account of somebody transferred within the year', async () => {
    const { call, store } = await openDuesOffice()
    store.seed('branches', branch({ _id: 'branch-2', ancestorIds: [BUREAU] }))
    store.seed('members', transferred)
    store.seed('appointments', appointment('deputy', 'secretary', 'branch-2'))
    expect(granted(await call('dues.assess', terms('member-1'), 'treasurer')).monthsDue).toBe(8)
    expect(granted(await call('dues.assess', terms('member-1', { branchId: 'branch-2' }), 'deputy')).monthsDue).toBe(4)
  })
})
