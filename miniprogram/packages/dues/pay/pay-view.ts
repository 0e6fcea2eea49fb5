/** The months one can note a payment for. Pure. */
import type { OutputOf } from '#contract'
import { monthOf, type CivilDate } from '../../../domain/time/civil-date'
import { isOpen } from '../../../domain/dues/dues-progress'
import { chosenMonths, monthChoices, type MonthChoice } from '../month-choices'

/** What is unpaid and not noted already in the branch, the earliest chosen. */
export function payableMonths({ accounts, payments }: OutputOf<'dues.mine'>, branchId: string): MonthChoice[] {
  const noted = payments.filter(({ state }) => state === 'proposed').flatMap(({ months }) => months)
  const account = accounts.find((each) => each.branchId === branchId)
  const open = (account?.months ?? []).filter((each) => isOpen(each) && !noted.includes(each.month))
  return monthChoices(open, (month) => month === open[0]?.month)
}

/** The same with all up to this month chosen, and no other. */
export function upToNow(months: readonly MonthChoice[], today: CivilDate): MonthChoice[] {
  return months.map((each) => ({ ...each, isChosen: each.key <= monthOf(today) }))
}

/** How many that would be, where it is offered: several, and not chosen already. */
export function offeredUpToNow(months: readonly MonthChoice[], today: CivilDate): number {
  const all = chosenMonths(upToNow(months, today))
  return all.length > 1 && all.join() !== chosenMonths(months).join() ? all.length : 0
}
