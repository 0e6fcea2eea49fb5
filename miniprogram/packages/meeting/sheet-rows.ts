import { markOnSheet } from '../../domain/meeting/attendance-sheet'
import type { CivilDate } from '../../domain/time/civil-date'
import { beijingDate, beijingTime } from '../../domain/time/instant'
import { remarksText } from '../../domain/meeting/mark-remarks'
import { momentText } from '../../text/dates'
import type { MarkLine } from '../../services/meetings'
import { markTag, sourceText, type Tag } from './meeting-text'

/** One person on a list of attendance. */
export interface SheetRow {
  readonly memberId: string
  readonly name: string
  readonly tag: Tag
  /** Late, early, what became of leave; how, when and why it was noted. */
  readonly note: string
  readonly isMarked: boolean
}

const UNMARKED: Tag = { text: '未登记', tone: 'plain' }
const NO_NAME = '（已不在名册）'

/** @param on the day of the meeting: what was noted on another day says so. */
export function sheetRow(line: MarkLine, on: CivilDate): SheetRow {
  const { memberId, name, isDue, mark, source, markedAt, reason } = line
  const at = markedAt && (beijingDate(markedAt) === on ? beijingTime(markedAt) : momentText(markedAt))
  const shown = mark && (markOnSheet(isDue, mark) ?? mark)
  return {
    memberId,
    name: name ?? NO_NAME,
    tag: shown ? markTag(shown) : UNMARKED,
    note: [remarksText(line), sourceText(source), at, reason].filter(Boolean).join(' · '),
    isMarked: mark !== null,
  }
}
