/** Marks written on the phone before they are sent: for a paper sheet, and for a correction. */
import type { AttendanceMark } from '../../domain/meeting'
import type { MarkLine } from '../../services/meetings'

export type Edits = Readonly<Record<string, AttendanceMark>>

/** The lines as they would be with the edits; those edited show no time or way yet. */
export function withEdits(lines: readonly MarkLine[], edits: Edits): MarkLine[] {
  return lines.map((line) => {
    const mark = edits[line.memberId]
    return mark === undefined || mark === line.mark
      ? line
      : { ...line, mark, source: null, markedAt: null, reason: null }
  })
}

/** What is to be sent: only what differs from what is noted. */
export function changedMarks(lines: readonly MarkLine[], edits: Edits) {
  return lines.flatMap(({ memberId, mark }) => {
    const edited = edits[memberId]
    return edited === undefined || edited === mark ? [] : [{ memberId, mark: edited }]
  })
}

/** Somebody who is added to the list as an observer. */
export function guestLine(memberId: string, name: string): MarkLine {
  return { memberId, name, isDue: false, mark: null, source: null, markedAt: null, reason: null }
}
