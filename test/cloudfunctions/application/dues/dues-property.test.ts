import fc from 'fast-check'
import { addMonths, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import type { Office } from '../../../builders/office'
import { BRANCH } from '../../../builders/office'
import { assessedOffice, because, entry, payment, terms } from './dues-office'

const act = fc.record({
  act: fc.constantFrom('record', 'propose', 'confirm', 'dispute', 'withdraw', 'correct', 'reassess', 'evening'),
  which: fc.nat(6),
  member: fc.constantFrom('member-1', 'member-2'),
  first: fc.integer({ min: 0, max: 11 }),
  length: fc.integer({ min: 0, max: 3 }),
  amount: fc.constantFrom(2_000, 3_000, 4_000),
  above: fc.constantFrom(0, 0, 700),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** What is due for the months, as the account says: sums that fit make most sequences reach deep. */
async function request({ store }: Office, { member, first, length, above }: Act) {
  const paidFor = Array.from({ length }, (_, at) => addMonths(month('2025-01'), first + at))
  const [account] = await store.findAll('duesAccounts', { memberId: member })
  const due = paidFor.map((each) => account?.months.find((of) => of.month === each)?.dueFen ?? 0)
  const amount =
    length === 0
      ? 150_000
      : Math.max(
          1,
          due.reduce<number>((sum, each) => sum + each, 0),
        )
  return payment(member, paidFor, { fen: fen(amount + above) })
}

async function perform(office: Office, each: Act): Promise<{ ok: boolean; code?: string }> {
  const { call, store } = office
  const ids = (await store.findAll('duesPayments', {})).map(({ _id }) => _id)
  const entryId = ids[each.which % Math.max(1, ids.length)] ?? 'none'
  const paid = await request(office, each)
  switch (each.act) {
    case 'record':
      return call('dues.record', paid, 'treasurer')
    case 'propose':
      return call('dues.record', paid, each.member)
    case 'confirm':
      return call('entry.confirm', entry(entryId), 'treasurer')
    case 'dispute':
      return call('entry.dispute', because(entryId), 'treasurer')
    case 'withdraw':
      return call('entry.withdraw', because(entryId), 'treasurer')
    case 'correct': {
      const { memberId: _, ...corrected } = paid
      return call('dues.correct', { ...corrected, entryId, reason: '更正' }, 'treasurer')
    }
    case 'reassess': {
      const { fromMonth: _, ...same } = terms(each.member, { monthlyFen: fen(each.amount) })
      return call(
        'dues.reassess',
        { ...same, fromMonth: addMonths(month('2025-01'), each.first), reason: '调整' },
        'treasurer',
      )
    }
    case 'evening': {
      const { occurredOn, method } = paid
      const lines = [each, { ...each, member: 'member-2' as const, first: each.first + each.length }]
      const payments = await Promise.all(lines.map((line) => request(office, line)))
      const asked = payments.map(({ memberId, months, fen: amount }) => ({ memberId, months, fen: amount }))
      return call('dues.recordMany', { branchId: BRANCH, occurredOn, method, payments: asked }, 'treasurer')
    }
  }
}

async function expectBalanced({ store }: Office): Promise<void> {
  const accounts = await store.findAll('duesAccounts', {})
  const payments = await store.findAll('duesPayments', { state: 'confirmed' })
  const paidInAccounts = accounts.flatMap((account) => account.months).reduce((sum, { paidFen }) => sum + paidFen, 0)
  const ofMonths = payments.filter(({ months }) => months.length > 0)
  const received = ofMonths.reduce((sum, { fen: paid, voluntaryFen = 0 }) => sum + paid - voluntaryFen, 0)
  expect(paidInAccounts).toBe(received)
  for (const { memberId, months } of accounts) {
    expect(months).toHaveLength(12)
    for (const { month: of, paymentId, paidFen, dueFen, standing } of months) {
      const payer = payments.find((each) => each.memberId === memberId && each.months.includes(of))
      expect(paymentId).toBe(payer?._id ?? null)
      expect(paidFen).toBe(payer ? dueFen : 0)
      expect(standing === 'unpaid').toBe(payer === undefined)
    }
  }
}

describe('Whatever is recorded, confirmed, disputed, withdrawn, corrected and reassessed', () => {
  it('the accounts hold exactly what the confirmed payments for months brought, each month by one payment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const office = await assessedOffice()
        for (const each of acts) {
          const { ok, code } = await perform(office, each)
          // Nobody else is at work, so nothing but a rule may stand in the way.
          if (!ok) expect(['internal', 'busy', 'bad-input']).not.toContain(code)
        }
        await expectBalanced(office)
      }),
      { numRuns: 60 },
    )
  })
})
