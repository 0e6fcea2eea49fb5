import fc from 'fast-check'
import { addMonths, civilDate, month, monthsOfYear, type Month } from '#domain/time/civil-date'
import {
  amountDue,
  changeAmount,
  changedAccount,
  formatMonths,
  inStep,
  markPaid,
  markUnpaid,
  overdueRun,
  standingOn,
  unpaidMonth,
  type DuesAccount,
  type DuesMonth,
} from '#domain/dues/dues-account'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'

const months = (...texts: string[]): Month[] => texts.map(month)
const year2025 = (monthlyFen = 3000): DuesMonth[] =>
  monthsOfYear(2025).map((each) => unpaidMonth(each, fen(monthlyFen), 'monthly'))
const paid = (of: DuesMonth[], on: string, ...which: string[]) =>
  markPaid(of, { _id: 'payment-1', occurredOn: civilDate(on), months: months(...which) }, 'monthly')
const account = (overrides: Partial<DuesAccount> = {}): DuesAccount => ({
  _id: 'branch-1:member-1:2025',
  revision: 1,
  branchId: 'branch-1',
  memberId: 'member-1',
  year: 2025,
  category: 'wage-earner',
  monthlyFen: fen(3000),
  ruleId: 'dues-2017',
  approvedAt: instant('2025-01-06T02:00:00.000Z'),
  approvedBy: 'treasurer',
  decidedOn: null,
  months: year2025(),
  ...overrides,
})
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

describe('What is due for months together', () => {
  it('is the sum of their amounts', () => {
    expect(amountDue(account(), months('2025-01', '2025-02'))).toBe(6000)
  })

  it('names the first month that is not due, exempt or paid already', () => {
    const partly = account({ months: paid(year2025(), '2025-01-20', '2025-02') })
    expect(amountDue(partly, months('2025-01', '2025-02'))).toEqual({ refused: 'month-already-paid', month: '2025-02' })
    expect(amountDue(partly, months('2026-01'))).toEqual({ refused: 'month-not-due', month: '2026-01' })
    const exempt = account({ months: year2025(0) })
    expect(amountDue(exempt, months('2025-01'))).toEqual({ refused: 'month-not-due', month: '2025-01' })
  })
})

describe('A changed monthly amount', () => {
  it('holds from its month on and leaves paid months as they were paid', () => {
    const changed = changeAmount(paid(year2025(), '2025-06-05', '2025-08'), month('2025-07'), fen(4000), 'monthly')
    expect(changed.map(({ dueFen }) => dueFen)).toEqual([
      3000, 3000, 3000, 3000, 3000, 3000, 4000, 3000, 4000, 4000, 4000, 4000,
    ])
  })

  it('of nothing makes the months exempt, and back again', () => {
    const exempt = changeAmount(year2025(), month('2025-11'), fen(0), 'monthly')
    expect(standings(exempt).slice(9)).toEqual(['unpaid', 'exempt', 'exempt'])
    expect(standings(changeAmount(exempt, month('2025-11'), fen(20), 'monthly')).slice(9)).toEqual([
      'unpaid',
      'unpaid',
      'unpaid',
    ])
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
    const raised = changeAmount(year2025().slice(3, 6), month('2025-06'), fen(4000), 'monthly')
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

describe('An account that changes', () => {
  it('keeps nothing of what the branch once wrote in its own words', () => {
    const before = { ...account(), basis: '身份证号110101198503070011，工资6200元' }
    expect(changedAccount(before, { monthlyFen: fen(4000) })).toEqual({ ...account(), monthlyFen: 4000, revision: 2 })
  })
})

describe('Months in words', () => {
  it('name each year once', () => {
    expect(formatMonths(months('2025-11', '2025-12', '2026-01'))).toBe('2025年11月、12月、2026年1月')
  })
})

describe('the longest run of overdue months', () => {
  const LETTERS = { o: 'overdue', u: 'unpaid', t: 'on-time', l: 'late', e: 'exempt' } as const
  const shown = (text: string, start = '2024-10') =>
    [...text].flatMap((letter, index) => {
      const standing = LETTERS[letter as keyof typeof LETTERS]
      return standing ? [{ month: addMonths(month(start), index), standing }] : []
    })

  it.each([
    ['ttt', 0],
    ['toot', 2],
    ['ooloo', 2],
    ['ooeooo', 3],
    ['oo-oo', 2],
    ['ooou', 3],
    ['oooooo', 6],
    ['', 0],
  ])('of %s is %d (o overdue, u not yet to be paid, t on time, l late, e exempt, - nothing due)', (text, length) => {
    expect(overdueRun(shown(text))).toBe(length)
  })

  it('goes on across New Year', () => {
    expect(overdueRun(shown('tooot'))).toBe(3)
  })

  it('equals the longest match in the account written as letters, in whatever order it is given', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[outle-]{0,30}$/), fc.boolean(), (text, isReversed) => {
        const longest = Math.max(0, ...(text.match(/o+/g) ?? []).map((run) => run.length))
        const months = shown(text)
        expect(overdueRun(isReversed ? months.reverse() : months)).toBe(longest)
      }),
    )
  })
})
