/**
 * What a demo year is: plain data about a fictional bureau and its branches, told as people would tell it. What came later
 * (a confirmation, a correction) is part of the record it changes.
 */
import type { CivilDate } from '#domain/time/civil-date'
import type { IndicatorDefinition } from '#domain/entries/indicator'
import type { DemoReport } from './demo-report'
import type { DemoCell, DemoPerson, DemoPost, DemoUser, PersonKey } from './demo-people'
import type {
  DemoDonation,
  DemoDuesAccount,
  DemoDuesPayment,
  DemoIndicatorMonth,
  DemoLedgerEntry,
  DemoMeeting,
  DemoNone,
  DemoShift,
} from './demo-records'

/** What an organization keeps records of. */
export interface DemoBooks {
  /** In order of date; those of the year before are there for comparison only. */
  readonly meetings: readonly DemoMeeting[]
  readonly shifts: readonly DemoShift[]
  readonly donations: readonly DemoDonation[]
  readonly duesAccounts: readonly DemoDuesAccount[]
  readonly duesPayments: readonly DemoDuesPayment[]
  readonly ledger: readonly DemoLedgerEntry[]
  readonly nones: readonly DemoNone[]
  readonly indicators: readonly IndicatorDefinition[]
  readonly indicatorMonths: readonly DemoIndicatorMonth[]
}

/** One organization with its people and its books. */
export interface DemoUnit extends DemoBooks {
  readonly branch: {
    readonly key: string
    readonly name: string
    readonly formedOn: CivilDate
    readonly cells: readonly DemoCell[]
  }
  /** Those on its own roll. */
  readonly people: readonly DemoPerson[]
  readonly posts: readonly DemoPost[]
  /** Who leads its meetings, and who writes down what others did. */
  readonly hands: { readonly host: PersonKey; readonly clerk: PersonKey }
  /** What is written in its report; null where nobody writes one. */
  readonly report: DemoReport | null
}

/** The year of the branch of which most is told, in the bureau it belongs to. */
export interface DemoYear extends DemoUnit {
  readonly seed: number
  readonly year: number
  /** The person of the bureau's Party office, on the bureau's own roll. */
  readonly office: DemoPerson
  /** Everybody in the bureau with a phone. */
  readonly users: readonly DemoUser[]
  /** What the bureau itself keeps: the meetings and papers of its Party group (党组). */
  readonly bureau: DemoUnit
  /** The smaller branches, which keep fewer records. */
  readonly others: readonly DemoUnit[]
}

/** The same year, told of another organization of it. */
export function yearOfUnit(year: DemoYear, unit: DemoUnit): DemoYear {
  return { ...year, ...unit }
}

/** The year of every organization: the bureau itself, then the branches below it. */
export function unitYears(year: DemoYear): DemoYear[] {
  return [yearOfUnit(year, year.bureau), year, ...year.others.map((unit) => yearOfUnit(year, unit))]
}
