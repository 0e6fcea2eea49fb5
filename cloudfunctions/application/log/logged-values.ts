/**
 * What the log says of a record: to which kind of line it belongs, whether its id may be named, and which of its values an
 * inspector asks after. Only what is a code, a day, a number of things or yes and no: names, amounts of money and texts stay
 * with the record, where they can be corrected and, where that is a person's right, erased.
 */
import type { LogKind } from '#domain/records/log-kinds'
import { recordKindOfLedger } from '#domain/records/record-kinds'
import type { RecordKind } from '#domain/people/permission'
import type { CivilDate } from '#domain/time/civil-date'
import { lastOf } from '#domain/values/last'
import type { CollectionName, Collections } from '../ports/collections'
import type { LoggedRecord, LoggedValue } from '../ports/log'

type Values = Readonly<Record<string, LoggedValue | undefined>>

interface LoggedAs<C extends CollectionName> {
  readonly kind: LogKind
  /** Its `_id` is made of an OPENID, or is a code that opens something: it is not named, nor is a digest taken. */
  readonly isNameless?: true
  readonly values?: (doc: Collections[C]) => Values
}

const entry = ({ state, occurredOn }: { readonly state: string; readonly occurredOn: CivilDate }) => ({
  state,
  occurredOn,
})

/** Null: only passes through, or counts; the log does not speak of it. */
export const LOGGED: { readonly [C in CollectionName]: LoggedAs<C> | null } = {
  branches: {
    kind: 'organization',
    values: ({ kind, formedOn, dissolvedOn, cells, settings }) => ({
      ...{ kind, formedOn, dissolvedOn, cells: cells.length },
      ...{ scanning: settings.scanning, duesQuarterly: settings.duesQuarterly },
      lateEntryAfterDays: settings.lateEntryAfterDays,
    }),
  },
  members: {
    kind: 'register',
    values: ({ admittedOn, spans }) => {
      const span = lastOf(spans)
      return { admittedOn, stage: span?.stage, fromOn: span?.fromOn, untilOn: span?.untilOn }
    },
  },
  appointments: {
    kind: 'organization',
    values: ({ post, fromOn, untilOn, isOwnPhone }) => ({ post, fromOn, untilOn, isOwnPhone }),
  },
  bindings: { kind: 'phones', isNameless: true },
  invitations: { kind: 'phones', isNameless: true },
  groupInvitations: { kind: 'phones', isNameless: true },
  joinRequests: { kind: 'phones', isNameless: true },
  meetings: {
    kind: 'meetings',
    values: (meeting) => ({
      ...entry(meeting),
      ...(meeting.state === 'closed' ? attendanceOf(meeting) : {}),
    }),
  },
  meetingPhotos: { kind: 'meetings' },
  attendance: { kind: 'meetings', values: ({ mark, source, leave }) => ({ mark, source, leave: leave ?? null }) },
  failedScans: {
    kind: 'meetings',
    isNameless: true,
    values: ({ settled }) => ({ settled: settled?.as ?? null }),
  },
  scanTickets: { kind: 'own', isNameless: true },
  shifts: { kind: 'service', values: (shift) => ({ ...entry(shift), minutes: shift.minutes }) },
  shiftOffers: { kind: 'service', values: entry },
  shiftPlaces: { kind: 'service', values: ({ isComing }) => ({ isComing }) },
  donations: { kind: 'donations', values: (donation) => ({ ...entry(donation), willing: donation.willing ?? null }) },
  duesAccounts: { kind: 'dues', values: ({ year, months }) => ({ year, monthsDue: months.length }) },
  duesPayments: {
    kind: 'dues',
    values: (payment) => ({ ...entry(payment), months: payment.months.join('、'), method: payment.method }),
  },
  duesBooks: { kind: 'dues', values: ({ closedThrough }) => ({ closedThrough }) },
  duesHandedUp: { kind: 'dues', values: ({ occurredOn }) => ({ occurredOn }) },
  duesYears: { kind: 'dues', values: ({ year, version }) => ({ year, version }) },
  ledger: { kind: 'ledger', values: (each) => ({ ...entry(each), concludedOn: each.concludedOn }) },
  ledgerKinds: { kind: 'ledger', values: ({ version, isEnded }) => ({ version, isEnded }) },
  indicatorMonths: { kind: 'indicators', values: ({ state, month }) => ({ state, month }) },
  noneDeclarations: { kind: 'report', values: ({ fromOn, toOn }) => ({ fromOn, toOn }) },
  templates: { kind: 'report' },
  reports: { kind: 'report', values: ({ year, cutOff }) => ({ year, cutOff }) },
  reportWritings: { kind: 'report', values: ({ year, cutOff }) => ({ year, cutOff }) },
  reportWordings: { kind: 'report', values: ({ year, cutOff }) => ({ year, cutOff }) },
  finalReports: { kind: 'report', values: ({ year, cutOff, version }) => ({ year, cutOff, version }) },
  consents: { kind: 'own', isNameless: true },
  reminders: { kind: 'own', isNameless: true },
  // An opinion leaves no line at all: it is its own memory.
  feedback: null,
  counters: null,
  uploads: null,
  lentFiles: null,
  // A line is changed only when its person erases it, and by that it is named.
  journal: { kind: 'own' },
  logBlocks: null,
}

function attendanceOf({
  tally,
  problemsRaised,
  problemsRectified,
}: Extract<Collections['meetings'], { state: 'closed' }>) {
  const { expected, present, excused, absent } = tally
  return { expected, present, excused, absent, problemsRaised, problemsRectified }
}

/**
 * Whose records nothing but a line of the log changes: not the timer, not a scan, nor the trace of a refusal. What such a
 * record is, the line that last wrote it tells.
 */
export const CHANGED_BY_LINES_ALONE = [
  'branches',
  'members',
  'appointments',
  'meetings',
  'meetingPhotos',
  'shifts',
  'shiftOffers',
  'shiftPlaces',
  'donations',
  'duesAccounts',
  'duesPayments',
  'duesBooks',
  'duesHandedUp',
  'duesYears',
  'ledger',
  'ledgerKinds',
  'indicatorMonths',
  'noneDeclarations',
  'templates',
  'reports',
  'reportWritings',
  'reportWordings',
  'finalReports',
] as const satisfies readonly CollectionName[]

/** Whose row of the permission table says who reads it with its id and its values; null: whoever reads the log. */
const READ_AS: { readonly [C in CollectionName]?: RecordKind } = {
  ...{
    meetings: 'meetings',
    meetingPhotos: 'meetings',
    attendance: 'meetings',
    failedScans: 'meetings',
    members: 'register',
  },
  ...{ shifts: 'shifts', shiftOffers: 'shifts', shiftPlaces: 'shifts', donations: 'donations' },
  ...{ duesAccounts: 'dues', duesPayments: 'dues', duesBooks: 'dues', duesHandedUp: 'dues' },
  duesYears: 'dues',
  indicatorMonths: 'indicators',
}

export function readAs({ in: collection, kind }: LoggedRecord): RecordKind | null {
  if (kind !== undefined) return recordKindOfLedger(kind)
  return READ_AS[collection as CollectionName] ?? null
}
