/** The branch's book of dues: what was received, taken back and handed up, in the months they are booked in. Pure. */
import { addMonths, monthOf, yearOf, type CivilDate, type Month } from '../time/civil-date'
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { Fen } from '../values/money'

/**
 * A line of the book, numbered without gaps. A line is never changed: what ceases to count is taken back by a line of its own
 * with the amount reversed (红字冲销).
 */
export interface BookLine {
  /** `收〔2026〕第012号`; null of payments that were stored before there was a book. */
  readonly number: string | null
  /** The month it is booked in: that of its day, or the first one not closed. */
  readonly month: Month
  /** The day it was written into the book. */
  readonly on: CivilDate
  /** Below zero where it takes something back, or goes out. */
  readonly fen: number
}

/** Dues handed on to the next higher committee (上缴党费). */
export interface DuesHandedUp extends Stored {
  readonly branchId: BranchId
  readonly occurredOn: CivilDate
  /** To whom, as the branch writes it. */
  readonly to: string
  readonly fen: Fen
  readonly note: string
  readonly recordedAt: Instant
  readonly recordedBy: MemberId
  /** The line, and the one that takes it back. */
  readonly booked: readonly BookLine[]
  /** Why it was taken back; absent while it holds. */
  readonly reason?: string
}

/** What the treasurer did with the book: closed it up to a month, or opened it again from a month on, with the reason. */
export interface DuesClosing {
  readonly act: 'close' | 'reopen'
  readonly month: Month
  readonly at: Instant
  readonly by: MemberId
  readonly reason: string | null
  /** On closing: what the book comes to at the end of the month, in fen. */
  readonly balanceFen: number | null
}

/** Up to which month a branch's book is closed (结账). `_id` is the branch. Absent where it has never closed a month. */
export interface DuesBook extends Stored {
  readonly closedThrough: Month | null
  /** Oldest first. */
  readonly closings: readonly DuesClosing[]
}

/** The month in which something of that day is booked: its own, or the first that is not closed. */
export function bookMonth(occurredOn: CivilDate, book: Pick<DuesBook, 'closedThrough'> | undefined): Month {
  const own = monthOf(occurredOn)
  const closed = book?.closedThrough ?? null
  return closed !== null && own <= closed ? addMonths(closed, 1) : own
}

export function isClosed(month: Month, book: Pick<DuesBook, 'closedThrough'> | undefined): boolean {
  return month <= (book?.closedThrough ?? '')
}

/** Numbers begin anew each year; receipts and what is handed up are numbered apart. */
export type BookSeries = '收' | '缴'

export function seriesId(branchId: BranchId, series: BookSeries, year: number): string {
  return `${branchId}:dues-${series === '收' ? 'received' : 'handed-up'}:${year}`
}

export function lineNumber(series: BookSeries, month: Month, number: number): string {
  return `${series}〔${yearOf(month)}〕第${String(number).padStart(3, '0')}号`
}
