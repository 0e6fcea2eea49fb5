/** The months one can note a payment for. Pure. */
import type { OutputOf } from '#contract'
import { isOpen } from '../../../domain/dues/dues-progress'
import { monthChoices, type MonthChoice } from '../month-choices'

/** What is unpaid and not noted already in the branch, the earliest chosen. */
export function payableMonths({ accounts, payments }: OutputOf<'dues.mine'>, branchId: string): MonthChoice[] {
  const noted = payments.filter(({ state }) => state === 'proposed').flatMap(({ months }) => months)
  const account = accounts.find((each) => each.branchId === branchId)
  const open = (account?.months ?? []).filter((each) => isOpen(each) && !noted.includes(each.month))
  return monthChoices(open, (month) => month === open[0]?.month)
}
