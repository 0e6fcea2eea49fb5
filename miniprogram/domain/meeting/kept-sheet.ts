/** How a sheet of attendance is counted and corrected: asked by the functions alone. */
import type { MemberId } from '../people/identity'
import type { SheetLine } from './attendance'
import { tally, type AttendanceTally } from './tally'
import { type Noted, sheetOf } from './attendance-sheet'

/** The sheet with some lines written anew; a mark that says nothing of somebody not due takes the line away. */
export function correctedSheet(
  dueIds: readonly MemberId[],
  sheet: readonly SheetLine[],
  marks: readonly Noted[],
): SheetLine[] {
  const kept = sheet.flatMap(({ source, markedAt, ...line }) =>
    source && markedAt ? [{ ...line, source, markedAt }] : [],
  )
  return sheetOf(dueIds, [...kept, ...marks])
}

export function tallyOf(dueIds: readonly MemberId[], sheet: readonly SheetLine[]): AttendanceTally {
  return tally(dueIds, new Map(sheet.map(({ memberId, mark }) => [memberId, mark])))
}
