/**
 * What stands beside a mark: coming late (迟到) or leaving early (早退), which is still having been there, and what became
 * of leave somebody asked for (请假).
 *
 * No national text says how leave is granted. The house's rule: whoever asked is excused until the host or the secretary
 * says no, since nobody is to be called absent without leave because nobody answered them; leave that was not granted
 * counts as absent for somebody who did not come, and coming after all makes both void.
 */
import type { AttendanceMark, LeaveState, MarkRemarks } from './attendance'

/** What somebody says of a mark; a remark left out is not spoken of, `false` takes it back. */
export interface SaidRemarks {
  readonly arrivedLate?: boolean | undefined
  readonly leftEarly?: boolean | undefined
}
type Marked = { readonly mark: AttendanceMark } & MarkRemarks

export function wasThere(mark: AttendanceMark): boolean {
  return mark === 'present' || mark === 'observer'
}

/**
 * The remarks of a mark noted by the host or from a list: what is said, and of the rest what stood before. Who notes
 * somebody who had asked for leave as excused grants it, as absent does not.
 */
export function remarksAfter(before: Marked | undefined, mark: AttendanceMark, said: SaidRemarks = {}): MarkRemarks {
  if (wasThere(mark)) return presence(said.arrivedLate ?? before?.arrivedLate, said.leftEarly ?? before?.leftEarly)
  if (before?.leave === undefined) return {}
  return { leave: mark === 'excused' ? 'granted' : 'declined' }
}

/** The remarks that go with the mark as it reads on the sheet. */
export function remarksOf({ mark, arrivedLate, leftEarly, leave }: Marked): MarkRemarks {
  if (wasThere(mark)) return presence(arrivedLate, leftEarly)
  return leave === undefined ? {} : { leave }
}

export function sameRemarks(a: MarkRemarks, b: MarkRemarks): boolean {
  return a.arrivedLate === b.arrivedLate && a.leftEarly === b.leftEarly && a.leave === b.leave
}

export const LEAVE_LABELS: Readonly<Record<LeaveState, string>> = {
  asked: '请假待批',
  granted: '准假',
  declined: '未准假',
}

/** As a list says them: nothing of it, or no. */
interface ShownRemarks {
  readonly arrivedLate?: boolean
  readonly leftEarly?: boolean
  readonly leave?: LeaveState | null
}

/** 迟到、早退, 准假 … as a list or a sheet says it beside the mark; empty where there is nothing to say. */
export function remarksText({ arrivedLate, leftEarly, leave }: ShownRemarks): string {
  const words = [arrivedLate && '迟到', leftEarly && '早退', leave && LEAVE_LABELS[leave]]
  return words.filter((word) => typeof word === 'string').join('、')
}

function presence(arrivedLate: boolean | undefined, leftEarly: boolean | undefined): MarkRemarks {
  return { ...(arrivedLate ? { arrivedLate: true } : {}), ...(leftEarly ? { leftEarly: true } : {}) }
}
