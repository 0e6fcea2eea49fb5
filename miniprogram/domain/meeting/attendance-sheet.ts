/**
 * From marks to the sheet of a closed meeting (到会登记): everybody due exactly once, unmarked ones absent, and others
 * who were there as observers. `expected = present + excused + absent` holds by construction.
 */
import type { MemberId } from '../people/identity'
import type { Attendance, AttendanceMark, MarkRemarks, SheetLine } from './attendance'
import type { ClosedMeeting } from './meeting'
import { remarksOf } from './mark-remarks'

/**
 * How a mark reads on the sheet. Somebody due who was there was present, never a mere observer; somebody not due who was
 * there was an observer. Undefined where the mark says nothing of a person who was not due: away or excused.
 */
export function markOnSheet(isDue: boolean, mark: AttendanceMark): AttendanceMark | undefined {
  if (isDue) return mark === 'observer' ? 'present' : mark
  return mark === 'present' || mark === 'observer' ? 'observer' : undefined
}

/** A mark as far as the sheet keeps it. */
export type Noted = Pick<Attendance, 'memberId' | 'mark' | 'source' | 'markedAt' | 'reason'> & MarkRemarks

/** The sheet: those due in the order given, then observers by id. */
export function sheetOf(dueIds: readonly MemberId[], marks: readonly Noted[]): SheetLine[] {
  const noted = new Map(marks.map((mark) => [mark.memberId, mark]))
  const due = new Set(dueIds)
  const observers = [...noted.keys()].filter((id) => !due.has(id)).sort()
  return [...due, ...observers].flatMap((memberId): SheetLine[] => {
    const isDue = due.has(memberId)
    const note = noted.get(memberId)
    const mark = note ? markOnSheet(isDue, note.mark) : 'absent'
    if (!mark) return []
    const { source = null, markedAt = null, reason = null } = note ?? {}
    return [{ memberId, mark, source, markedAt, reason, ...(note ? remarksOf({ ...note, mark }) : {}) }]
  })
}

/**
 * Marks that came in while the meeting was being closed and did not get onto its sheet. They do not count; whoever keeps
 * the record sees them and may take them in, or settle them otherwise, by a correction.
 */
export function slippedIn<A extends Noted>(
  meeting: Pick<ClosedMeeting, 'dueIds' | 'sheet' | 'corrections'>,
  marks: readonly A[],
): A[] {
  const sheets = [meeting.sheet, ...meeting.corrections.flatMap(({ before }) => (before.sheet ? [before.sheet] : []))]
  const settled = (noted: A) =>
    sheets.some((sheet) =>
      sheet.some(({ memberId, markedAt }) => memberId === noted.memberId && markedAt && markedAt >= noted.markedAt),
    )
  return marks.filter(
    (noted) => markOnSheet(meeting.dueIds.includes(noted.memberId), noted.mark) !== undefined && !settled(noted),
  )
}
