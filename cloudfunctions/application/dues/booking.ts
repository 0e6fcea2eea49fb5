/** Writing into the branch's book of dues: the next number, in a month that is not closed. */
import { bookMonth, lineNumber, seriesId, type BookLine, type BookSeries, type DuesBook } from '#domain/dues/dues-book'
import type { DuesPayment } from '#domain/dues/dues-account'
import { monthOf, yearOf, type CivilDate, type Month } from '#domain/time/civil-date'
import type { Following } from '../entries/book'
import { counted } from '../counting'
import type { BranchId } from '#domain/people/identity'
import type { BranchContext } from '../ports/handling'
import type { Reader, Write } from '../ports/store'

interface Booked {
  readonly line: BookLine
  /** The counter moved on, this year's of receipts held, and that the book is still closed up to the same month. */
  readonly writes: readonly Write[]
}

/** A line of the book for something of that day. `fen` is below zero for what is taken back or goes out. */
export async function bookLine(
  { series, occurredOn, fen }: { readonly series: BookSeries; readonly occurredOn: CivilDate; readonly fen: number },
  { store, branch, today }: BranchContext,
): Promise<Booked> {
  const counterOf = (of: Month) => store.get('counters', seriesId(branch._id, series, yearOf(of)))
  // Asked in one moment: nearly always it is booked in the year of its day.
  const [book, likely] = await Promise.all([store.get('duesBooks', branch._id), counterOf(monthOf(occurredOn))])
  const month = bookMonth(occurredOn, book)
  const counter = yearOf(month) === yearOf(occurredOn) ? likely : await counterOf(month)
  const { last, write } = counted(seriesId(branch._id, series, yearOf(month)), counter)
  const line = { number: lineNumber(series, month, last), month, on: today, fen }
  const held = series === '收' && yearOf(month) !== yearOf(today) ? [await thisYearHeld(branch._id, store, today)] : []
  return { line, writes: [write, ...held, asClosed(branch._id, book)] }
}

/**
 * This year's counter of receipts, left where it was: whoever sums up the book holds it (book.ts), and cannot know of what
 * other year something is received meanwhile.
 */
async function thisYearHeld(branchId: BranchId, store: Reader, today: CivilDate): Promise<Write> {
  const id = seriesId(branchId, '收', yearOf(today))
  return counted(id, await store.get('counters', id), 0).write
}

/** The book as the decision found it: two at once do not close a month and write into it. */
function asClosed(id: string, book: DuesBook | undefined): Write {
  return { do: 'as-found', in: 'duesBooks', id, revision: book?.revision ?? null }
}

/** A payment that begins to count is a receipt. */
export async function received(payment: DuesPayment, context: BranchContext): Promise<Following<'duesPayments'>> {
  const { occurredOn, fen } = payment
  const { line, writes } = await bookLine({ series: '收', occurredOn, fen }, context)
  return { entry: { ...payment, booked: [...(payment.booked ?? []), line] }, writes }
}

/** A payment that ceases to count is taken back by a line of today, with a number of its own. */
export async function takenBack(payment: DuesPayment, context: BranchContext): Promise<Following<'duesPayments'>> {
  const { line, writes } = await bookLine({ series: '收', occurredOn: context.today, fen: 0 - payment.fen }, context)
  return { entry: { ...payment, booked: [...inBook(payment), line] }, writes }
}

/** The lines of a payment that counts: one without a number where it was stored before there was a book. */
export function inBook({ booked, occurredOn: on, fen }: DuesPayment): readonly BookLine[] {
  return booked ?? [{ number: null, month: monthOf(on), on, fen }]
}
