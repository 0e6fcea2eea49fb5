/** The demo year: a year in the life of an invented branch, the same for the same seed. */
import { dayOf } from './calendar'
import type { DemoYear } from './demo-year'
import { donations } from './donations'
import { duesAccounts, duesPayments } from './dues'
import { indicatorDefinitions, indicatorMonths } from './hotline'
import { ledger, nones } from './ledger'
import { meetings } from './meetings'
import { BRANCH_NAME, BUREAU_NAME, cells, officePerson, people, posts, USERS } from './people'
import { chance } from './random'
import { shifts } from './service'

export type { DemoYear } from './demo-year'

/** `year` is the calendar year told, e.g. 2024; records carry its dates and a few of the year before. */
export function demoYear({ seed, year }: { readonly seed: number; readonly year: number }): DemoYear {
  const by = chance(seed)
  const everybody = people(year, by.fork('people'))
  const held = posts(year)
  const kept = meetings(year, everybody, held, by.fork('meetings'))
  const accounts = duesAccounts(year, everybody, by.fork('dues'))
  return {
    seed,
    year,
    bureau: { name: BUREAU_NAME, formedOn: dayOf(year - 14, 6, 1) },
    branch: { name: BRANCH_NAME, formedOn: dayOf(year - 11, 7, 1), cells: cells(year) },
    office: officePerson(year),
    people: everybody,
    posts: held,
    users: USERS,
    meetings: kept,
    shifts: shifts(year, everybody, by.fork('service')),
    donations: donations(year, everybody, by.fork('donations')),
    duesAccounts: accounts,
    duesPayments: duesPayments(year, everybody, accounts),
    ledger: ledger(year, everybody, kept, by.fork('ledger')),
    nones: nones(year),
    indicators: indicatorDefinitions(),
    indicatorMonths: indicatorMonths(year, by.fork('hotline')),
  }
}
