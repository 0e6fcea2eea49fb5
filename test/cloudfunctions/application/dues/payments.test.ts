/** The rules of a payment of dues, one after another, in one file though it is long: they read as the life of one payment. */
import type { RequestOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import { fen } from '#domain/values/money'
import { granted, refusal } from '../../../builders/answers'
import { appointment, BRANCH, branch, member, span } from '../../../builders/office'
import { assessedOffice, because, entry, months, payment, settledMonths, terms } from './dues-office'

describe('A payment of dues', () => {
  it('recorded by whoever manages dues counts at once and marks its months, on time or late', async () => {
    const office = await assessedOffice()
    const answer = granted(
      await office.call('dues.record', payment('member-1', ['2025-07', '2025-05', '2025-06']), 'treasurer'),
    )
    expect(answer.state).toBe('confirmed')
    expect(await settledMonths(office, 'member-1')).toEqual([
      '2025-05 late 3000',
      '2025-06 on-time 3000',
      '2025-07 on-time 3000',
    ])
    expect(await office.store.get('duesPayments', answer.entryId)).toMatchObject({
      months: ['2025-05', '2025-06', '2025-07'],
      fen: 9000,
      method: 'in-person',
      isLargeVoluntary: false,
    })
  })

  it('proposed by the member marks nothing until it is confirmed', async () => {
    const office = await assessedOffice()
    const { entryId, state } = granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'member-1'))
    expect(state).toBe('proposed')
    expect(await settledMonths(office, 'member-1')).toEqual([])
    granted(await office.call('entry.confirm', entry(entryId), 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-06 on-time 3000'])
  })

  it('is confirmed only by whoever manages dues', async () => {
    const office = await assessedOffice()
    office.store.seed('appointments', appointment('member-3', 'publicity'))
    const { entryId } = granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'member-1'))
    for (const as of ['member-1', 'member-3'])
      expect(refusal(await office.call('entry.confirm', entry(entryId), as)).code).toBe('not-permitted')
  })

  it('of somebody else is entered only by whoever manages dues, not by any keeper of records', async () => {
    const office = await assessedOffice()
    office.store.seed('appointments', appointment('member-3', 'cell-leader'))
    for (const as of ['member-2', 'member-3'])
      expect(refusal(await office.call('dues.record', payment('member-1', ['2025-06']), as))).toEqual({
        code: 'not-yours',
        field: 'memberId',
      })
    expect(await office.store.count('duesPayments', {})).toBe(0)
  })

  it('is in time until the quarter’s last day where the branch consents', async () => {
    const office = await assessedOffice()
    office.store.seed('branches', branch({ settings: { ...DEFAULT_SETTINGS, duesQuarterly: true } }))
    granted(await office.call('dues.record', payment('member-1', ['2025-03', '2025-04']), 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-03 late 3000', '2025-04 on-time 3000'])
  })

  it('may reach over New Year: both accounts are marked', async () => {
    const office = await assessedOffice()
    granted(await office.call('dues.assess', terms('member-1', { year: 2024, monthlyFen: fen(2_500) }), 'treasurer'))
    const both = payment('member-1', ['2024-12', '2025-01'], { fen: fen(5_500) })
    granted(await office.call('dues.record', both, 'treasurer'))
    expect(await settledMonths(office, 'member-1', 2024)).toEqual(['2024-12 late 2500'])
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-01 late 3000'])
  })

  it('more than six months ahead is taken: unusual and not forbidden', async () => {
    const office = await assessedOffice()
    const ahead = payment('member-1', ['2025-07', '2025-08'], { occurredOn: civilDate('2025-01-15') })
    granted(await office.call('dues.record', ahead, 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-07 on-time 3000', '2025-08 on-time 3000'])
  })

  it('is recorded once when the request is repeated', async () => {
    const office = await assessedOffice()
    const request = payment('member-1', ['2025-06'])
    const first = await office.call('dues.record', request, 'treasurer', { requestId: 'pay-june' })
    expect(await office.call('dues.record', request, 'treasurer', { requestId: 'pay-june' })).toEqual(first)
    expect(await office.store.count('duesPayments', {})).toBe(1)
  })
})

describe('A payment is refused, changing nothing,', () => {
  const refused = async (request: RequestOf<'dues.record'>, as = 'treasurer') => {
    const office = await assessedOffice()
    granted(await office.call('dues.record', payment('member-1', ['2025-03']), 'treasurer'))
    const answer = refusal(await office.call('dues.record', request, as))
    expect(await office.store.count('duesPayments', {})).toBe(1)
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-03 late 3000'])
    return answer
  }

  it('for a month that is paid, naming it; also as a proposal', async () => {
    const already = { code: 'month-already-paid', field: 'months', detail: { month: '2025-03' } }
    expect(await refused(payment('member-1', ['2025-02', '2025-03']))).toEqual(already)
    expect(await refused(payment('member-1', ['2025-03']), 'member-1')).toEqual(already)
  })

  it('for a month that is not due, naming it', async () => {
    const office = await assessedOffice()
    office.store.seed('members', member('member-4', { spans: [span({ fromOn: civilDate('2025-04-02') })] }))
    granted(await office.call('dues.assess', terms('member-4'), 'treasurer'))
    expect(refusal(await office.call('dues.record', payment('member-4', ['2025-03']), 'treasurer'))).toEqual({
      code: 'month-not-due',
      field: 'months',
      detail: { month: '2025-03' },
    })
  })

  it('where less than what is due is paid, naming both', async () => {
    expect(await refused(payment('member-1', ['2025-04', '2025-05'], { fen: fen(5_999) }))).toEqual({
      code: 'amount-differs',
      field: 'fen',
      detail: { expectedFen: 6000, givenFen: 5999 },
    })
  })

  it('without an account for the year, naming the year', async () => {
    expect(await refused(payment('member-1', ['2024-12']))).toEqual({
      code: 'no-dues-account',
      field: 'months',
      detail: { year: 2024 },
    })
  })

  it('on a day that has not come', async () => {
    expect((await refused(payment('member-1', ['2025-06'], { occurredOn: civilDate('2025-06-11') }))).code).toBe(
      'in-the-future',
    )
  })

  it('naming a month twice', async () => {
    const office = await assessedOffice()
    expect(await office.callRaw('dues.record', payment('member-1', ['2025-06', '2025-06']), 'treasurer')).toMatchObject(
      {
        code: 'bad-input',
        field: 'months',
      },
    )
  })
})

describe('A large voluntary payment', () => {
  it('is 1000 yuan or more, for no month, and recorded apart', async () => {
    const office = await assessedOffice()
    const { entryId } = granted(
      await office.call('dues.record', payment('member-1', [], { fen: fen(100_000) }), 'treasurer'),
    )
    expect(await office.store.get('duesPayments', entryId)).toMatchObject({
      isLargeVoluntary: true,
      months: [],
      fen: 100_000,
    })
    expect(await settledMonths(office, 'member-1')).toEqual([])
    const apart = granted(await office.call('dues.list', { branchId: BRANCH, isLargeVoluntary: true }, 'treasurer'))
    expect(apart.items.map((item) => item.entryId)).toEqual([entryId])
  })

  it('of less is refused where it is said to be one, naming the least', async () => {
    const { call } = await assessedOffice()
    const small = payment('member-1', [], { fen: fen(99_999), isLargeVoluntary: true })
    expect(refusal(await call('dues.record', small, 'treasurer'))).toEqual({
      code: 'below-large-voluntary',
      field: 'fen',
      detail: { leastFen: 100_000, givenFen: 99_999 },
    })
  })

  it('needs no account, but a place on the register', async () => {
    const { call, store } = await assessedOffice()
    granted(await call('dues.record', payment('member-5', [], { fen: fen(200_000) }), 'member-5'))
    store.seed('members', member('member-4', { spans: [span({ branchId: 'branch-2' })] }))
    const elsewhere = payment('member-4', [], { fen: fen(200_000) })
    expect(refusal(await call('dues.record', elsewhere, 'treasurer')).code).toBe('not-on-roll')
  })
})

// 自愿多交不限（中组发〔2008〕3号）.
describe('What is paid above what is due', () => {
  it('is voluntary and kept apart from the months, also where it is proposed', async () => {
    const office = await assessedOffice()
    const above = payment('member-1', ['2025-06'], { fen: fen(3_500) })
    const { entryId } = granted(await office.call('dues.record', above, 'member-1'))
    granted(await office.call('entry.confirm', entry(entryId), 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-06 on-time 3000'])
    expect(await office.store.get('duesPayments', entryId)).toMatchObject({ fen: 3500, voluntaryFen: 500 })
    const [seen] = granted(await office.call('dues.list', { branchId: BRANCH }, 'treasurer')).items
    expect(seen?.voluntaryFen).toBe(500)
  })

  it('may be all of a payment, without a least', async () => {
    const office = await assessedOffice()
    const all = payment('member-1', [], { fen: fen(50_000) })
    const { entryId } = granted(await office.call('dues.record', all, 'treasurer'))
    expect(await office.store.get('duesPayments', entryId)).toMatchObject({
      isLargeVoluntary: false,
      voluntaryFen: 50_000,
    })
  })

  it('is 大额党费 from 1000 yuan only where the member says so', async () => {
    const office = await assessedOffice()
    const all = payment('member-1', [], { fen: fen(100_000), isLargeVoluntary: false })
    const { entryId } = granted(await office.call('dues.record', all, 'treasurer'))
    expect(await office.store.get('duesPayments', entryId)).toMatchObject({
      isLargeVoluntary: false,
      voluntaryFen: 100_000,
    })
  })

  it('is none any more once it is corrected to what is due', async () => {
    const office = await assessedOffice()
    const above = payment('member-1', ['2025-06'], { fen: fen(3_500) })
    const old = granted(await office.call('dues.record', above, 'treasurer'))
    const { memberId: _, ...right } = payment('member-1', ['2025-06'])
    const corrected = { ...right, entryId: old.entryId, reason: '多记' }
    const { entryId } = granted(await office.call('dues.correct', corrected, 'treasurer'))
    expect((await office.store.get('duesPayments', entryId))?.voluntaryFen).toBeUndefined()
  })
})

describe('Taking a payment back', () => {
  it.each(['entry.withdraw', 'entry.dispute'] as const)('by %s makes its months unpaid again', async (act) => {
    const office = await assessedOffice()
    const { entryId } = granted(
      await office.call('dues.record', payment('member-1', ['2025-05', '2025-06']), 'treasurer'),
    )
    granted(await office.call('dues.record', payment('member-1', ['2025-07']), 'treasurer'))
    granted(await office.call(act, because(entryId), 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-07 on-time 3000'])
    granted(await office.call('dues.record', payment('member-1', ['2025-05']), 'treasurer'))
  })

  it('by dispute is undone by confirming, unless the months were paid otherwise meanwhile', async () => {
    const office = await assessedOffice()
    const { entryId } = granted(
      await office.call('dues.record', payment('member-1', ['2025-05', '2025-06']), 'treasurer'),
    )
    granted(await office.call('entry.dispute', because(entryId), 'member-1'))
    granted(await office.call('entry.confirm', entry(entryId), 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-05 late 3000', '2025-06 on-time 3000'])
    granted(await office.call('entry.dispute', because(entryId), 'member-1'))
    granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'treasurer'))
    expect(refusal(await office.call('entry.confirm', entry(entryId), 'treasurer'))).toEqual({
      code: 'month-already-paid',
      detail: { month: '2025-06' },
    })
  })

  it('is refused on confirmation when the amount was changed after the proposal', async () => {
    const office = await assessedOffice()
    const { entryId } = granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'member-1'))
    granted(
      await office.call(
        'dues.reassess',
        { ...terms('member-1'), fromMonth: month('2025-06'), monthlyFen: fen(4_000), reason: 'mistaken' },
        'treasurer',
      ),
    )
    expect(refusal(await office.call('entry.confirm', entry(entryId), 'treasurer'))).toEqual({
      code: 'amount-differs',
      detail: { expectedFen: 4000, givenFen: 3000 },
    })
  })
})

describe('Correcting a payment', () => {
  const corrected = (entryId: string, paidFor: string[], overrides: Partial<RequestOf<'dues.correct'>> = {}) => ({
    branchId: BRANCH,
    entryId,
    reason: '月份误记',
    occurredOn: civilDate('2025-06-10'),
    months: months(...paidFor),
    fen: fen(3_000 * paidFor.length),
    method: 'transfer' as const,
    ...overrides,
  })

  it('frees the old months and marks the new, also where they overlap', async () => {
    const office = await assessedOffice()
    const old = granted(await office.call('dues.record', payment('member-1', ['2025-04', '2025-05']), 'treasurer'))
    const { entryId } = granted(
      await office.call('dues.correct', corrected(old.entryId, ['2025-05', '2025-06']), 'treasurer'),
    )
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-05 late 3000', '2025-06 on-time 3000'])
    expect(await office.store.get('duesPayments', old.entryId)).toMatchObject({
      state: 'superseded',
      supersededBy: entryId,
    })
    expect(await office.store.get('duesPayments', entryId)).toMatchObject({
      supersedes: old.entryId,
      method: 'transfer',
    })
  })

  it('is refused as a whole when a new month is paid by another payment', async () => {
    const office = await assessedOffice()
    const old = granted(await office.call('dues.record', payment('member-1', ['2025-05']), 'treasurer'))
    granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'treasurer'))
    expect(refusal(await office.call('dues.correct', corrected(old.entryId, ['2025-06']), 'treasurer'))).toEqual({
      code: 'month-already-paid',
      field: 'months',
      detail: { month: '2025-06' },
    })
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-05 late 3000', '2025-06 on-time 3000'])
    expect((await office.store.get('duesPayments', old.entryId))?.state).toBe('confirmed')
  })

  it('may move the day, and with it what was in time', async () => {
    const office = await assessedOffice()
    const old = granted(await office.call('dues.record', payment('member-1', ['2025-05']), 'treasurer'))
    const earlier = corrected(old.entryId, ['2025-05'], { occurredOn: civilDate('2025-05-31') })
    granted(await office.call('dues.correct', earlier, 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-05 on-time 3000'])
  })

  it('is open to the member only while it is proposed', async () => {
    const office = await assessedOffice()
    const old = granted(await office.call('dues.record', payment('member-1', ['2025-05']), 'member-1'))
    const next = granted(await office.call('dues.correct', corrected(old.entryId, ['2025-06']), 'member-1'))
    expect(next.state).toBe('proposed')
    granted(await office.call('entry.confirm', entry(next.entryId), 'treasurer'))
    expect(refusal(await office.call('dues.correct', corrected(next.entryId, ['2025-05']), 'member-1'))).toEqual({
      code: 'entry-settled',
      detail: { state: 'confirmed' },
    })
  })
})

describe('Two payments for the same month at the same time', () => {
  it('recorded: one wins, the other is refused', async () => {
    const office = await assessedOffice()
    const commit = office.store.commit.bind(office.store)
    let interrupted = false
    office.store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'secretary'))
      }
      return commit(writes)
    }
    expect(refusal(await office.call('dues.record', payment('member-1', ['2025-05', '2025-06']), 'treasurer'))).toEqual(
      {
        code: 'month-already-paid',
        field: 'months',
        detail: { month: '2025-06' },
      },
    )
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-06 on-time 3000'])
  })

  it('confirmed: one wins, the other stays proposed', async () => {
    const office = await assessedOffice()
    const first = granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'member-1'))
    const second = granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'member-1'))
    const commit = office.store.commit.bind(office.store)
    let interrupted = false
    office.store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await office.call('entry.confirm', entry(second.entryId), 'secretary'))
      }
      return commit(writes)
    }
    expect(refusal(await office.call('entry.confirm', entry(first.entryId), 'treasurer')).code).toBe(
      'month-already-paid',
    )
    expect((await office.store.get('duesPayments', first.entryId))?.state).toBe('proposed')
    expect((await office.store.findAll('duesAccounts', { memberId: 'member-1' }))[0]?.months[5]?.paymentId).toBe(
      second.entryId,
    )
  })

  it('for different months of one account at the same time: both are marked', async () => {
    const office = await assessedOffice()
    const commit = office.store.commit.bind(office.store)
    let interrupted = false
    office.store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await office.call('dues.record', payment('member-1', ['2025-05']), 'secretary'))
      }
      return commit(writes)
    }
    granted(await office.call('dues.record', payment('member-1', ['2025-06']), 'treasurer'))
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-05 late 3000', '2025-06 on-time 3000'])
  })
})

describe("The treasurer's evening", () => {
  const evening = (...payments: [string, string[], number?][]) => ({
    branchId: BRANCH,
    occurredOn: civilDate('2025-06-10'),
    method: 'in-person' as const,
    payments: payments.map(([memberId, paidFor, amount]) => ({
      memberId,
      months: months(...paidFor),
      fen: fen(amount ?? 3_000 * paidFor.length),
    })),
  })

  it('takes many payments in one decision, also two lines of one member', async () => {
    const office = await assessedOffice()
    const lines = evening(['member-1', ['2025-05']], ['member-2', ['2025-06']], ['member-1', ['2025-06']])
    expect(granted(await office.call('dues.recordMany', lines, 'treasurer')).entries).toHaveLength(3)
    expect(await settledMonths(office, 'member-1')).toEqual(['2025-05 late 3000', '2025-06 on-time 3000'])
    expect(await settledMonths(office, 'member-2')).toEqual(['2025-06 on-time 3000'])
    const [account] = await office.store.findAll('duesAccounts', { memberId: 'member-1' })
    expect(account?.revision).toBe(2)
  })

  it.each([
    [evening(['member-1', ['2025-06']], ['member-2', ['2025-06'], 2_999]), 'amount-differs', 'payments.1.fen'],
    [evening(['member-1', ['2025-06']], ['member-1', ['2025-06']]), 'month-already-paid', 'payments.1.months'],
    [evening(['member-5', ['2025-06']]), 'no-dues-account', 'payments.0.months'],
    [evening(['nobody', [], 500_000]), 'no-such-member', 'payments.0.memberId'],
  ])('takes none when a line is bad (%#), naming the first bad line', async (lines, code, field) => {
    const office = await assessedOffice()
    expect(refusal(await office.call('dues.recordMany', lines, 'treasurer'))).toMatchObject({ code, field })
    expect(await office.store.count('duesPayments', {})).toBe(0)
    expect(await settledMonths(office, 'member-1')).toEqual([])
  })

  it('is for those who manage dues', async () => {
    const { call } = await assessedOffice()
    expect(refusal(await call('dues.recordMany', evening(['member-1', ['2025-06']]), 'member-1')).code).toBe(
      'not-permitted',
    )
  })
})
