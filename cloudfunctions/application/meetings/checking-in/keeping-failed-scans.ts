/** Keeping scans that brought nobody in: what is written, and what the person is told. */
import type { Refusal } from '#contract'
import { SPOKEN_TRIES, windowBegan } from '#domain/meeting/check-in-code'
import { checkInPeriod } from '#domain/meeting/check-in-period'
import {
  failedScanId,
  scannedAgain,
  ticketFor,
  type FailedScan,
  type ScanFailure,
  type ScanTicket,
} from '#domain/meeting/failed-scan'
import type { MemberId } from '#domain/people/identity'
import type { Meeting } from '#domain/meeting/meeting'
import { refuseWithTrace, type SignedInContext, type TracedRefusal } from '../../ports/handling'
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
  failed: Failed,
  context: SignedInContext,
): Promise<{ readonly row: FailedScan; readonly write: Write }> {
  const first = firstScan(failed, context)
  const before = await context.store.get('failedScans', first._id)
  if (!before) return { row: first, write: { do: 'insert', in: 'failedScans', doc: first } }
  const row = scannedAgain(before, context.now, failed.window)
  return { row, write: { do: 'replace', in: 'failedScans', doc: row } }
}

function firstScan({ reason, meeting, memberId, window }: Failed, context: SignedInContext): FailedScan {
  const { now, openId } = context
  const [meetingId, branchId] = [meeting?._id ?? null, meeting?.branchId ?? null]
  const _id = failedScanId(meetingId, personDigest(context, meetingId, openId), reason)
  const once = { firstAt: now, lastAt: now, times: 1, window, settled: null }
  return { _id, revision: 1, meetingId, branchId, memberId, reason, ...once }
}

/** Refuses and keeps the scan; a stranger with a right code leaves with a ticket. */
export async function refuseScan(failed: Failed, more: readonly Write[], context: SignedInContext) {
  const { reason, meeting } = failed
  if (reason === 'not-bound' && meeting) return refuseStranger({ ...failed, meeting }, more, context)
  const { write } = await failedScan(failed, context)
  return refuseWithTrace(codeOf(reason), [write, ...more], toldOf(failed))
}

/** Most strangers scan once: what they may have left before is asked only where it turns out to be there. */
function refuseStranger(
  failed: Failed & { readonly meeting: Meeting },
  more: readonly Write[],
  context: SignedInContext,
): TracedRefusal<'not-bound'> {
  const { store, openId, now } = context
  const refused = (row: FailedScan, write: Write, before: ScanTicket | undefined) => {
    const ticket = ticketFor({ openId, meetingId: failed.meeting._id, scanId: row._id }, now, before)
    const ticketed: Write = { do: before ? 'replace' : 'insert', in: 'scanTickets', doc: ticket }
    return refuseWithTrace('not-bound', [write, ticketed, ...more], { detail: { until: ticket.until } })
  }
  const first = firstScan(failed, context)
  const otherwise = async () => {
    const [{ row, write }, before] = await Promise.all([failedScan(failed, context), store.get('scanTickets', openId)])
    return refused(row, write, before)
  }
  return { ...refused(first, { do: 'insert', in: 'failedScans', doc: first }, undefined), otherwise }
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
