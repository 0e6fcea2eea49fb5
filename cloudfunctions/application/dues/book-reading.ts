/** What the database is asked of the book of dues: one question for each collection. */
import type { DuesPayment } from '#domain/dues/dues-account'
import type { DuesHandedUp } from '#domain/dues/dues-book'
import { addMonths, firstDay, type Month } from '#domain/time/civil-date'
import type { BranchId } from '#domain/people/identity'
import type { Reader, Row } from '../ports/store'

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
