/**
 * What a demo year is: plain data about a fictional branch, told as people would tell it. What came later (a confirmation,
 * a correction) is part of the record it changes.
 */
import type { CivilDate } from '#domain/time/civil-date'
import type { IndicatorDefinition } from '#domain/entries/indicator'
import type { DemoCell, DemoPerson, DemoPost, DemoUser } from './demo-people'
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

export interface DemoYear {
  readonly seed: number
  readonly year: number
  readonly bureau: { readonly name: string; readonly formedOn: CivilDate }
  readonly branch: { readonly name: string; readonly formedOn: CivilDate; readonly cells: readonly DemoCell[] }
  /** The person of the bureau's Party office, on the bureau's own roll. */
  readonly office: DemoPerson
  readonly people: readonly DemoPerson[]
  readonly posts: readonly DemoPost[]
  readonly users: readonly DemoUser[]
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
