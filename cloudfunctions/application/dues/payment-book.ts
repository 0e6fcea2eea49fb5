import { yearOf, type Month } from '#domain/time/civil-date'
import { changedAccount, duesAccountId, type DuesAccount, type DuesPayment } from '#domain/dues/dues-account'
import { markPaid, markUnpaid, openAmounts } from '#domain/dues/dues-lines'
import { largeVoluntaryFrom } from '#domain/dues/dues-approval'
import { fen, sumFen, type Fen } from '#domain/values/money'
import type { Refusal } from '#contract'
import type { PAYMENT_REFUSALS } from '#contract/dues'
import { countsIn, settles, type Book } from '../entries/book'
import { isRefusal, refuse, type BranchContext } from '../ports/handling'
import { bookedInAll, shortOf } from './book-reading'
import { received, takenBack } from './booking'
import type { Write } from '../ports/store'
import { rhythmOf } from './rhythm'

type PaymentRefusal = (typeof PAYMENT_REFUSALS)[number]

export const paymentBook: Book<'duesPayments', PaymentRefusal> = {
  collection: 'duesPayments',
  // A proposal must be payable too, but only what counts marks the months.
  onProposing: async (entry, context) => {
    const paid = await accountsToPay(entry, context)
    return isRefusal(paid) ? paid : { entry: paid.entry, writes: [] }
  },
  onCounting: async (entry, counts, context) => {
    if (!counts) {
      const [writes, taken] = await Promise.all([unpaid(entry, context), takenBack(entry, context)])
      return { entry: taken.entry, writes: [...writes, ...taken.writes] }
    }
    const [paid, booked] = await Promise.all([accountsToPay(entry, context), received(entry, context)])
    if (isRefusal(paid)) return paid
    const { booked: lines = [] } = booked.entry
    return { entry: { ...paid.entry, booked: lines }, writes: [...paidFor(paid, context), ...booked.writes] }
  },
  // A wrong entry is always taken out, also where all was handed up; that the book is short then is not kept silent.
  alsoTold: async (before, after, context) => {
    const changeFen = countedFen(after) - countedFen(before)
    if (changeFen >= 0 || !settles('duesPayments', context)) return {}
    return { ...shortOf((await bookedInAll(context.store, context.branch._id)) + changeFen) }
  },
}

function countedFen(payment: DuesPayment): number {
  return countsIn(payment) ? payment.fen : 0
}

/** The accounts with the payment spent on their months, in the order of the years. */
function paidFor({ entry, accounts }: Paid, { branch }: BranchContext): Write[] {
  let leftFen = entry.fen
  return accounts.map((account) => {
    const paid = markPaid(account.months, { ...entry, fen: leftFen }, rhythmOf(branch))
    leftFen = paid.leftFen
    return marked(account, paid.lines)
  })
}

/** The payment, knowing what of it is voluntary, with the accounts it is for, one a year. */
interface Paid {
  readonly entry: DuesPayment
  readonly accounts: readonly DuesAccount[]
}

/**
 * What is above what is open of the months is voluntary (自愿多交不限; 中组发〔2008〕3号). Less is taken where it is said to be a
 * part (`isPartial`), and then pays all months but the last as a whole; else it is refused, for it may be a slip.
 */
async function accountsToPay(payment: DuesPayment, context: BranchContext): Promise<Paid | Refusal<PaymentRefusal>> {
  if (payment.isLargeVoluntary) return largeEnough(payment) ?? { entry: voluntarily(payment, fen(0)), accounts: [] }
  const accounts: DuesAccount[] = []
  const amounts: Fen[] = []
  const { store, branch } = context
  const years = yearsOf(payment.months)
  const found = await Promise.all(
    years.map((year) => store.get('duesAccounts', duesAccountId(branch._id, payment.memberId, year))),
  )
  for (const [at, year] of years.entries()) {
    const account = found[at]
    if (!account) return refuse('no-dues-account', { field: 'months', detail: { year } })
    const open = openAmounts(
      account,
      payment.months.filter((month) => yearOf(month) === year),
    )
    if ('refused' in open) return refuse(open.refused, { field: 'months', detail: { month: open.month } })
    accounts.push(account)
    amounts.push(...open)
  }
  const { fen: givenFen, isPartial = false } = payment
  const expectedFen = sumFen(amounts)
  if (expectedFen <= givenFen) return { entry: voluntarily(payment, fen(givenFen - expectedFen)), accounts }
  const isEnough = isPartial && givenFen > sumFen(amounts.slice(0, -1))
  if (isEnough) return { entry: voluntarily(payment, fen(0)), accounts }
  return refuse('amount-differs', { field: 'fen', detail: { expectedFen, givenFen } })
}

function voluntarily({ voluntaryFen: _, ...payment }: DuesPayment, voluntaryFen: Fen): DuesPayment {
  return voluntaryFen > 0 ? { ...payment, voluntaryFen } : payment
}

function largeEnough({ fen: given, occurredOn }: DuesPayment): Refusal<PaymentRefusal> | undefined {
  const leastFen = largeVoluntaryFrom(yearOf(occurredOn))
  if (leastFen === null || given >= leastFen) return undefined
  return refuse('below-large-voluntary', { field: 'fen', detail: { leastFen, givenFen: given } })
}

/** What the payment had paid for is unpaid again. */
async function unpaid({ _id, memberId, months }: DuesPayment, { store, branch }: BranchContext): Promise<Write[]> {
  const accounts = await Promise.all(
    yearsOf(months).map((year) => store.get('duesAccounts', duesAccountId(branch._id, memberId, year))),
  )
  return accounts.flatMap((account) => (account ? [marked(account, markUnpaid(account.months, _id))] : []))
}

function yearsOf(months: readonly Month[]): number[] {
  return [...new Set(months.map(yearOf))].sort()
}

function marked(account: DuesAccount, months: DuesAccount['months']): Write {
  return { do: 'replace', in: 'duesAccounts', doc: changedAccount(account, { months }) }
}
