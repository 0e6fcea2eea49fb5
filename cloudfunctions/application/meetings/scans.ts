/** Scans that brought nobody in, as the host sees them, and settling each. */
import type { InputOf, OutputOf, Refusal } from '#contract'
import { windowBegan } from '#domain/check-in-code'
import type { FailedScan, SettledScan } from '#domain/failed-scan'
import type { MemberId } from '#domain/identity'
import { wasThere } from '#domain/mark-remarks'
import { attendanceId, type Attendance, type Meeting } from '#domain/meeting'
import { standing, stillStands } from '#domain/meeting-plan'
import { memberNames } from '../entries/member-names'
import { withDue } from './due-on-day'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Reader, Write } from '../ports/store'
import { hostedInAnyState, whyNotOpen } from './found'
import { fittingMarks, marked } from './noting'

type ScanView = OutputOf<'meeting.settleScan'>
type NameOf = (id: MemberId | null) => string | null

/** More rows than people could look through: each is one person with one reason. */
const MANY_SCANS = 200

export const scanHandlers: Handlers<'meeting.scans' | 'meeting.settleScan'> = {
  'meeting.scans': async ({ meetingId }, context) => {
    const meeting = await hostedInAnyState(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { store } = context
    const [rows, records] = await Promise.all([
      failedScansAt(meetingId, store),
      store.findAll('attendance', { meetingId }),
    ])
    const nameOf = await memberNames(store, namedIn(rows))
    return { scans: rows.map((row) => scanView(row, standing(meeting, records), nameOf)) }
  },

  'meeting.settleScan': async ({ meetingId, scanId, ...settling }, context) => {
    const meeting = await hostedInAnyState(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { store } = context
    const row = await store.get('failedScans', scanId)
    if (row?.meetingId !== meetingId) return refuse('no-such-scan', { field: 'scanId' })
    const settled = row.settled ? { row, writes: [] } : await settle(meeting, row, settling, context)
    if (isRefusal(settled)) return settled
    const who = personIn(settled.row)
    const [nameOf, before] = await Promise.all([
      memberNames(store, namedIn([settled.row])),
      who === null ? undefined : store.get('attendance', attendanceId(meetingId, who)),
    ])
    const noted = settled.writes.flatMap((write) => (write.in === 'attendance' && 'doc' in write ? [write.doc] : []))
    const records = noted.length > 0 ? noted : before ? standing(meeting, [before]) : []
    return decide(scanView(settled.row, records, nameOf), settled.writes, scanId)
  },
}

/** The rows of a meeting, the last scan first. */
export function failedScansAt(meetingId: string, store: Reader): Promise<FailedScan[]> {
  return store.find('failedScans', { filter: { meetingId }, sort: [['lastAt', -1]], limit: MANY_SCANS })
}

/** Everybody whose name the rows show. */
export function namedIn(rows: readonly FailedScan[]): (MemberId | null)[] {
  return rows.flatMap((row) => [personIn(row), row.settled?.by ?? null])
}

export function scanView(row: FailedScan, records: readonly Attendance[], nameOf: NameOf): ScanView {
  const { _id, reason, firstAt, lastAt, times, window, settled } = row
  const memberId = personIn(row)
  const isThere = records.some(
    (record) => record.memberId === memberId && (record.mark === 'present' || record.mark === 'observer'),
  )
  return {
    scanId: _id,
    memberId,
    name: nameOf(memberId),
    reason,
    firstAt,
    lastAt,
    times,
    shownAt: window === null ? null : windowBegan(window),
    isThere,
    settled: settled && { as: settled.as, byName: nameOf(settled.by), at: settled.at, reason: settled.reason },
  }
}

/** The member who scanned, or whom the host recognised in a stranger. */
function personIn({ memberId, settled }: FailedScan): MemberId | null {
  return memberId ?? settled?.memberId ?? null
}

/** The row after it was settled: what the host said, and who the person is. */
export function settledScan(row: FailedScan, settled: SettledScan): FailedScan {
  return { ...row, settled, revision: row.revision + 1 }
}

type Settling = Pick<InputOf<'meeting.settleScan'>, 'as' | 'reason' | 'memberId'>
type SettlingRefusal = 'meeting-closed' | 'meeting-cancelled' | 'no-such-member' | 'not-on-roll' | 'not-due'

async function settle(
  meeting: Meeting,
  row: FailedScan,
  { as, reason, memberId: recognised }: Settling,
  context: BranchContext,
): Promise<{ readonly row: FailedScan; readonly writes: Write[] } | Refusal<SettlingRefusal>> {
  const { caller, now } = context
  // The phone's own member is who scanned: nobody else can be put in their place.
  if (recognised !== null && row.memberId !== null && recognised !== row.memberId)
    return refuse('no-such-member', { field: 'memberId' })
  const memberId = row.memberId ?? recognised
  const settled = settledScan(row, { as, reason, by: caller.memberId, at: now, memberId })
  const write: Write = { do: 'replace', in: 'failedScans', doc: settled }
  if (as === 'dismissed') return { row: settled, writes: [write] }
  if (memberId === null) return refuse('no-such-member', { field: 'memberId' })
  const noted = await notedAsThere(meeting, memberId, row, reason, context)
  return isRefusal(noted) ? noted : { row: settled, writes: [write, ...noted] }
}

/** The person's record, at the time of their scan, by the host's hand; nothing to write for somebody who is in already. */
async function notedAsThere(
  meeting: Meeting,
  memberId: MemberId,
  { reason: failure, window, firstAt }: FailedScan,
  reason: string,
  context: BranchContext,
): Promise<Write[] | Refusal<SettlingRefusal>> {
  const over = whyNotOpen(meeting)
  if (over) return over
  const fitting = await fittingMarks(
    await withDue(meeting, context.store),
    [{ memberId, mark: 'present', reason }],
    () => false,
    context,
  )
  // The one mark is the input's own field.
  if (isRefusal(fitting)) return { ...fitting, field: 'memberId' }
  const before = await context.store.get('attendance', attendanceId(meeting._id, memberId))
  if (before && wasThere(before.mark) && stillStands(meeting, before)) return []
  // A scan that a phone kept was made when its code was shown, not when it arrived.
  const scannedAt = failure === 'sent-late' && window !== null ? windowBegan(window) : firstAt
  // Who scanned for a day from which it has been moved is there by the host's word alone.
  const markedAt = stillStands(meeting, { markedAt: scannedAt }) ? scannedAt : context.now
  const markedBy = context.caller.memberId
  const mark = fitting[0]?.mark ?? 'present'
  const { write } = marked(meeting, memberId, { mark, source: 'scan', markedAt, markedBy, reason }, before)
  return [write, { do: 'unchanged', in: 'meetings', id: meeting._id, revision: meeting.revision }]
}
