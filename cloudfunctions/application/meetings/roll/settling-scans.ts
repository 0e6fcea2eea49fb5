/** Scans that brought nobody in, as the host sees them, and settling each. */
import type { InputOf, OutputOf, Refusal } from '#contract'
import type { Noted } from '#domain/meeting/attendance-sheet'
import { windowBegan } from '#domain/meeting/check-in-code'
import type { FailedScan, SettledScan } from '#domain/meeting/failed-scan'
import type { MemberId } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import { wasThere } from '#domain/meeting/mark-remarks'
import { type Attendance, attendanceId, type MarkNote } from '#domain/meeting/attendance'
import type { ClosedMeeting, ConvenedMeeting, Meeting } from '#domain/meeting/meeting'
import { standing, stillStands } from '#domain/meeting/meeting-plan'
import { memberNames } from '../../member-names'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../ports/handling'
import type { Reader, Write } from '../../ports/store'
import { correctedMeeting } from '../closing/correcting'
import { withDue } from '../due-on-day'
import { hostedInAnyState } from '../finding-meetings'
import { fittingMarks, marked } from '../noting'

type ScanView = OutputOf<'meeting.settleScan'>
type Marked = Pick<Attendance, 'memberId' | 'mark'>
type NameOf = (id: MemberId | null) => string | null

/** More rows than people could look through: each is one person with one reason. */
const MANY_SCANS = 200

export const scanHandlers: Handlers<'meeting.scans' | 'meeting.settleScan'> = {
  'meeting.scans': async ({ meetingId }, context) => {
    const meeting = await hostedInAnyState(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { store } = context
    const [rows, marks] = await Promise.all([failedScansAt(meetingId, store), marksAt(meeting, store)])
    const nameOf = await memberNames(store, namedIn(rows))
    return { scans: rows.map((row) => scanView(row, marks, nameOf)) }
  },

  'meeting.settleScan': async ({ meetingId, scanId, ...settling }, context) => {
    const meeting = await hostedInAnyState(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { store } = context
    const row = await store.get('failedScans', scanId)
    if (row?.meetingId !== meetingId) return refuse('no-such-scan', { field: 'scanId' })
    const settled = row.settled ? { row, meeting, writes: [] } : await settle(meeting, row, settling, context)
    if (isRefusal(settled)) return settled
    const [nameOf, before] = await Promise.all([
      memberNames(store, namedIn([settled.row])),
      marksOf(personIn(settled.row), settled.meeting, store),
    ])
    const noted = settled.writes.flatMap((write) => (write.in === 'attendance' && 'doc' in write ? [write.doc] : []))
    return decide(scanView(settled.row, noted.length > 0 ? noted : before, nameOf), settled.writes, scanId)
  },
}

/** Who is noted as what: on the sheet once the meeting is closed, before by the records that still stand. */
async function marksAt(meeting: Meeting, store: Reader): Promise<readonly Marked[]> {
  if (meeting.state === 'closed') return meeting.sheet
  return standing(meeting, await store.findAll('attendance', { meetingId: meeting._id }))
}

/** The same of one person. */
async function marksOf(who: MemberId | null, meeting: Meeting, store: Reader): Promise<readonly Marked[]> {
  if (meeting.state === 'closed') return meeting.sheet
  const record = who === null ? undefined : await store.get('attendance', attendanceId(meeting._id, who))
  return record ? standing(meeting, [record]) : []
}

/** The rows of a meeting, the last scan first. */
export function failedScansAt(meetingId: string, store: Reader): Promise<FailedScan[]> {
  return store.find('failedScans', { filter: { meetingId }, sort: [['lastAt', -1]], limit: MANY_SCANS })
}

/** Everybody whose name the rows show. */
export function namedIn(rows: readonly FailedScan[]): (MemberId | null)[] {
  return rows.flatMap((row) => [personIn(row), row.settled?.by ?? null])
}

export function scanView(row: FailedScan, marks: readonly Marked[], nameOf: NameOf): ScanView {
  const { _id, reason, firstAt, lastAt, times, window, settled } = row
  const memberId = personIn(row)
  const isThere = marks.some((each) => each.memberId === memberId && wasThere(each.mark))
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
type SettlingRefusal = 'meeting-cancelled' | 'no-such-member' | 'not-on-roll' | 'not-due' | 'vote-impossible'
/** What is written, and the meeting as it is then. */
interface Counted {
  readonly meeting: Meeting
  readonly writes: Write[]
}

async function settle(
  meeting: Meeting,
  row: FailedScan,
  { as, reason, memberId: recognised }: Settling,
  context: BranchContext,
): Promise<(Counted & { readonly row: FailedScan }) | Refusal<SettlingRefusal>> {
  const { caller, now } = context
  // The phone's own member is who scanned: nobody else can be put in their place.
  if (recognised !== null && row.memberId !== null && recognised !== row.memberId)
    return refuse('no-such-member', { field: 'memberId' })
  const memberId = row.memberId ?? recognised
  const settled = settledScan(row, { as, reason, by: caller.memberId, at: now, memberId })
  const write: Write = { do: 'replace', in: 'failedScans', doc: settled }
  if (as === 'dismissed') return { row: settled, meeting, writes: [write] }
  if (memberId === null) return refuse('no-such-member', { field: 'memberId' })
  const counted = await countedAsThere(meeting, memberId, row, reason, context)
  return isRefusal(counted) ? counted : { row: settled, meeting: counted.meeting, writes: [write, ...counted.writes] }
}

/**
 * The person as there from the time of their scan, by the host's hand: in their own record while the meeting is open, by a
 * correction of its sheet once it is closed. Nothing to write for somebody who is there already.
 */
async function countedAsThere(
  meeting: Meeting,
  memberId: MemberId,
  row: FailedScan,
  reason: string,
  context: BranchContext,
): Promise<Counted | Refusal<SettlingRefusal>> {
  if (meeting.state === 'cancelled') return refuse('meeting-cancelled', { field: 'meetingId' })
  const fitting = await fittingMarks(
    await withDue(meeting, context.store),
    [{ memberId, mark: 'present', reason }],
    () => false,
    context,
  )
  // The one mark is the input's own field.
  if (isRefusal(fitting)) return { ...fitting, field: 'memberId' }
  const scannedAt = scannedFrom(row)
  // Who scanned for a day from which it has been moved is there by the host's word alone.
  const markedAt = stillStands(meeting, { markedAt: scannedAt }) ? scannedAt : context.now
  const note = { mark: fitting[0]?.mark ?? 'present', source: 'scan', markedAt, reason } as const
  return meeting.state === 'closed'
    ? onSheet(meeting, { memberId, ...note }, context)
    : inOwnRecord(meeting, memberId, { ...note, markedBy: context.caller.memberId }, context)
}

/** A scan that a phone kept was made when its code was shown, not when it arrived. */
function scannedFrom({ reason, window, firstAt }: FailedScan): Instant {
  return reason === 'sent-late' && window !== null ? windowBegan(window) : firstAt
}

async function inOwnRecord(
  meeting: ConvenedMeeting,
  memberId: MemberId,
  note: MarkNote,
  { store }: BranchContext,
): Promise<Counted> {
  const before = await store.get('attendance', attendanceId(meeting._id, memberId))
  if (before && wasThere(before.mark) && stillStands(meeting, before)) return { meeting, writes: [] }
  const guard = { do: 'unchanged', in: 'meetings', id: meeting._id, revision: meeting.revision } as const
  return { meeting, writes: [marked(meeting, memberId, note, before).write, guard] }
}

async function onSheet(
  meeting: ClosedMeeting,
  noted: Noted & { readonly reason: string },
  context: BranchContext,
): Promise<Counted | Refusal<'vote-impossible'>> {
  const line = meeting.sheet.find(({ memberId }) => memberId === noted.memberId)
  if (line && wasThere(line.mark)) return { meeting, writes: [] }
  const corrected = await correctedMeeting(meeting, noted.reason, { noted: [noted] }, context)
  if (!isRefusal(corrected)) return { meeting: corrected, writes: [{ do: 'replace', in: 'meetings', doc: corrected }] }
  // One more who was there leaves every vote possible, unless the record does not keep who had one and the register has
  // fewer by now.
  const { code, detail = {} } = corrected
  if (code !== 'vote-impossible') throw new Error(`A scan on the closed sheet is refused: ${code}`)
  return refuse(code, { detail })
}
