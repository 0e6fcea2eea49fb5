import type { InputOf } from '#contract'
import type { DuesPayment } from '#domain/dues/dues-account'
import { largeVoluntaryFrom } from '#domain/dues/dues-approval'
import { yearOf, type CivilDate } from '#domain/time/civil-date'
import { fen as fenOf, type Fen } from '#domain/values/money'
import { settles } from '../entries/book'
import { entryFields, listFilter } from '../entries/entry-list'
import { memberNames } from '../member-names'
import { registeredOn } from '../entries/on-register'
import { beginEntry, correctEntry, recordEntries, recordEntry } from '../entries/record'
import { entryOf } from '../entries/settle'
import { pageByDate } from '../paging'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { paymentBook } from './payment-book'

export const paymentHandlers: Handlers<'dues.record' | 'dues.recordMany' | 'dues.correct' | 'dues.list'> = {
  'dues.record': async (input, context) => {
    const payment = await newPayment(input, context)
    return isRefusal(payment) ? payment : recordEntry(paymentBook, payment, context)
  },

  'dues.recordMany': async ({ occurredOn, method, payments }, context) => {
    const entries: DuesPayment[] = []
    const asked = await Promise.all(payments.map((line) => newPayment({ ...line, occurredOn, method }, context)))
    for (const [at, payment] of asked.entries()) {
      // The date is the same for all; everything else is the line's.
      if (isRefusal(payment))
        return payment.field === 'occurredOn' ? payment : { ...payment, field: `payments.${at}.memberId` }
      entries.push(payment)
    }
    const outcome = await recordEntries(paymentBook, entries, 'payments', context)
    if (isRefusal(outcome)) return outcome
    return decide(
      { entries: entries.map(({ _id, memberId }) => ({ entryId: _id, memberId })) },
      outcome.writes,
      outcome.subject,
    )
  },

  'dues.correct': async (input, context) => {
    const old = await entryOf('duesPayments', input.entryId, context)
    if (isRefusal(old)) return old
    const corrected = await newPayment({ ...input, memberId: old.memberId }, context)
    return isRefusal(corrected) ? corrected : correctEntry(paymentBook, old, corrected, input.reason, context)
  },

  'dues.list': async (input, { store, branch }) => {
    const { isLargeVoluntary, cursor, pageSize } = input
    const filter = {
      ...listFilter(branch._id, input),
      ...(isLargeVoluntary === undefined ? {} : { isLargeVoluntary }),
    }
    const page = await pageByDate(store, 'duesPayments', { filter, dateField: 'occurredOn', cursor, pageSize })
    const nameOf = await memberNames(
      store,
      page.items.flatMap(({ memberId, recordedBy }) => [memberId, recordedBy]),
    )
    return { items: page.items.map((payment) => paymentView(payment, nameOf)), next: page.next }
  },
}

type Received = Omit<InputOf<'dues.record'>, 'branchId'>

/**
 * What others owe is not for everybody who keeps records, so only those who manage dues enter for others.
 * A payment for months is checked by the member's account; a voluntary one has none, so the register is asked.
 */
export async function newPayment(received: Received, context: BranchContext) {
  const { memberId, occurredOn, months, fen, method, isPartial } = received
  if (memberId !== context.caller.memberId && !settles('duesPayments', context))
    return refuse('not-yours', { field: 'memberId' })
  const begun = beginEntry(paymentBook, occurredOn, memberId, context)
  if (isRefusal(begun)) return begun
  const isVoluntary = months.length === 0
  const member = isVoluntary ? await registeredOn(memberId, occurredOn, context) : undefined
  if (isRefusal(member)) return member
  const isLargeVoluntary = isVoluntary && (received.isLargeVoluntary ?? isLarge(fen, occurredOn))
  const payment = { ...begun, memberId, fen, months: [...months].sort(), method, isLargeVoluntary }
  return isPartial ? { ...payment, isPartial } : payment
}

function isLarge(fen: Fen, on: CivilDate): boolean {
  return fen >= (largeVoluntaryFrom(yearOf(on)) ?? 0)
}

export function paymentView(payment: DuesPayment, nameOf: (id: string | null) => string | null) {
  const { branchId, memberId, fen, months, method, isLargeVoluntary } = payment
  const memberName = nameOf(memberId)
  return {
    ...entryFields(payment, nameOf),
    branchId,
    memberId,
    memberName,
    fen,
    months: [...months],
    method,
    isLargeVoluntary,
    voluntaryFen: payment.voluntaryFen ?? fenOf(0),
    isPartial: payment.isPartial ?? false,
    receipts: (payment.booked ?? []).flatMap(({ number }) => number ?? []),
  }
}
