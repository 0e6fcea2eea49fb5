/**
 * Scans that brought nobody in. Each is kept with its reason, one row for a person, a meeting and a reason, so that the
 * host sees who stands at the door and can settle it; nothing a phone says of time, state or person is in it.
 */
import type { BranchId, MemberId, OpenId, Stored } from '../people/identity'
import { addMinutes, type Instant } from '../time/instant'

export const SCAN_FAILURES = [
  /** Beside the code the phone supplied something of its own: a time, a state, a member. */
  'supplied-by-phone',
  /** A code that is no text, e.g. an object or a pattern, or no text we could ever have shown. */
  'malformed-code',
  /** Otherwise not what the procedure takes; of our own pages nothing like it comes. */
  'malformed',
  'no-such-meeting',
  'meeting-cancelled',
  'meeting-closed',
  'meeting-not-open',
  'scanning-off',
  'too-many-attempts',
  'code-wrong',
  'other-meeting',
  'code-expired',
  /** Kept by a phone without network: the code was right when it was shown, and counts once the host nods. */
  'sent-late',
  /** A stranger: the phone is bound to nobody. */
  'not-bound',
  /** A member, but neither due nor of this branch. */
  'not-on-roll',
] as const
export type ScanFailure = (typeof SCAN_FAILURES)[number]

export const SCAN_SETTLEMENTS = ['present', 'dismissed'] as const
export type ScanSettlement = (typeof SCAN_SETTLEMENTS)[number]

export interface SettledScan {
  readonly as: ScanSettlement
  readonly by: MemberId
  readonly at: Instant
  readonly reason: string
  /** Who it was: of a stranger, whom the host recognised. */
  readonly memberId: MemberId | null
}

export interface FailedScan extends Stored {
  /** Null together with the branch: scans that name no meeting of ours share one row for each person. */
  readonly meetingId: string | null
  readonly branchId: BranchId | null
  /** Null for a stranger. */
  readonly memberId: MemberId | null
  readonly reason: ScanFailure
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly times: number
  /** The window of the first genuine code among those not yet settled; see check-in-code.ts. */
  readonly window: number | null
  readonly settled: SettledScan | null
}

/** `person` is a keyed digest of the OPENID: ids are shown to hosts, OPENIDs to nobody. */
export function failedScanId(meetingId: string | null, person: string, reason: ScanFailure): string {
  return `${meetingId ?? 'no-meeting'}:${person}:${reason}`
}

/**
 * The row after one more scan of the same person with the same outcome. Whose kept scan is told to wait for the host does
 * wait: a code shown at another time is another scan than the one that was settled, so that the row stands open again.
 * The same code sent twice is the same scan.
 */
export function scannedAgain(row: FailedScan, at: Instant, window: number | null): FailedScan {
  const again = { ...row, lastAt: at, times: row.times + 1, revision: row.revision + 1 }
  const isAnother = row.reason === 'sent-late' && row.settled !== null && window !== row.window
  return isAnother ? { ...again, window, settled: null } : { ...again, window: row.window ?? window }
}

/** How long a stranger who scanned a right code has to join the branch, for the scan to become their check-in. */
export const TICKET_MINUTES = 10

/** What a stranger's scan leaves. `_id` is the OPENID: one ticket a person, for the meeting scanned last. */
export interface ScanTicket extends Stored {
  readonly _id: OpenId
  readonly meetingId: string
  /** The row of the scan, settled when the ticket is used. */
  readonly scanId: string
  readonly scannedAt: Instant
  /** The first instant at which it is worth nothing. */
  readonly until: Instant
  /** When it became a check-in. */
  readonly usedAt: Instant | null
}

/** The ticket of a scan at `at`; another scan at the same meeting keeps the time of the first while that still holds. */
export function ticketFor(
  scan: { readonly openId: OpenId; readonly meetingId: string; readonly scanId: string },
  at: Instant,
  before: ScanTicket | undefined,
): ScanTicket {
  const { openId, meetingId, scanId } = scan
  const isSame = before?.meetingId === meetingId && before.usedAt === null && at < before.until
  return {
    _id: openId,
    revision: (before?.revision ?? 0) + 1,
    meetingId,
    scanId,
    scannedAt: isSame ? before.scannedAt : at,
    until: addMinutes(at, TICKET_MINUTES),
    usedAt: null,
  }
}
