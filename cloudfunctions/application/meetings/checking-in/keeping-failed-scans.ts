/** Keeping scans that brought nobody in: what is written, and what the person is told. */
import type { Refusal } from '#contract'
import { SPOKEN_TRIES, windowBegan } from '#domain/meeting/check-in-code'
import { checkInPeriod } from '#domain/meeting/check-in-period'
import { failedScanId, scannedAgain, ticketFor, type FailedScan, type ScanFailure } from '#domain/meeting/failed-scan'
import type { MemberId } from '#domain/people/identity'
import type { Meeting } from '#domain/meeting/meeting'
import { refuseWithTrace, type SignedInContext } from '../../ports/handling'
import type { Write } from '../../ports/store'
import { personDigest } from './code-keys'

/** A scan that failed, as far as the server knows it. */
export interface Failed {
  readonly reason: ScanFailure
  /** Undefined where no meeting of ours was named. */
  readonly meeting: Meeting | undefined
  readonly memberId: MemberId | null
  readonly window: number | null
}

/** The row of this person, meeting and reason with one scan more. */
export async function failedScan(
  { reason, meeting, memberId, window }: Failed,
  context: SignedInContext,
): Promise<{ readonly row: FailedScan; readonly write: Write }> {
  const { store, now, openId } = context
  const meetingId = meeting?._id ?? null
  const _id = failedScanId(meetingId, personDigest(context, meetingId, openId), reason)
  const before = await store.get('failedScans', _id)
  if (before) {
    const row = scannedAgain(before, now, window)
    return { row, write: { do: 'replace', in: 'failedScans', doc: row } }
  }
  const branchId = meeting?.branchId ?? null
  const first = { firstAt: now, lastAt: now, times: 1, window, settled: null }
  const row: FailedScan = { _id, revision: 1, meetingId, branchId, memberId, reason, ...first }
  return { row, write: { do: 'insert', in: 'failedScans', doc: row } }
}

/** Refuses and keeps the scan; a stranger with a right code leaves with a ticket. */
export async function refuseScan(failed: Failed, more: readonly Write[], context: SignedInContext) {
  const { row, write } = await failedScan(failed, context)
  if (failed.reason !== 'not-bound' || !failed.meeting)
    return refuseWithTrace(codeOf(failed.reason), [write, ...more], toldOf(failed))
  const { store, openId, now } = context
  const before = await store.get('scanTickets', openId)
  const ticket = ticketFor({ openId, meetingId: failed.meeting._id, scanId: row._id }, now, before)
  const ticketed: Write = { do: before ? 'replace' : 'insert', in: 'scanTickets', doc: ticket }
  return refuseWithTrace('not-bound', [write, ticketed, ...more], { detail: { until: ticket.until } })
}

/** What is no input at all is answered `bad-input` before a handler is asked; see malformed-scans.ts. */
const BAD_SCANS = ['supplied-by-phone', 'malformed-code', 'malformed'] as const
export type BadScan = (typeof BAD_SCANS)[number]
type Code = Exclude<ScanFailure, 'sent-late' | BadScan> | 'awaits-host'

function codeOf(reason: ScanFailure): Code {
  if (reason === 'sent-late') return 'awaits-host'
  if (isBadScan(reason)) throw new Error(`what is ${reason} never reaches the handler`)
  return reason
}

function isBadScan(reason: ScanFailure): reason is BadScan {
  return BAD_SCANS.some((each) => each === reason)
}

function toldOf({ reason, meeting, window }: Failed): Pick<Refusal, 'field' | 'detail'> {
  const field =
    reason === 'code-wrong' || reason === 'code-expired' || reason === 'other-meeting' ? 'code' : 'meetingId'
  if (reason === 'too-many-attempts') return { field: 'code', detail: { limit: SPOKEN_TRIES } }
  if (reason === 'meeting-not-open' && meeting) return { field, detail: { ...checkInPeriod(meeting) } }
  if (reason === 'sent-late' && window !== null) return { field: 'code', detail: { shownAt: windowBegan(window) } }
  return { field }
}
