import type { Appointment } from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import type { Donation } from '#domain/service/donation'
import type { DuesAccount, DuesPayment } from '#domain/dues/dues-account'
import type { DuesBook, DuesHandedUp } from '#domain/dues/dues-book'
import type { DuesYear } from '#domain/dues/dues-year'
import type { IndicatorMonth } from '#domain/entries/indicator'
import type { FailedScan, ScanTicket } from '#domain/meeting/failed-scan'
import type { Feedback } from '#domain/branch/feedback'
import type { BranchId, MemberId, Stored } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { Attendance } from '#domain/meeting/attendance'
import type { MeetingPhoto } from '#domain/meeting/meeting-photo'
import type { Meeting } from '#domain/meeting/meeting'
import type { GroupInvitation, JoinRequest } from '#domain/people/join-request'
import type { Binding, Invitation, Member } from '#domain/people/member'
import type { NoneDeclaration } from '#domain/entries/none-declaration'
import type { StoredReport } from '#domain/report/duty-report'
import type { StoredTemplate } from '#domain/report/stored-template'
import type { FinalReport } from '#domain/report/final-report'
import type { StoredWriting } from '#domain/report/report-writing'
import type { StoredWording } from '#domain/report/wording'
import type { Reminder, ReminderConsent } from '#domain/messages/reminder'
import type { ShiftOffer, ShiftPlace } from '#domain/service/shift-offer'
import type { VolunteerShift } from '#domain/service/volunteering'
import type { OfficialDocument } from './documents'
import type { LogBlock, LoggedLine } from './log'

/**
 * What was done, by whom, when: one line per accepted write. It is also the memory that makes a repeated request return its
 * first answer: `_id`, `digest` and `answer` are what request-memory.ts makes of the request, readable to who sends it again.
 * Lines of versions before the log of changes do not say which records were written.
 */
export interface JournalEntry extends Stored, Partial<LoggedLine> {
  readonly at: Instant
  readonly by: string | null
  readonly branchId: string | null
  readonly procedure: string
  readonly subject: string | null
  readonly digest: string
  readonly answer: string
}

/** A piece of a file that somebody brought to be read; see application/uploads.ts. */
export interface Upload extends Stored {
  readonly memberId: MemberId
  readonly branchId: BranchId
  readonly at: Instant
  readonly base64: string
}

/** A file in the platform's storage that somebody was given a link to; see application/ports/files.ts. */
export interface LentFile extends Stored {
  readonly fileId: string
  readonly memberId: MemberId | null
  /** When it is taken away. */
  readonly until: Instant
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
  groupInvitations: GroupInvitation
  joinRequests: JoinRequest
  meetings: Meeting
  meetingPhotos: MeetingPhoto
  attendance: Attendance
  failedScans: FailedScan
  scanTickets: ScanTicket
  shifts: VolunteerShift
  shiftOffers: ShiftOffer
  shiftPlaces: ShiftPlace
  donations: Donation
  duesAccounts: DuesAccount
  duesPayments: DuesPayment
  duesBooks: DuesBook
  duesHandedUp: DuesHandedUp
  duesYears: DuesYear
  ledger: LedgerEntry
  ledgerKinds: OwnKind
  indicatorMonths: IndicatorMonth
  noneDeclarations: NoneDeclaration
  templates: StoredTemplate
  reports: StoredReport
  reportWritings: StoredWriting
  reportWordings: StoredWording
  finalReports: FinalReport<OfficialDocument>
  consents: ReminderConsent
  reminders: Reminder
  feedback: Feedback
  counters: Counter
  uploads: Upload
  lentFiles: LentFile
  journal: JournalEntry
  logBlocks: LogBlock
}
export type CollectionName = keyof Collections
