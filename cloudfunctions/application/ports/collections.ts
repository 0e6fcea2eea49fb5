import type { Appointment } from '#domain/appointment'
import type { Branch } from '#domain/branch'
import type { Donation } from '#domain/donation'
import type { DuesAccount, DuesPayment } from '#domain/dues-account'
import type { IndicatorMonth } from '#domain/indicator'
import type { FailedScan, ScanTicket } from '#domain/failed-scan'
import type { Feedback } from '#domain/feedback'
import type { Stored } from '#domain/identity'
import type { Instant } from '#domain/instant'
import type { LedgerEntry } from '#domain/ledger'
import type { Attendance, Meeting } from '#domain/meeting'
import type { Binding, Invitation, Member } from '#domain/member'
import type { NoneDeclaration } from '#domain/none-declaration'
import type { StoredReport, StoredTemplate } from '#domain/duty-report'
import type { StoredWriting } from '#domain/report-writing'
import type { Reminder, ReminderConsent } from '#domain/reminder'
import type { ShiftOffer, ShiftPlace } from '#domain/shift-offer'
import type { VolunteerShift } from '#domain/volunteering'

/**
 * What was done, by whom, when: one line per accepted write. Its `_id` is `<openid>:<requestId>`, so it is also the
 * memory that makes a repeated request return its first answer. `digest` tells a repeat from a reused id.
 */
export interface JournalEntry extends Stored {
  readonly at: Instant
  readonly by: string | null
  readonly branchId: string | null
  readonly procedure: string
  readonly subject: string | null
  readonly digest: string
  readonly answer: unknown
}

/** A number that is given out once, e.g. of acknowledgements in a year. `_id` names the series. */
export interface Counter extends Stored {
  readonly last: number
}

/** Every collection and the shape of its documents. Indexes are declared in collections.json beside the functions. */
export interface Collections {
  branches: Branch
  members: Member
  appointments: Appointment
  bindings: Binding
  invitations: Invitation
  meetings: Meeting
  attendance: Attendance
  failedScans: FailedScan
  scanTickets: ScanTicket
  shifts: VolunteerShift
  shiftOffers: ShiftOffer
  shiftPlaces: ShiftPlace
  donations: Donation
  duesAccounts: DuesAccount
  duesPayments: DuesPayment
  ledger: LedgerEntry
  indicatorMonths: IndicatorMonth
  noneDeclarations: NoneDeclaration
  templates: StoredTemplate
  reports: StoredReport
  reportWritings: StoredWriting
  consents: ReminderConsent
  reminders: Reminder
  feedback: Feedback
  counters: Counter
  journal: JournalEntry
}
export type CollectionName = keyof Collections
