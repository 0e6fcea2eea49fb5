/** What the database is asked of the book of dues: one question for each collection. */
import type { DuesPayment } from '#domain/dues/dues-account'
import type { DuesHandedUp } from '#domain/dues/dues-book'
import { addMonths, FAR_FUTURE, firstDay, monthOf, type CivilDate, type Month } from '#domain/time/civil-date'
import type { BranchId } from '#domain/people/identity'
import { fen, type Fen } from '#domain/values/money'
import type { Reader, Row } from '../ports/store'
import type { BookRun, DaySum } from './book-balance'

/** What the book comes to before the month, in fen: all lines together, and payments from before there was a book. */
export async function bookedBefore(month: Month, store: Reader, branchId: BranchId): Promise<number> {
  const before = { $lt: month }
  const sums = await Promise.all([
    store.aggregate('duesPayments', [
      { $match: { branchId, 'booked.month': before } },
      { $unwind: '$booked' },
      { $match: { 'booked.month': before } },
      { $group: { _id: null, fen: { $sum: '$booked.fen' } } },
    ]),
    store.aggregate('duesHandedUp', [
      { $match: { branchId, 'booked.month': before } },
      { $unwind: '$booked' },
      { $match: { 'booked.month': before } },
      { $group: { _id: null, fen: { $sum: '$booked.fen' } } },
    ]),
    store.aggregate('duesPayments', [
      { $match: { branchId, state: 'confirmed', booked: { $exists: false }, occurredOn: { $lt: firstDay(month) } } },
      { $group: { _id: null, fen: { $sum: '$fen' } } },
    ]),
  ])
  return sums.reduce((sum, [row]) => sum + fenOf(row), 0)
}

/** What there is in all, whatever its month. */
export function bookedInAll(store: Reader, branchId: BranchId): Promise<number> {
  return bookedBefore(monthOf(FAR_FUTURE), store, branchId)
}

/** By how much that is below zero; undefined where it is not. */
export function shortOf(balanceFen: number): { readonly shortFen: Fen } | undefined {
  return balanceFen < 0 ? { shortFen: fen(0 - balanceFen) } : undefined
}

/** What a pipeline answers at most; without a limit it answers twenty rows. Days of a book are fewer: it is closed month by month. */
const MOST_DAYS = 10_000

/** What the book holds before the month, and from then on day by day. */
export async function bookRun(from: Month, store: Reader, branchId: BranchId): Promise<BookRun> {
  const since = { $gte: from }
  const unwound = [{ $match: { branchId, 'booked.month': since } }, { $unwind: '$booked' }] as const
  const isIn = { 'booked.month': since, 'booked.fen': { $gt: 0 } }
  const isOut = { 'booked.month': since, 'booked.fen': { $lt: 0 } }
  const onItsDay = { _id: { month: '$booked.month', day: '$occurredOn' }, fen: { $sum: '$booked.fen' } } as const
  const takenBack = { _id: { month: '$booked.month', day: '$booked.on' }, fen: { $sum: '$booked.fen' } } as const
  const all = { $limit: MOST_DAYS } as const
  const [beforeFen, unbooked, ...rows] = await Promise.all([
    bookedBefore(from, store, branchId),
    store.aggregate('duesPayments', [
      { $match: { branchId, state: 'confirmed', booked: { $exists: false }, occurredOn: { $gte: firstDay(from) } } },
      { $group: { _id: '$occurredOn', fen: { $sum: '$fen' } } },
      { $limit: MOST_DAYS },
    ]),
    store.aggregate('duesPayments', [...unwound, { $match: isIn }, { $group: onItsDay }, all]),
    store.aggregate('duesPayments', [...unwound, { $match: isOut }, { $group: takenBack }, all]),
    store.aggregate('duesHandedUp', [...unwound, { $match: isOut }, { $group: onItsDay }, all]),
    store.aggregate('duesHandedUp', [...unwound, { $match: isIn }, { $group: takenBack }, all]),
  ])
  const old = unbooked.map((row) => {
    const day = row['_id'] as CivilDate
    return { month: monthOf(day), day, fen: fenOf(row) }
  })
  return { from, beforeFen, sums: [...old, ...rows.flat().map(daySum)] }
}

/** Boundary: a row as the stages above made it. */
function daySum(row: Row): DaySum {
  return { ...(row['_id'] as Pick<DaySum, 'month' | 'day'>), fen: fenOf(row) }
}

/** What has a line in the month. */
export async function bookedIn(
  month: Month,
  store: Reader,
  branchId: BranchId,
): Promise<{ readonly payments: readonly DuesPayment[]; readonly handedUp: readonly DuesHandedUp[] }> {
  const occurredOn = { $gte: firstDay(month), $lt: firstDay(addMonths(month, 1)) }
  const [payments, handedUp] = await Promise.all([
    store.findAll('duesPayments', {
      $or: [
        { branchId, 'booked.month': month },
        { branchId, state: 'confirmed', booked: { $exists: false }, occurredOn },
      ],
    }),
    store.findAll('duesHandedUp', { branchId, 'booked.month': month }),
  ])
  return { payments, handedUp }
}

function fenOf(row: Row | undefined): number {
  return Number(row?.['fen'] ?? 0)
}
