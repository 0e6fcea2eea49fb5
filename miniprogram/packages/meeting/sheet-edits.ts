/** Marks written on the phone before they are sent: for a paper sheet, and for a correction. */
import { wasThere } from '../../domain/meeting/mark-remarks'
import type { AttendanceMark } from '../../domain/meeting/attendance'
import type { MarkLine } from '../../services/meetings'
import type { Marking } from './choose-mark'

/** By member: what they are to be marked as; a mark alone leaves the remarks as they stand. */
export type Edits = Readonly<Record<string, AttendanceMark | Marking>>

/** The lines as they would be with the edits; those edited show no time or way yet. */
export function withEdits(lines: readonly MarkLine[], edits: Edits): MarkLine[] {
  return lines.map((line) => {
    const edited = editOf(line, edits)
    return edited ? { ...line, ...remarked(line, edited), source: null, markedAt: null, reason: null } : line
  })
}

/** What is to be sent: only what differs from what is noted. */
export function changedMarks(lines: readonly MarkLine[], edits: Edits): ({ readonly memberId: string } & Marking)[] {
  return lines.flatMap((line) => {
    const edited = editOf(line, edits)
    return edited ? [{ memberId: line.memberId, ...edited }] : []
  })
}

/** Somebody who is added to the list as an observer. */
export function guestLine(memberId: string, name: string): MarkLine {
  const nothing = { mark: null, source: null, markedAt: null, reason: null }
  return { memberId, name, isDue: false, ...nothing, arrivedLate: false, leftEarly: false, leave: null }
}

/** The edit of a line; undefined where it says what is noted already. */
function editOf(line: MarkLine, edits: Edits): Marking | undefined {
  const edited = edits[line.memberId]
  if (edited === undefined) return undefined
  const marking = typeof edited === 'string' ? { mark: edited } : edited
  const { mark, arrivedLate, leftEarly, leave } = remarked(line, marking)
  const isSame = mark === line.mark && arrivedLate === line.arrivedLate && leftEarly === line.leftEarly
  return isSame && leave === line.leave ? undefined : marking
}

function remarked(line: MarkLine, { mark, arrivedLate = line.arrivedLate, leftEarly = line.leftEarly }: Marking) {
  if (wasThere(mark)) return { mark, arrivedLate, leftEarly, leave: null }
  const leave = line.leave === null ? null : mark === 'excused' ? ('granted' as const) : ('declined' as const)
  return { mark, arrivedLate: false, leftEarly: false, leave }
}
