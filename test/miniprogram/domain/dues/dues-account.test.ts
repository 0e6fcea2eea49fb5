import fc from 'fast-check'
import { addMonths, month, monthsOfYear } from '#domain/time/civil-date'
import { changedAccount, formatMonths, overdueRun, type DuesAccount, type DuesMonth } from '#domain/dues/dues-account'
import { unpaidMonth } from '#domain/dues/dues-lines'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'

const year2025 = (monthlyFen = 3000): DuesMonth[] =>
  monthsOfYear(2025).map((each) => unpaidMonth(each, fen(monthlyFen), 'monthly'))
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

describe('An account that changes', () => {
  it('keeps nothing of what the branch once wrote in its own words', () => {
    const before = { ...account(), basis: '身份证号110101198503070011，工资6200元' }
    expect(changedAccount(before, { monthlyFen: fen(4000) })).toEqual({ ...account(), monthlyFen: 4000, revision: 2 })
  })
})

describe('Months in words', () => {
  it.each([
    [['2025-01', '2025-02'], '2025年1月、2月'],
    [['2025-01', '2025-02', '2025-03'], '2025年1月至3月'],
    [['2025-01', '2025-03', '2025-04', '2025-05', '2025-06', '2025-12'], '2025年1月、3月至6月、12月'],
    [['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'], '2025年10月至12月、2026年1月至3月'],
  ])('three and more in a row are said by their first and last: %j', (months, said) => {
    expect(formatMonths(months.map(month))).toBe(said)
    expect(formatMonths(months.map(month), 2025)).toBe(said.replace('2025年', ''))
  })

  it('name each year once', () => {
    expect(formatMonths(['2025-11', '2025-12', '2026-01'].map(month))).toBe('2025年11月、12月、2026年1月')
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
