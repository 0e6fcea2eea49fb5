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
import { fen, sumFen, type Fen } from '#domain/values/money'
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
    const paid = await accountsToPay(entry, context)
    return isRefusal(paid) ? paid : { entry: paid.entry, writes: [] }
  },
  onCounting: async (entry, counts, context) => {
    if (!counts) return { entry, writes: await unpaid(entry, context) }
    const paid = await accountsToPay(entry, context)
    if (isRefusal(paid)) return paid
    const rhythm = rhythmOf(context.branch)
    const writes = paid.accounts.map((account) => marked(account, markPaid(account.months, entry, rhythm)))
    return { entry: paid.entry, writes }
  },
}

/** The payment, knowing what of it is voluntary, with the accounts it is for, one a year. */
interface Paid {
  readonly entry: DuesPayment
  readonly accounts: readonly DuesAccount[]
}

/** Refuses less than is due and unpaid for the months; what is above is voluntary (自愿多交不限; 中组发〔2008〕3号). */
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
    const due = amountDue(
      account,
      payment.months.filter((month) => yearOf(month) === year),
    )
    if (typeof due === 'object') return refuse(due.refused, { field: 'months', detail: { month: due.month } })
    accounts.push(account)
    amounts.push(due)
  }
  const expectedFen = sumFen(amounts)
  if (expectedFen <= payment.fen) return { entry: voluntarily(payment, fen(payment.fen - expectedFen)), accounts }
  return refuse('amount-differs', { field: 'fen', detail: { expectedFen, givenFen: payment.fen } })
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
  return [...new Set(months.map(yearOf))]
}

function marked(account: DuesAccount, months: DuesAccount['months']): Write {
  return { do: 'replace', in: 'duesAccounts', doc: changedAccount(account, { months }) }
}
