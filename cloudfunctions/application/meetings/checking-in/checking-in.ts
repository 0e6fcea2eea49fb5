/**
 * Checking in by the code shown in the room.
 *
 * Two round trips: who scans and the meeting, both at once; then the insert of the person's own record, whose `_id`
 * follows from meeting and member. The record is also the memory of the answer, so nothing is looked up before and nothing
 * written beside it. That a code is right proves what the server knew when it showed it: scanning is on, and the meeting
 * is of this branch. What else there is to read is read only when somebody is refused.
 *
 * A check-in writes the person's own record and nothing else: the meeting's document is read by everybody at once, and to
 * replace or guard it would make them wait for each other. So a check-in can slip in while the meeting is being closed:
 * it was read as convened, and its record is stored after the closing has read the marks. Guarding the meeting with
 * `unchanged` would not end that, since a transaction that only reads a document does not conflict with one that writes
 * it. The rule instead: the closed sheet counts, and such a mark is shown beside it (`slippedIn` in attendance-sheet.ts)
 * to whoever keeps the record, to be taken in by a correction.
 */
import type { InputOf, OutputOf } from '#contract'
import { isSpoken, judgeCode, type Judgement } from '#domain/meeting/check-in-code'
import { checkInPeriod } from '#domain/meeting/check-in-period'
import type { ScanFailure } from '#domain/meeting/failed-scan'
import { wasThere } from '#domain/meeting/mark-remarks'
import { type Attendance, attendanceId, type MarkNote } from '#domain/meeting/attendance'
import type { Meeting } from '#domain/meeting/meeting'
import { stillStands } from '#domain/meeting/meeting-plan'
import { markOfScanner, whyCodeFails, type Scanner } from '#domain/meeting/scan-verdict'
import { decide, decideOnce, type Decision, type Handlers, type SignedInContext } from '../../ports/handling'
import type { Write } from '../../ports/store'
import { digestsTaken } from './code-keys'
import { refuseScan } from './keeping-failed-scans'
import { alreadyRecorded } from '../roll/marking'
import { meetingOnce } from './meeting-asked-once'
import { marked } from '../noting'
import { scannerOf } from './who-scans'
import { SpokenTries } from './spoken-tries'

type Own = OutputOf<'meeting.checkIn'>

/** What is known of a scan after the first round trip. */
interface Scan {
  readonly meeting: Meeting | undefined
  readonly scanner: Scanner | null
  readonly judgement: Judgement
  /** Null for a scanned code, which cannot be guessed. */
  readonly tries: SpokenTries | null
  readonly isKept: boolean
}

export const checkInHandlers: Handlers<'meeting.checkIn'> = {
  'meeting.checkIn': async (input, context) => {
    const scan = await scanOf(input, context)
    const { meeting, scanner, judgement, tries } = scan
    const reason = whyCodeFails(meeting, judgement, context.now, input.kept)
    if (reason || !meeting) return turnedAway(scan, reason ?? 'no-such-meeting', context)
    if (tries?.areUsedUp) return turnedAway(scan, 'too-many-attempts', context)
    const mark = markOfScanner(meeting, scanner)
    if (mark === 'not-bound' || mark === 'not-on-roll' || !scanner) {
      const why = mark === 'not-on-roll' ? mark : 'not-bound'
      return turnedAway(scan, why, context)
    }
    return letIn({ meeting, mark, memberId: scanner.memberId, beside: tries ? [tries.guard()] : [] }, context)
  },
}

async function scanOf({ meetingId, code, kept }: InputOf<'meeting.checkIn'>, context: SignedInContext): Promise<Scan> {
  const { store, openId, now } = context
  const [meeting, scanner, tries] = await Promise.all([
    meetingOnce(store, meetingId),
    scannerOf(store, openId),
    isSpoken(code) ? SpokenTries.of(meetingId, context) : null,
  ])
  const keptIn = kept && meeting ? checkInPeriod(meeting) : undefined
  const judgement = judgeCode(digestsTaken(context), meetingId, code, now, keptIn)
  return { meeting, scanner, tries, judgement, isKept: kept }
}

interface Entrance {
  readonly meeting: Meeting
  readonly memberId: string
  readonly mark: 'present' | 'observer'
  /** What is to be committed together with the record. */
  readonly beside: readonly Write[]
}

function letIn({ meeting, memberId, mark, beside }: Entrance, context: SignedInContext): Decision<Own> {
  const { now, requestId, store } = context
  const note: MarkNote = { mark, source: 'scan', markedAt: now, markedBy: memberId, reason: null, requestId }
  const { write } = marked(meeting, memberId, note, undefined)
  return decideOnce(ownOf(meeting, note), [write, ...beside], async () => {
    const before = await store.get('attendance', attendanceId(meeting._id, memberId))
    if (!before) return undefined
    // Somebody who had asked for leave, or was not there when the roll was called, may still come.
    const anew = marked(meeting, memberId, note, before)
    return whatStands(meeting, before, requestId) ?? decide(ownOf(meeting, note), [anew.write, ...beside])
  })
}

/** What is answered to somebody who was let in before: to the same request as then, to another one since when. */
function whatStands(meeting: Meeting, before: Attendance, requestId: string) {
  const same = [before, ...before.earlier].find((note) => note.requestId === requestId)
  if (same) return decide(ownOf(meeting, same), [])
  return wasThere(before.mark) && stillStands(meeting, before) ? alreadyRecorded(before) : undefined
}

function ownOf({ _id, title }: Meeting, { mark, markedAt }: MarkNote): Own {
  return { meetingId: _id, title, mark, markedAt }
}

/** Refuses for this reason, unless the person is in already: a repeat is answered like the first time, whatever its code. */
async function turnedAway(scan: Scan, why: ScanFailure, context: SignedInContext) {
  const { meeting, scanner, judgement, tries } = scan
  const { store, requestId } = context
  const memberId = scanner?.memberId ?? null
  const [before, branch] = await Promise.all([
    meeting && memberId !== null ? store.get('attendance', attendanceId(meeting._id, memberId)) : undefined,
    meeting && isOfCode(why) ? store.get('branches', meeting.branchId) : undefined,
  ])
  const standing = meeting && before && whatStands(meeting, before, requestId)
  if (standing) return standing
  // Whom a correction of the closed sheet brought in has no record but their line.
  const line = meeting?.state === 'closed' ? meeting.sheet.find((each) => each.memberId === memberId) : undefined
  if (line && wasThere(line.mark)) return alreadyRecorded(line)
  const isOff = branch?.settings.scanning === false
  const isTriedOut = tries?.areUsedUp && (why === 'code-wrong' || why === 'sent-late')
  const reason = isOff ? 'scanning-off' : isTriedOut ? 'too-many-attempts' : why
  return refuseScan({ reason, meeting, memberId, window: judgement.window }, triesAfter(reason, scan), context)
}

/**
 * Kept digits that were right are weighed like those said now: of many guesses at once no more than the limit are. Wrong
 * ones count also once the meeting is over, since from then on only right ones are told anything else.
 */
function triesAfter(reason: ScanFailure, { judgement, tries, isKept }: Scan): readonly Write[] {
  if (!tries) return []
  const isOver = reason === 'meeting-closed' || reason === 'meeting-not-open'
  if (reason === 'code-wrong' || (isKept && isOver && judgement.verdict === 'wrong')) return [tries.counted()]
  return reason === 'sent-late' ? [tries.guard()] : []
}

/** Only where the code did not prove that scanning is on is the branch asked. */
function isOfCode(why: ScanFailure): boolean {
  return why === 'code-wrong' || why === 'code-expired' || why === 'other-meeting' || why === 'sent-late'
}
