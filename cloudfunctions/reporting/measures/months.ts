/** The months of a period: those that it touches, those that are over, and those for which nothing was entered. */
import type { Branch } from '#domain/branch/branch'
import { addDays, firstDay, lastDay, monthOf, monthsBetween, type Month } from '#domain/time/civil-date'
import { monthsOf, until, wholeMonths, type Period } from '#domain/time/period'

/** The months that the period touches, added up over the branches: of each those from the one it was formed in. */
export function monthsTouched(period: Period, branches: readonly Branch[]): number {
  return branches.reduce((sum, { formedOn }) => {
    if (formedOn > period.to) return sum
    return sum + monthsOf({ ...period, from: formedOn > period.from ? formedOn : period.from }).length
  }, 0)
}

/** The period's days in months that are over by its last day, and the month that is not. */
export function overAndRunning(period: Period): { readonly over?: Period | undefined; readonly running?: Month } {
  const last = monthOf(period.to)
  if (period.to === lastDay(last)) return { over: period }
  if (monthOf(period.from) === last) return { running: last }
  return { over: until(period, addDays(firstDay(last), -1)), running: last }
}

/** The whole months of the period that are not among those entered. */
export function monthsMissing(period: Period, entered: ReadonlyMap<unknown, unknown>): Month[] {
  const { first, last } = wholeMonths(period)
  return monthsBetween(first, last).filter((month) => !entered.has(month))
}
