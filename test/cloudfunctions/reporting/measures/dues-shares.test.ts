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

/** 30 yuan for February: 10 paid in its time, 20 on 10 March; March is raised from 30 to 45 after it was paid; April is paid elsewhere. */
it('what is paid in parts or raised afterwards is summed to the fen on any day, and is one month', async () => {
  const part = (text: string, dueFen: number, paidOn: string | null, more: Partial<DuesMonth> = {}): DuesMonth => {
    const of = month(text)
    const dueBy = more.dueBy ?? civilDate(lastDayOf(Number(text.slice(5))))
    const on = paidOn === null ? null : civilDate(paidOn)
    const after = on && daysBetween(dueBy, on)
    return {
      ...{ month: of, dueBy, dueFen: fen(dueFen), paidFen: fen(on ? dueFen : 0), paidOn: on, paidAfterDays: after },
      ...{ paymentId: on ? `p-${text}-${paidOn ?? ''}` : null },
      ...{ standing: after === null ? 'unpaid' : after > 0 ? 'late' : 'on-time', ...more },
    }
  }
  const account = {
    ...accountOf({ months: [], quarterly: false }, 1),
    months: [
      part('2025-02', 1000, '2025-02-20', { isPart: true }),
      part('2025-02', 2000, '2025-03-10'),
      part('2025-03', 3000, '2025-03-05', { isPart: true }),
      part('2025-03', 1500, null, { raisedIn: month('2025-05'), dueBy: civilDate('2025-05-31') }),
      part('2025-04', 3000, null, { standing: 'elsewhere', where: '驻外流动党员党支部' }),
    ],
  }
  const store = new MemoryStore()
  store.seed('branches', branch())
  store.seed('duesAccounts', account)
  const at = async (cutOff: string) => {
    const period = { from: civilDate('2025-01-01'), to: civilDate(cutOff) }
    const query = { branchIds: [BRANCH], period, cutOff: civilDate(cutOff), on: civilDate('2025-12-31') }
    const ids = [
      'due',
      'paid',
      'overdue-unpaid',
      'not-yet-due',
      'months-due',
      'months-on-time',
      'months-late',
      'months-overdue',
    ]
    const resolved = await (await MeasureDesk.open(store, query)).resolveAll(ids.map((id) => `dues-${id}`))
    return ids.map((id) => {
      const each = resolved.get(`dues-${id}`)
      return each?.kind === 'value' ? each.value : null
    })
  }
  // At the end of March: February late, March short of what it was raised by, whose day is still to come.
  expect(await at('2025-03-31')).toEqual([7500, 6000, 0, 1500, 2, 0, 1, 1])
  // The difference is past its day in June; what is paid elsewhere is nowhere.
  expect(await at('2025-06-30')).toEqual([7500, 6000, 1500, 0, 2, 0, 1, 2])
})
