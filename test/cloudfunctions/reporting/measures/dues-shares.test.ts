/**
 * Of dues that are paid, or whose day is over, every month is either in time or overdue, and both shares are of those: at
 * any cut-off date, by months or by quarters. Counted anew from the days alone.
 */
import type { DuesAccount, DuesMonth } from '#domain/dues/dues-account'
import { civilDate, daysBetween, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import fc from 'fast-check'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH } from '../../../builders/office'

const dayOf = (at: number) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10)
const lastDayOf = (number: number) => new Date(Date.UTC(2025, number, 0)).toISOString().slice(0, 10)

/** What one member did about each month: paid on that day of the year, exempt, or nothing. */
const months = fc.array(fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom('exempt' as const, null)), {
  minLength: 12,
  maxLength: 12,
})
const scene = fc.record({
  people: fc.array(fc.record({ months, quarterly: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  cutOff: fc.integer({ min: 0, max: 364 }),
})
type Paying = typeof scene extends fc.Arbitrary<infer S extends { people: unknown[] }> ? S['people'][number] : never

const dayFor = (quarterly: boolean, at: number) => lastDayOf(quarterly ? Math.ceil((at + 1) / 3) * 3 : at + 1)

function accountOf({ months, quarterly }: Paying, who: number): DuesAccount {
  return {
    ...{ _id: `a-${who}`, revision: 1, branchId: BRANCH, memberId: `m-${who}`, year: 2025, category: 'wage-earner' },
    ...{ monthlyFen: fen(1000), ruleId: 'any', approvedBy: 'm-0', decidedOn: null },
    approvedAt: instant('2025-01-02T01:00:00.000Z'),
    months: months.map((did, at): DuesMonth => {
      const dueBy = civilDate(dayFor(quarterly, at))
      const paidOn = typeof did === 'number' ? civilDate(dayOf(did)) : null
      const paidOrNot = paidOn === null ? 'unpaid' : paidOn <= dueBy ? 'on-time' : 'late'
      return {
        ...{ month: month(dueBy.slice(0, 5) + String(at + 1).padStart(2, '0')), dueBy, dueFen: fen(1000) },
        ...{ paidFen: fen(paidOn ? 1000 : 0), paidOn, paidAfterDays: paidOn && daysBetween(dueBy, paidOn) },
        ...{ paymentId: null, standing: did === 'exempt' ? 'exempt' : paidOrNot },
      }
    }),
  }
}

/** By the days alone: of months over by then, those paid in time by then, and those whose day was let pass. */
function counted(people: readonly Paying[], cutOff: string) {
  const days = people.flatMap(({ months, quarterly }) =>
    months.flatMap((did, at) =>
      did === 'exempt' || lastDayOf(at + 1) > cutOff
        ? []
        : [{ due: dayFor(quarterly, at), paid: did === null || dayOf(did) > cutOff ? null : dayOf(did) }],
    ),
  )
  const inTime = days.filter(({ due, paid }) => paid !== null && paid <= due).length
  const overdue = days.filter(({ due, paid }) => due < (paid ?? cutOff)).length
  const unpaid = days.filter(({ due, paid }) => paid === null && due < cutOff).length
  return { inTime, overdue, unpaid, open: days.length - inTime - overdue }
}

const tenths = (of: number, within: number) => Math.floor((of * 2000 + within) / (within * 2))

it('dues come due are in time or overdue, whatever the cut-off date; who is not yet asked counts in neither share', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ people, cutOff }) => {
      const store = new MemoryStore()
      store.seed('branches', branch())
      store.seed('duesAccounts', ...people.map(accountOf))
      const asAt = civilDate(dayOf(cutOff))
      const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
      const query = { branchIds: [BRANCH], period, cutOff: asAt, on: civilDate('2026-03-01') }
      const ids = ['on-time', 'overdue', 'come-due'].map((each) => `dues-months-${each}`)
      const rates = ['dues-on-time-rate', 'dues-overdue-rate']
      const sums = ['dues-not-yet-due', 'dues-overdue-unpaid']
      const resolved = await (await MeasureDesk.open(store, query)).resolveAll([...ids, ...rates, ...sums])
      const values = [...ids, ...sums, ...rates].map((id) => {
        const each = resolved.get(id)
        return each?.kind === 'value' ? each.value : (each?.kind === 'not-applicable' && each.why) || null
      })
      const { inTime, overdue, unpaid, open } = counted(people, asAt)
      const comeDue = inTime + overdue
      if (comeDue + open === 0) return
      // Ten yuan a month.
      expect(values.slice(0, 5)).toEqual([inTime, overdue, comeDue, open * 1000, unpaid * 1000])
      const shares = comeDue === 0 ? ['分母为零', '分母为零'] : [tenths(inTime, comeDue), tenths(overdue, comeDue)]
      expect(values.slice(5)).toEqual(shares)
    }),
  )
})

it('on the last day for it, who has not paid yet has not let it pass', async () => {
  const store = new MemoryStore()
  store.seed('branches', branch())
  store.seed('duesAccounts', accountOf({ months: [10, 40, ...Array<null>(10).fill(null)], quarterly: false }, 0))
  const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const shareOn = async (cutOff: string) => {
    const query = { branchIds: [BRANCH], period, cutOff: civilDate(cutOff), on: civilDate('2026-03-01') }
    const rate = await (await MeasureDesk.open(store, query)).resolve('dues-on-time-rate')
    return rate.kind === 'value' ? rate.display : rate
  }
  expect(await shareOn('2025-03-31')).toBe('100.0')
  expect(await shareOn('2025-04-01')).toBe('66.7')
})
