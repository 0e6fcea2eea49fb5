/** The treasurer's table: an office whose members can be assessed and can pay. */
import type { RequestOf } from '#contract'
import { civilDate, month, type Month } from '#domain/time/civil-date'
import { duesAccountId, type DuesMonth } from '#domain/dues/dues-account'
import { fen } from '#domain/values/money'
import { duesHandlers } from '../../../../cloudfunctions/application/dues/dues'
import { duesSheetHandlers } from '../../../../cloudfunctions/application/dues/sheet/sheet'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { granted } from '../../../builders/answers'
import { BRANCH, openOffice, type Office } from '../../../builders/office'

export const MONTHLY = 3_000

export const openDuesOffice = (): Promise<Office> =>
  openOffice({ handlers: { ...duesHandlers, ...duesSheetHandlers, ...entryHandlers } })

export const months = (...texts: string[]): Month[] => texts.map(month)

export const terms = (
  memberId: string,
  overrides: Partial<RequestOf<'dues.assess'>> = {},
): RequestOf<'dues.assess'> => ({
  branchId: BRANCH,
  memberId,
  year: 2025,
  category: 'wage-earner',
  monthlyFen: fen(MONTHLY),
  ...overrides,
})

/** Members 1 to 3 owe 30 yuan a month in 2025. */
export async function assessedOffice(): Promise<Office> {
  const office = await openDuesOffice()
  for (const memberId of ['member-1', 'member-2', 'member-3'])
    granted(await office.call('dues.assess', terms(memberId), 'treasurer'))
  return office
}

export const payment = (
  memberId: string,
  paidFor: string[],
  overrides: Partial<RequestOf<'dues.record'>> = {},
): RequestOf<'dues.record'> => ({
  branchId: BRANCH,
  memberId,
  occurredOn: civilDate('2025-06-10'),
  months: months(...paidFor),
  fen: fen(MONTHLY * paidFor.length),
  method: 'in-person',
  ...overrides,
})

export const entry = (entryId: string) => ({ branchId: BRANCH, book: 'duesPayments' as const, entryId })
export const because = (entryId: string) => ({ ...entry(entryId), reason: '登记有误' })

export async function monthsOf({ store }: Office, memberId: string, year = 2025): Promise<readonly DuesMonth[]> {
  return (await store.get('duesAccounts', duesAccountId(BRANCH, memberId, year)))?.months ?? []
}

/** The months with a standing other than unpaid, e.g. `2025-01 late 3000`. */
export async function settledMonths(office: Office, memberId: string, year = 2025): Promise<string[]> {
  const all = await monthsOf(office, memberId, year)
  return all.flatMap(({ month: of, standing, paidFen }) =>
    standing === 'unpaid' ? [] : [`${of} ${standing} ${paidFen}`],
  )
}
