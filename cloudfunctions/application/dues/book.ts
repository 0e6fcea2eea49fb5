/** The book of dues of a branch: its lines and balances of a month, closing, opening again, handing up. */
import type { OutputOf } from '#contract'
import type { DuesPayment } from '#domain/dues/dues-account'
import { isClosed, seriesId, type DuesBook, type DuesClosing, type DuesHandedUp } from '#domain/dues/dues-book'
import {
  addDays,
  addMonths,
  civilDate,
  firstDay,
  monthOf,
  yearOf,
  type CivilDate,
  type Month,
} from '#domain/time/civil-date'
import { counted } from '../counting'
import { memberNames } from '../member-names'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { balanceAfter, coveredOn, firstBelowZero, firstCovering, type BookRun } from './book-balance'
import { bookedBefore, bookedIn, bookRun } from './book-reading'
import { bookLine, inBook } from './booking'

/** Where the calendar begins. */
const FIRST_MONTH = monthOf(civilDate('1900-01-01'))

type Line = OutputOf<'dues.book'>['lines'][number]
type BookProcedures = 'dues.book' | 'dues.closeMonth' | 'dues.reopenMonth' | 'dues.handUp' | 'dues.takeBackHandUp'

export const bookHandlers: Handlers<BookProcedures> = {
  'dues.book': async ({ month }, { store, branch }) => {
    const [book, openingFen, { payments, handedUp }] = await Promise.all([
      store.get('duesBooks', branch._id),
      bookedBefore(month, store, branch._id),
      bookedIn(month, store, branch._id),
    ])
    const closings = book?.closings ?? []
    const nameOf = await memberNames(store, [
      ...payments.map(({ memberId }) => memberId),
      ...closings.map(({ by }) => by),
    ])
    const received = payments.flatMap((payment) => paymentLines(payment, nameOf)).filter(isOf(month))
    const out = handedUp.flatMap(handedUpLines).filter(isOf(month))
    const [receivedFen, handedUpFen] = [sumOf(received), sumOf(out)]
    return {
      month,
      isClosed: isClosed(month, book),
      closedThrough: book?.closedThrough ?? null,
      openingFen,
      ...{ receivedFen, handedUpFen, closingFen: openingFen + receivedFen + handedUpFen },
      lines: [...received.sort(byNumber), ...out.sort(byNumber)].map(({ bookedInMonth: _, ...line }) => line),
      closings: closings.map((each) => ({ ...each, by: nameOf(each.by) })),
    }
  },

  'dues.closeMonth': async ({ month, reason = null }, context) => {
    const { store, branch, today } = context
    if (month > monthOf(today)) return refuse('in-the-future', { field: 'month', detail: { today } })
    const [book, locked] = await Promise.all([store.get('duesBooks', branch._id), lockedBook(context)])
    if (isClosed(month, book))
      return refuse('month-closed', { field: 'month', detail: { month: book?.closedThrough ?? month } })
    const run = await bookRun(firstOpen(book), store, branch._id)
    const below = reason === null ? firstBelowZero(run, month) : undefined
    if (below)
      return refuse('balance-below-zero', {
        ...{ field: 'reason', detail: { month: below, balanceFen: balanceAfter(below, run) } },
      })
    const balanceFen = balanceAfter(month, run)
    const doc = closed(book, month, { act: 'close', reason, balanceFen }, context)
    return decide({ closedThrough: month, balanceFen }, [writeBook(book, doc), ...locked], branch._id)
  },

  'dues.reopenMonth': async ({ month, reason }, context) => {
    const { store, branch } = context
    const book = await store.get('duesBooks', branch._id)
    if (!isClosed(month, book)) return refuse('month-not-closed', { field: 'month', detail: { month } })
    const closedThrough = month === FIRST_MONTH ? null : addMonths(month, -1)
    const doc = { ...closed(book, month, { act: 'reopen', reason, balanceFen: null }, context), closedThrough }
    return decide({ closedThrough }, [writeBook(book, doc)], branch._id)
  },

  'dues.handUp': async ({ occurredOn, fen, to, note }, context) => {
    const { store, branch, caller, now, today } = context
    if (occurredOn > today) return refuse('in-the-future', { field: 'occurredOn', detail: { today } })
    const [{ line, writes }, locked] = await Promise.all([
      bookLine({ series: '缴', occurredOn, fen: 0 - fen }, context),
      lockedBook(context),
    ])
    const run = await bookRun(line.month, store, branch._id)
    const refused = uncovered(fen, occurredOn, run, today)
    if (refused) return refused
    const doc: DuesHandedUp = {
      _id: context.newId(),
      revision: 1,
      branchId: branch._id,
      ...{ occurredOn, to, fen, note, recordedAt: now, recordedBy: caller.memberId, booked: [line] },
    }
    return decide(told(doc), [{ do: 'insert', in: 'duesHandedUp', doc }, ...writes, ...locked], doc._id)
  },

  'dues.takeBackHandUp': async ({ entryId, reason }, context) => {
    const { store, branch, today } = context
    const before = await store.get('duesHandedUp', entryId)
    if (!before || before.branchId !== branch._id) return refuse('no-such-entry', { field: 'entryId' })
    if (before.reason !== undefined) return refuse('entry-settled', { detail: { state: 'withdrawn' } })
    const [{ line, writes }, locked] = await Promise.all([
      bookLine({ series: '缴', occurredOn: today, fen: before.fen }, context),
      lockedBook(context),
    ])
    const doc = { ...before, reason, booked: [...before.booked, line], revision: before.revision + 1 }
    return decide(told(doc), [{ do: 'replace', in: 'duesHandedUp', doc }, ...writes, ...locked], entryId)
  },
}

type MonthLine = Line & { readonly bookedInMonth: Month }

function paymentLines(payment: DuesPayment, nameOf: (id: string) => string | null): MonthLine[] {
  const { _id: entryId, occurredOn, memberId, months, isLargeVoluntary, voluntaryFen } = payment
  const lines = inBook(payment)
  const kind = isLargeVoluntary ? '大额党费' : months.length === 0 ? '自愿多交' : voluntaryFen ? '含自愿多交' : ''
  return lines.map(({ number, month, on, fen }) => ({
    ...{ number, bookedOn: on, occurredOn, entryId, what: 'payment', who: nameOf(memberId), months: [...months] },
    ...{ note: fen < 0 ? (payment.reason ?? '冲销') : kind, fen, bookedInMonth: month },
    isTakenBack: sumOf(lines) === 0,
  }))
}

function handedUpLines({ _id: entryId, occurredOn, to: who, note, reason, booked }: DuesHandedUp): MonthLine[] {
  return booked.map(({ number, month, on, fen }) => ({
    ...{ number, bookedOn: on, occurredOn, entryId, what: 'handed-up', who, months: [] },
    ...{ note: fen > 0 ? (reason ?? '冲销') : note, fen, bookedInMonth: month },
    isTakenBack: reason !== undefined,
  }))
}

function isOf(month: Month) {
  return ({ bookedInMonth }: MonthLine) => bookedInMonth === month
}

function sumOf(lines: readonly { readonly fen: number }[]): number {
  return lines.reduce((sum, { fen }) => sum + fen, 0)
}

/** Those without a number come first, by their day. */
function byNumber(a: Line, b: Line): number {
  const [left, right] = [a, b].map(({ number, occurredOn }) =>
    number === null ? ` ${occurredOn}` : number.padStart(24),
  )
  return (left ?? '') < (right ?? '') ? -1 : 1
}

/**
 * Why so much does not go out on that day: neither it nor a later one may end below zero, or the book would have given out
 * what had not come yet. By the day, where a later one covers it; else by the amount.
 */
function uncovered(fen: number, occurredOn: CivilDate, run: BookRun, today: CivilDate) {
  const first = firstDay(run.from)
  const day = occurredOn < first ? first : occurredOn
  const balanceFen = coveredOn(day, run)
  if (fen <= balanceFen) return undefined
  const detail = { balanceFen, givenFen: fen }
  const coveredFrom = firstCovering(fen, day, run)
  if (coveredFrom === undefined || coveredFrom > today) return refuse('more-than-balance', { field: 'fen', detail })
  return refuse('more-than-balance', { field: 'occurredOn', detail: { ...detail, coveredFrom } })
}

/**
 * Holds a sum over the book while it is decided on: this year's counter of receipts, written and left where it was. Whatever is
 * received or taken back writes that of the year it is written in (booking.ts). Where a year ends meanwhile, before or behind
 * this call, that is the other one: around the turn both are held. They are written and not only looked at, for of two transactions that look at what
 * the other writes both would hold. Ask first, sum afterwards: a sum that is older than its lock is held by nothing.
 */
async function lockedBook({ store, branch, today }: BranchContext): Promise<Write[]> {
  const years = new Set([addDays(today, -1), addDays(today, 1)].map(yearOf))
  const ids = [...years].map((year) => seriesId(branch._id, '收', year))
  const counters = await Promise.all(ids.map((id) => store.get('counters', id)))
  return ids.map((id, at) => counted(id, counters[at], 0).write)
}

function firstOpen(book: DuesBook | undefined): Month {
  const through = book?.closedThrough ?? null
  return through === null ? FIRST_MONTH : addMonths(through, 1)
}

function closed(
  book: DuesBook | undefined,
  month: Month,
  act: Pick<DuesClosing, 'act' | 'reason' | 'balanceFen'>,
  { branch, now, caller }: BranchContext,
): DuesBook {
  const closing: DuesClosing = { month, at: now, by: caller.memberId, ...act }
  const { revision = 0, closings = [] } = book ?? {}
  return { _id: branch._id, revision: revision + 1, closedThrough: month, closings: [...closings, closing] }
}

function writeBook(before: DuesBook | undefined, doc: DuesBook): Write {
  return { do: before ? 'replace' : 'insert', in: 'duesBooks', doc }
}

function told({ _id: entryId, booked }: DuesHandedUp) {
  const line = booked[booked.length - 1]
  if (line === undefined || line.number === null) throw new Error(`${entryId} is in no book`)
  return { entryId, number: line.number, month: line.month }
}
