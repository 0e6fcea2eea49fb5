import { percentage } from '../values/percent'

/** What can be noted of somebody at a meeting. Coming late (迟到) or leaving early (早退) is still having been there. */
export const TALLY_MARKS = ['present', 'late', 'left-early', 'excused', 'absent', 'observer'] as const
export type TallyMark = (typeof TALLY_MARKS)[number]

/**
 * The attendance of one meeting. Always: `expected = present + excused + absent` (应到 = 实到 + 请假 + 缺席).
 * Observers (列席) stand apart. Rates are text with one decimal (`93.3%`), null when there is nobody to count.
 */
export interface AttendanceTally {
  readonly expected: number
  readonly present: number
  readonly excused: number
  readonly absent: number
  readonly observers: number
  /** Present in all who were due. */
  readonly rate: string | null
  /** Present in those who were due and not excused. */
  readonly rateWithoutExcused: string | null
}

/**
 * Counts one meeting.
 *
 * @param due the roll: ids of those who were due that day. An id named twice counts once.
 * @param marks what was noted, by id. Somebody due without a mark was absent. Somebody not due who was there, or who is
 *   marked as observer, is an observer; other marks of people not due do not count.
 */
export function tally(due: Iterable<string>, marks: ReadonlyMap<string, TallyMark>): AttendanceTally {
  const roll = new Set(due)
  let [present, excused, observers] = [0, 0, 0]
  for (const id of roll) {
    const mark = marks.get(id) ?? 'absent'
    // Somebody on the roll cannot be a mere observer: being there, they were present.
    if (wasThere(mark)) present += 1
    else if (mark === 'excused') excused += 1
  }
  for (const [id, mark] of marks) if (!roll.has(id) && wasThere(mark)) observers += 1
  const expected = roll.size
  return {
    expected,
    present,
    excused,
    absent: expected - present - excused,
    observers,
    rate: percentage(present, expected) ?? null,
    rateWithoutExcused: percentage(present, expected - excused) ?? null,
  }
}

function wasThere(mark: TallyMark): boolean {
  return mark !== 'excused' && mark !== 'absent'
}
