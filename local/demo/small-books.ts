/** Books of a small branch: what is written down of its posts, shifts and dues. */
import { monthsOfYear, type CivilDate } from '#domain/time/civil-date'
import { fen, sumFen } from '#domain/values/money'
import { dayOf, entered, workday } from './calendar'
import type { DemoPerson, DemoPost, PersonKey } from './demo-people'
import type { DemoDuesAccount, DemoDuesPayment, DemoShift } from './demo-records'
import type { DemoBooks } from './demo-year'
import type { LedgerPlan } from './ledger-plan'

export const NOTHING: DemoBooks = {
  ...{ meetings: [], shifts: [], donations: [], duesAccounts: [], duesPayments: [] },
  ...{ ledger: [], nones: [], indicators: [], indicatorMonths: [] },
}

export function posts(year: number, held: Readonly<Record<PersonKey, DemoPost['post']>>): DemoPost[] {
  return Object.entries(held).map(([person, post]) => ({ person, post, fromOn: dayOf(year - 1, 6, 3) }))
}

export interface Served {
  readonly month: number
  readonly people: readonly PersonKey[]
  readonly project: string
  readonly site: string
  readonly minutes: number
}

export function shift(year: number, clerk: PersonKey, { month, ...served }: Served): DemoShift {
  const on = dayOf(year, month, 16)
  return { key: `shift-${month}`, ...served, on, outing: null, entered: entered(clerk, on, 2, '17:20') }
}

/** Grades as the meeting of that day decided them: `excellent` are fewer than a third. */
export function evaluated(on: CivilDate, people: readonly DemoPerson[], excellent: readonly PersonKey[]): LedgerPlan[] {
  return people.map(({ key }) => ({
    kind: 'evaluation-result',
    on,
    person: key,
    values: { grade: excellent.includes(key) ? 'excellent' : 'qualified', decidedAt: '年度民主评议党员' },
    daysLater: 3,
  }))
}

/** Everybody pays a quarter at a time, each in the month given for it. */
export function dues(
  year: number,
  people: readonly DemoPerson[],
  clerk: PersonKey,
  inMonths: readonly number[],
): { duesAccounts: DemoDuesAccount[]; duesPayments: DemoDuesPayment[] } {
  const fixed = entered(clerk, workday(year, 1, 8), 0, '10:00')
  const accounts = people.map(({ key, isRetired }, index): DemoDuesAccount => ({
    person: key,
    category: isRetired ? 'retired' : 'wage-earner',
    monthlyFen: fen(isRetired ? 2400 : 6600 + 450 * index),
    decidedOn: null,
    entered: fixed,
  }))
  const payments = inMonths.flatMap((month, quarter) => {
    const on = workday(year, month, 11)
    const months = monthsOfYear(year).slice(quarter * 3, quarter * 3 + 3)
    return accounts.map(({ person, monthlyFen }): DemoDuesPayment => ({
      key: `dues-${person}-${quarter * 3 + 1}`,
      person,
      months,
      fen: sumFen(months.map(() => monthlyFen)),
      on,
      method: 'in-person',
      isLargeVoluntary: false,
      entered: entered(clerk, on),
    }))
  })
  return { duesAccounts: accounts, duesPayments: payments }
}
