import { yearOf, type Month } from '#domain/time/civil-date'
import {
  amountDue,
  changedAccount,
  duesAccountId,
  markPaid,
  markUnpaid,
  type DuesAccount,
  type DuesPayment,
} from '#domain/dues/dues-account'
import { largeVoluntaryFrom } from '#domain/dues/dues-approval'
import { sumFen, type Fen } from '#domain/values/money'
import type { Refusal } from '#contract'
import type { PAYMENT_REFUSALS } from '#contract/dues'
import type { Book } from '../entries/book'
import { isRefusal, refuse, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'
import { rhythmOf } from './rhythm'

type PaymentRefusal = (typeof PAYMENT_REFUSALS)[number]

export const paymentBook: Book<'duesPayments', PaymentRefusal> = {
  collection: 'duesPayments',
  // A proposal must be payable too, but only what counts marks the months.
  onProposing: async (entry, context) => {
    const accounts = await accountsToPay(entry, context)
    return isRefusal(accounts) ? accounts : { entry, writes: [] }
  },
  onCounting: async (entry, counts, context) => {
    if (!counts) return { entry, writes: await unpaid(entry, context) }
    const accounts = await accountsToPay(entry, context)
    if (isRefusal(accounts)) return accounts
    const rhythm = rhythmOf(context.branch)
    return { entry, writes: accounts.map((account) => marked(account, markPaid(account.months, entry, rhythm))) }
  },
}

/** The accounts a payment is for, one a year, once it is clear that it pays exactly what is due and unpaid there. */
async function accountsToPay(
  payment: DuesPayment,
  context: BranchContext,
): Promise<DuesAccount[] | Refusal<PaymentRefusal>> {
  if (payment.isLargeVoluntary) return largeEnough(payment) ?? []
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
    const due = amountDue(
      account,
      payment.months.filter((month) => yearOf(month) === year),
    )
    if (typeof due === 'object') return refuse(due.refused, { field: 'months', detail: { month: due.month } })
    accounts.push(account)
    amounts.push(due)
  }
  const expectedFen = sumFen(amounts)
  if (expectedFen === payment.fen) return accounts
  return refuse('amount-differs', { field: 'fen', detail: { expectedFen, givenFen: payment.fen } })
}

function largeEnough({ fen, occurredOn }: DuesPayment): Refusal<PaymentRefusal> | undefined {
  const leastFen = largeVoluntaryFrom(yearOf(occurredOn))
  if (leastFen === null || fen >= leastFen) return undefined
  return refuse('below-large-voluntary', { field: 'fen', detail: { leastFen, givenFen: fen } })
}

/** What the payment had paid for is unpaid again. */
async function unpaid({ _id, memberId, months }: DuesPayment, { store, branch }: BranchContext): Promise<Write[]> {
  const accounts = await Promise.all(
    yearsOf(months).map((year) => store.get('duesAccounts', duesAccountId(branch._id, memberId, year))),
  )
  return accounts.flatMap((account) => (account ? [marked(account, markUnpaid(account.months, _id))] : []))
}

function yearsOf(months: readonly Month[]): number[] {
  return [...new Set(months.map(yearOf))]
}

function marked(account: DuesAccount, months: DuesAccount['months']): Write {
  return { do: 'replace', in: 'duesAccounts', doc: changedAccount(account, { months }) }
}
