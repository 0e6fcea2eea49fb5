import fc from 'fast-check'
import { civilDate, month, monthsOfYear, type Month } from '#domain/time/civil-date'
import { standingOn, type DuesAccount, type DuesMonth } from '#domain/dues/dues-account'
import {
  changeAmount,
  inStep,
  markElsewhere,
  markPaid,
  markUnpaid,
  openAmounts,
  unpaidMonth,
  wholeMonths,
} from '#domain/dues/dues-lines'
import { fen } from '#domain/values/money'

const months = (...texts: string[]): Month[] => texts.map(month)
const year2025 = (monthlyFen = 3000): DuesMonth[] =>
  monthsOfYear(2025).map((each) => unpaidMonth(each, fen(monthlyFen), 'monthly'))
const payment = (on: string, amount: number, which: string[], _id = 'payment-1') => ({
  ...{ _id, occurredOn: civilDate(on), months: months(...which), fen: fen(amount) },
})
const spent = (of: readonly DuesMonth[], amount: number, on: string, which: string[], id?: string) =>
  markPaid(of, payment(on, amount, which, id), 'monthly')
/** Paid as a whole. */
const paid = (of: DuesMonth[], on: string, ...which: string[]) => spent(of, 1_000_000, on, which).lines
const raise = (of: readonly DuesMonth[], from: string, monthlyFen: number, changedIn: string) =>
  changeAmount(of, { fromMonth: month(from), monthlyFen: fen(monthlyFen), changedIn: month(changedIn) }, 'monthly')
const account = (change: Partial<DuesAccount> = {}) =>
  ({ monthlyFen: fen(3000), months: year2025(), ...change }) as DuesAccount
const standings = (of: readonly DuesMonth[]) => of.map(({ standing }) => standing)

describe('A month of dues', () => {
  it('is due by its last day, or by the last day of its quarter where the branch consents', () => {
    expect(unpaidMonth(month('2025-02'), fen(3000), 'monthly').dueBy).toBe('2025-02-28')
    expect(unpaidMonth(month('2025-02'), fen(3000), 'quarterly').dueBy).toBe('2025-03-31')
  })

  it('is exempt when nothing is due', () => {
    expect(unpaidMonth(month('2025-02'), fen(0), 'monthly').standing).toBe('exempt')
  })

  it('is overdue from the day after its last day, while unpaid', () => {
    const [january] = year2025()
    if (!january) throw new Error('no January')
    expect(standingOn(january, civilDate('2025-01-31'))).toBe('unpaid')
    expect(standingOn(january, civilDate('2025-02-01'))).toBe('overdue')
    expect(standingOn({ ...january, standing: 'late' }, civilDate('2025-06-01'))).toBe('late')
    expect(standingOn({ ...january, standing: 'exempt' }, civilDate('2025-06-01'))).toBe('exempt')
  })

  it('is paid on time up to its last day, also in advance, and late afterwards', () => {
    const marked = paid(year2025(), '2025-02-28', '2025-01', '2025-02', '2025-03')
    expect(standings(marked).slice(0, 4)).toEqual(['late', 'on-time', 'on-time', 'unpaid'])
    expect(marked[1]).toEqual({
      month: '2025-02',
      dueBy: '2025-02-28',
      dueFen: 3000,
      paidFen: 3000,
      paidOn: '2025-02-28',
      paidAfterDays: 0,
      paymentId: 'payment-1',
      standing: 'on-time',
    })
  })

  it('is as before once its payment is taken back', () => {
    const before = year2025()
    expect(markUnpaid(paid(before, '2025-03-03', '2025-01', '2025-02'), 'payment-1')).toEqual(before)
    expect(markUnpaid(paid(before, '2025-03-03', '2025-01'), 'another')).toEqual(paid(before, '2025-03-03', '2025-01'))
  })
})

describe('What is open of months', () => {
  it('is the amount of each', () => {
    expect(openAmounts(account(), months('2025-01', '2025-02'))).toEqual([3000, 3000])
  })

  it('names the first month that is not due, exempt or paid already', () => {
    const partly = account({ months: paid(year2025(), '2025-01-20', '2025-02') })
    expect(openAmounts(partly, months('2025-01', '2025-02'))).toEqual({
      refused: 'month-already-paid',
      month: '2025-02',
    })
    expect(openAmounts(partly, months('2026-01'))).toEqual({ refused: 'month-not-due', month: '2026-01' })
    const exempt = account({ months: year2025(0) })
    expect(openAmounts(exempt, months('2025-01'))).toEqual({ refused: 'month-not-due', month: '2025-01' })
  })
})

describe('A changed monthly amount', () => {
  it('holds from its month on, and leaves open what a month paid before is short of it', () => {
    const changed = raise(paid(year2025(), '2025-06-05', '2025-08'), '2025-07', 4000, '2025-06')
    expect(wholeMonths(changed).map(({ dueFen }) => dueFen)).toEqual([
      3000, 3000, 3000, 3000, 3000, 3000, 4000, 4000, 4000, 4000, 4000, 4000,
    ])
    expect(openAmounts({ months: changed }, months('2025-07', '2025-08'))).toEqual([4000, 1000])
  })

  it('asks for the difference by the end of the month in which it was raised, not by the day that is over', () => {
    const changed = raise(paid(year2025(), '2025-01-05', '2025-01', '2025-02'), '2025-01', 4500, '2025-04')
    const [january, february, march] = wholeMonths(changed)
    expect(january).toMatchObject({ dueFen: 4500, paidFen: 3000, standing: 'unpaid', dueBy: '2025-04-30' })
    expect(february).toMatchObject({ dueBy: '2025-04-30' })
    expect(march).toMatchObject({ dueFen: 4500, paidFen: 0, dueBy: '2025-03-31' })
    const settled = spent(changed, 3000, '2025-04-20', ['2025-01', '2025-02'], 'difference')
    expect(settled.leftFen).toBe(0)
    expect(
      wholeMonths(settled.lines)
        .slice(0, 2)
        .map(({ standing, paidOn }) => [standing, paidOn]),
    ).toEqual([
      ['on-time', '2025-04-20'],
      ['on-time', '2025-04-20'],
    ])
  })

  it('below what was paid leaves the month as it was paid', () => {
    const before = paid(year2025(), '2025-01-05', '2025-01')
    expect(raise(before, '2025-01', 2000, '2025-02')[0]).toEqual(before[0])
  })

  it('of nothing makes the months exempt, and back again', () => {
    const exempt = raise(year2025(), '2025-11', 0, '2025-06')
    expect(standings(exempt).slice(9)).toEqual(['unpaid', 'exempt', 'exempt'])
    expect(standings(raise(exempt, '2025-11', 20, '2025-06')).slice(9)).toEqual(['unpaid', 'unpaid', 'unpaid'])
  })
})

describe('An account in step with the register', () => {
  it('drops unpaid months that are no longer due and keeps paid ones', () => {
    const left = account({ months: paid(year2025(), '2025-05-10', '2025-01', '2025-09') })
    const due = monthsOfYear(2025).slice(0, 5)
    expect(inStep(left, due, 'monthly').map((each) => each.month)).toEqual([...due, '2025-09'])
  })

  it('adds months newly due, at the amount of the month before', () => {
    const joined = account({ monthlyFen: fen(5000), months: year2025().slice(4, 6) })
    expect(inStep(joined, monthsOfYear(2025).slice(3, 8), 'monthly').map((each) => [each.month, each.dueFen])).toEqual([
      ['2025-04', 3000],
      ['2025-05', 3000],
      ['2025-06', 3000],
      ['2025-07', 3000],
      ['2025-08', 3000],
    ])
    expect(inStep(account({ monthlyFen: fen(5000), months: [] }), months('2025-04'), 'monthly')[0]?.dueFen).toBe(5000)
  })

  it('adds a month at the amount last due before it, the first ones at the first amount', () => {
    const raised = raise(year2025().slice(3, 6), '2025-06', 4000, '2025-04')
    const months = inStep(account({ months: raised }), monthsOfYear(2025).slice(2, 8), 'monthly')
    expect(months.map(({ dueFen }) => dueFen)).toEqual([3000, 3000, 3000, 4000, 4000, 4000])
  })

  it('adds nothing before the first month that is counted in it', () => {
    const midYear = account({ fromMonth: month('2025-06'), months: year2025().slice(5) })
    expect(inStep(midYear, monthsOfYear(2025), 'monthly')).toEqual(midYear.months)
  })

  it('gives unpaid months the last day of the quarter once the branch consents; paid ones keep theirs', () => {
    const quarterly = inStep(
      account({ months: paid(year2025(), '2025-01-20', '2025-01') }),
      monthsOfYear(2025),
      'quarterly',
    )
    expect(quarterly.slice(0, 4).map(({ dueBy }) => dueBy)).toEqual([
      '2025-01-31',
      '2025-03-31',
      '2025-03-31',
      '2025-06-30',
    ])
  })
})

describe('A payment of less than what is open', () => {
  it('pays the months in their order, the last in part, and closes no month that it does not pay up', () => {
    const { lines, leftFen } = spent(year2025(), 4000, '2025-02-20', ['2025-01', '2025-02'])
    expect(leftFen).toBe(0)
    const [january, february] = wholeMonths(lines)
    expect(january).toMatchObject({ standing: 'late', paidFen: 3000 })
    expect(february).toMatchObject({ standing: 'unpaid', dueFen: 3000, paidFen: 1000, paidOn: null })
    expect(openAmounts({ months: lines }, months('2025-02'))).toEqual([2000])
  })

  it('is completed by another; the month is paid on the day of the last, late where that was late', () => {
    const first = spent(year2025(), 1000, '2025-02-20', ['2025-02']).lines
    const second = spent(first, 2000, '2025-03-02', ['2025-02'], 'payment-2').lines
    expect(wholeMonths(second)[1]).toMatchObject({ standing: 'late', paidOn: '2025-03-02', paidFen: 3000 })
    // Of the lines only the last counts as a month.
    expect(second.filter((line) => line.month === '2025-02').map(({ isPart, paidFen }) => [isPart, paidFen])).toEqual([
      [true, 1000],
      [undefined, 2000],
    ])
    expect(
      markUnpaid(second, 'payment-1')
        .filter((line) => line.month === '2025-02')
        .map(({ dueFen }) => dueFen),
    ).toEqual([2000, 1000])
    expect(markUnpaid(markUnpaid(second, 'payment-1'), 'payment-2')).toEqual(year2025())
  })
})

describe('A month paid elsewhere', () => {
  it('is not open here and is not overdue, until it is taken back', () => {
    const gone = markElsewhere(year2025(), months('2025-03', '2025-04'), '驻深圳流动党员党支部')
    expect(openAmounts({ months: gone }, months('2025-03'))).toEqual({
      refused: 'month-paid-elsewhere',
      month: '2025-03',
    })
    expect(gone[2]).toMatchObject({ standing: 'elsewhere', where: '驻深圳流动党员党支部' })
    expect(standingOn(gone[2] as DuesMonth, civilDate('2025-12-31'))).toBe('elsewhere')
    expect(raise(gone, '2025-03', 4000, '2025-06')[2]).toMatchObject({ standing: 'elsewhere', dueFen: 4000 })
    expect(markElsewhere(gone, months('2025-03', '2025-04'), null)).toEqual(year2025())
  })

  it('leaves what is paid and what is exempt as it is', () => {
    const before = paid(year2025(0).slice(0, 1).concat(year2025().slice(1)), '2025-02-05', '2025-02')
    expect(markElsewhere(before, months('2025-01', '2025-02'), '外地')).toEqual(before)
  })
})

describe('Whatever is paid, taken back, raised and lowered', () => {
  const step = fc.record({
    what: fc.constantFrom('pay', 'take-back', 'change', 'elsewhere', 'here'),
    from: fc.integer({ min: 0, max: 11 }),
    count: fc.integer({ min: 1, max: 4 }),
    amount: fc.integer({ min: 1, max: 9000 }),
    which: fc.nat(5),
  })

  it('no fen is lost: what the lines hold is what was paid, and each month is open in one line at most', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let lines: readonly DuesMonth[] = year2025()
        const held = new Map<string, number>()
        steps.forEach(({ what, from, count, amount, which }, at) => {
          const chosen = monthsOfYear(2025).slice(from, from + count)
          if (what === 'change') lines = raise(lines, chosen[0] ?? '2025-12', amount, '2025-06')
          else if (what === 'elsewhere') lines = markElsewhere(lines, chosen, '外地')
          else if (what === 'here') lines = markElsewhere(lines, chosen, null)
          else if (what === 'take-back') {
            const id = [...held.keys()][which]
            if (id === undefined) return
            lines = markUnpaid(lines, id)
            held.delete(id)
          } else {
            const done = spent(lines, amount, '2025-06-10', chosen, `payment-${at}`)
            lines = done.lines
            held.set(`payment-${at}`, amount - done.leftFen)
          }
        })
        for (const [id, amount] of held)
          expect(lines.reduce((sum, line) => sum + (line.paymentId === id ? line.paidFen : 0), 0)).toBe(amount)
        for (const each of monthsOfYear(2025)) {
          const own = lines.filter((line) => line.month === each)
          expect(own.filter(({ paymentId }) => paymentId === null).length).toBeLessThanOrEqual(1)
          expect(own.map(({ isPart = false }) => isPart)).toEqual(own.map((_, at) => at < own.length - 1))
          for (const { paymentId, dueFen, paidFen } of own) expect(paidFen).toBe(paymentId === null ? 0 : dueFen)
        }
      }),
      { numRuns: 500 },
    )
  })
})
