/** The demo year: a year in the life of an invented bureau and its branches, the same for the same seed. */
import { dayOf } from './calendar'
import type { DemoYear } from './demo-year'
import { donations } from './donations'
import { duesAccounts, duesPayments } from './dues'
import { indicatorDefinitions, indicatorMonths } from './hotline'
import { ledger, nones } from './ledger'
import { meetings } from './meetings'
import { officesPeople } from './offices-branch'
import { partyGroup } from './party-group'
import { BRANCH_NAME, cells, officePerson, people, posts, USERS } from './people'
import { chance } from './random'
import { branchReport } from './report-branch'
import { shifts } from './service'
import { SMALL_BRANCH_USERS, smallBranches } from './small-branches'

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
    bureau: partyGroup(year, [...everybody, ...officesPeople(year)], by.fork('meetings')),
    others: smallBranches(year, by.fork('small-branches')),
    branch: { key: 'hotline', name: BRANCH_NAME, formedOn: dayOf(year - 11, 7, 1), cells: cells(year) },
    office: officePerson(year),
    people: everybody,
    posts: held,
    users: [...USERS, ...SMALL_BRANCH_USERS],
    hands: { host: 'p01', clerk: 'p06' },
    report: branchReport(year),
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
