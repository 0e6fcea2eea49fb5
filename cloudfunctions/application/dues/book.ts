/** The book of dues of a branch: its lines and balances of a month, closing, opening again, handing up. */
import type { OutputOf } from '#contract'
import type { DuesPayment } from '#domain/dues/dues-account'
import { isClosed, seriesId, type DuesBook, type DuesClosing, type DuesHandedUp } from '#domain/dues/dues-book'
import { addMonths, monthOf, yearOf, type Month } from '#domain/time/civil-date'
import { memberNames } from '../member-names'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { bookedBefore, bookedIn } from './book-reading'
import { bookLine, inBook } from './booking'

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

  'dues.closeMonth': async ({ month }, context) => {
    const { store, branch, today } = context
    if (month > monthOf(today)) return refuse('in-the-future', { field: 'month', detail: { today } })
    const [book, balanceFen, untouched] = await Promise.all([
      store.get('duesBooks', branch._id),
      bookedBefore(addMonths(month, 1), store, branch._id),
      nothingBookedMeanwhile(context, [yearOf(month) - 1, yearOf(month)]),
    ])
    if (isClosed(month, book))
      return refuse('month-closed', { field: 'month', detail: { month: book?.closedThrough ?? month } })
    const doc = closed(book, month, { act: 'close', reason: null, balanceFen }, context)
    return decide({ closedThrough: month, balanceFen }, [writeBook(book, doc), ...untouched], branch._id)
  },

  'dues.reopenMonth': async ({ month, reason }, context) => {
    const { store, branch } = context
    const book = await store.get('duesBooks', branch._id)
    if (!isClosed(month, book)) return refuse('month-not-closed', { field: 'month', detail: { month } })
    const closedThrough = addMonths(month, -1)
    const doc = { ...closed(book, month, { act: 'reopen', reason, balanceFen: null }, context), closedThrough }
    return decide({ closedThrough }, [writeBook(book, doc)], branch._id)
  },

  'dues.handUp': async ({ occurredOn, fen, to, note }, context) => {
    const { store, branch, caller, now, today } = context
    if (occurredOn > today) return refuse('in-the-future', { field: 'occurredOn', detail: { today } })
    // All there is counts, whatever its month: no month later than the next can have been written into.
    const afterAll = addMonths(monthOf(today), 2)
    const [{ line, writes }, balanceFen, untouched] = await Promise.all([
      bookLine({ series: '缴', occurredOn, fen: 0 - fen }, context),
      bookedBefore(afterAll, store, branch._id),
      nothingBookedMeanwhile(context, [...new Set([yearOf(today), yearOf(afterAll)])], '收'),
    ])
    if (fen > balanceFen) return refuse('more-than-balance', { field: 'fen', detail: { balanceFen, givenFen: fen } })
    const doc: DuesHandedUp = {
      _id: context.newId(),
      revision: 1,
      branchId: branch._id,
      ...{ occurredOn, to, fen, note, recordedAt: now, recordedBy: caller.memberId, booked: [line] },
    }
    return decide(told(doc), [{ do: 'insert', in: 'duesHandedUp', doc }, ...writes, ...untouched], doc._id)
  },

  'dues.takeBackHandUp': async ({ entryId, reason }, context) => {
    const { store, branch, today } = context
    const before = await store.get('duesHandedUp', entryId)
    if (!before || before.branchId !== branch._id) return refuse('no-such-entry', { field: 'entryId' })
    if (before.reason !== undefined) return refuse('entry-settled', { detail: { state: 'withdrawn' } })
    const { line, writes } = await bookLine({ series: '缴', occurredOn: today, fen: before.fen }, context)
    const doc = { ...before, reason, booked: [...before.booked, line], revision: before.revision + 1 }
    return decide(told(doc), [{ do: 'replace', in: 'duesHandedUp', doc }, ...writes], entryId)
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
 * Guards a sum over the book: whatever is booked moves the counter of its series on. Of the other series where one is written
 * itself.
 */
async function nothingBookedMeanwhile(
  { store, branch }: BranchContext,
  years: readonly number[],
  only?: '收',
): Promise<Write[]> {
  const series = only ? [only] : (['收', '缴'] as const)
  const ids = years.flatMap((year) => series.map((each) => seriesId(branch._id, each, year)))
  const counters = await Promise.all(ids.map((id) => store.get('counters', id)))
  return ids.map((id, at) => ({ do: 'as-found', in: 'counters', id, revision: counters[at]?.revision ?? null }))
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
