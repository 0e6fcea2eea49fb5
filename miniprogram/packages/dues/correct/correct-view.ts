/** What a payment says, and what is sent when it is corrected. Pure. */
import type { OutputOf, RequestOf } from '#contract'
import type { PaymentTerms } from '../components/payment-terms/payment-terms'
import { chosenMonths, monthChoices, paidAmount, type MonthChoice } from '../month-choices'

type Seen = OutputOf<'dues.payment'>
const SHORTEST_REASON = 2

/** The months of the payment, chosen, among those that are unpaid. */
export function correctableMonths({ payment, months }: Seen): MonthChoice[] {
  const own = (month: MonthChoice['key']) => payment.months.includes(month)
  return monthChoices(
    months.filter((each) => own(each.month) || each.openFen > 0),
    own,
  )
}

/** What is sent, or the first thing that is missing. */
export function correctionOf(
  { payment }: Seen,
  typed: {
    readonly months: readonly MonthChoice[]
    readonly paid: string
    readonly terms: PaymentTerms
    readonly reason: string
  },
): { readonly change: Omit<RequestOf<'dues.correct'>, 'branchId' | 'entryId'> } | { readonly fault: string } {
  const [months, reason] = [chosenMonths(typed.months), typed.reason.trim()]
  const amount = paidAmount(typed.months, typed.paid)
  const { day: occurredOn, method } = typed.terms
  if (months.length === 0) return { fault: '请选择交了哪几个月的；都没有交的，请用“撤回”。' }
  if ('fault' in amount) return amount
  const isSame =
    String(months) === String(payment.months) &&
    amount.fen === payment.fen &&
    occurredOn === payment.occurredOn &&
    method === payment.method
  if (isSame) return { fault: '还没有改动。' }
  if (reason.length < SHORTEST_REASON) return { fault: '请写明更正的原因。' }
  return { change: { occurredOn, method, months, ...amount, reason } }
}
