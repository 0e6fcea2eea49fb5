/**
 * What of a record that waits somebody should look at by itself before it counts. Nothing is held against anybody: the
 * record can be confirmed, only not together with others unseen. The limits are the house's own.
 */
import { reachNotice } from '../dues/dues-timing'
import type { EntryCollection, EntryState } from '../entries/entry'
import { kindOf } from '../ledger/kinds/catalogue'
import { SHIFT_REMARK_LABELS } from '../service/labels'
import { formatMinutes, type ShiftRemark } from '../service/volunteering'
import { daysBetween, type CivilDate } from '../time/civil-date'
import { beijingDate, type Instant } from '../time/instant'
import { formatYuan, type Fen } from '../values/money'
import type { WordedRecords } from './record-words'

/** A working day: longer service is rare, and a slip of the finger makes 80 hours of 8. */
const LONG_MINUTES = 480
/** Half a year: a date so far back is more often the wrong year. */
const LONG_AGO_DAYS = 183
/** Above what is given on the day of giving in most branches. */
const LARGE_FEN = 100_000

interface Waiting {
  readonly state: EntryState
  readonly occurredOn: CivilDate
  readonly recordedAt: Instant
}

/** Shown by nobody's proof but the person's own word, or reckoned. What the organiser noted is proof. */
const UNPROVEN: readonly ShiftRemark[] = ['kept', 'told', 'not-signed-out']

const OF: { readonly [C in EntryCollection]: (doc: WordedRecords[C] & Waiting) => readonly string[] } = {
  shifts: ({ minutes, remarks = [] }) => [
    ...longWords(minutes),
    ...UNPROVEN.filter((remark) => remarks.includes(remark)).map((remark) => SHIFT_REMARK_LABELS[remark]),
  ],
  donations: ({ fen }) => largeWords(fen),
  duesPayments: ({ months, occurredOn, isLargeVoluntary, fen }) => {
    const notice = reachNotice(months, occurredOn)
    return [...(isLargeVoluntary ? largeWords(fen) : []), ...(notice === undefined ? [] : [notice])]
  },
  ledger: (entry) =>
    (kindOf(entry)?.fields ?? []).flatMap((field) => {
      const value = entry.values[field.code]
      const isTime = field.type === 'number' && field.unit === '分钟'
      return isTime && typeof value === 'number' ? longWords(value) : []
    }),
  indicatorMonths: () => [],
}

/** Why the record is to be looked at by itself; empty where nothing is unusual. A dispute is told by its state. */
export function doubtsOf<C extends EntryCollection>(book: C, doc: WordedRecords[C] & Waiting): string[] {
  const { state, occurredOn, recordedAt } = doc
  if (state !== 'proposed' && state !== 'disputed') return []
  const isLongAgo = book !== 'indicatorMonths' && daysBetween(occurredOn, beijingDate(recordedAt)) > LONG_AGO_DAYS
  return [...(state === 'disputed' ? ['有异议'] : []), ...OF[book](doc), ...(isLongAgo ? ['登记时已过半年'] : [])]
}

function longWords(minutes: number): string[] {
  return minutes > LONG_MINUTES ? [`一天${formatMinutes(minutes)}`] : []
}

function largeWords(fen: Fen): string[] {
  return fen >= LARGE_FEN ? [`金额较大：${formatYuan(fen)} 元`] : []
}
