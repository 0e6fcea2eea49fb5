import { yearOf, type Month } from '../../../domain/time/civil-date'
import { reachNotice } from '../../../domain/dues/dues-timing'
import { formatYuan } from '../../../domain/values/money'
import { leaveFor, leaveSaying } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { alsoShort } from '../../../services/settle'
import { termsToday, type PaymentTerms } from '../components/payment-terms/payment-terms'
import { deskPaymentCard } from '../dues-text'
import { chosenMonths, chosenSum, payingOf, toggled, type MonthChoice } from '../month-choices'
import { correctableMonths, correctionOf } from './correct-view'

/** Corrects a payment for months: the record as it was is kept, and its months are free for the corrected one. */
writingPage('packages/dues/correct/correct', {
  data: {
    old: { head: '', line: '', note: '' },
    months: [] as readonly MonthChoice[],
    /** Yuan that were paid, as typed; empty for what is due. */
    paid: '',
    paying: payingOf([], ''),
    notice: '',
    terms: termsToday(),
    reason: '',
  },

  read: (at) => ask('dues.payment', at),
  show(seen, { branchId, entryId }) {
    const { payment } = seen
    if (payment.months.length === 0)
      return leaveFor('packages/dues/voluntary/voluntary', { branchId, whose: 'own', entryId })
    const { head, line, note } = deskPaymentCard(payment, yearOf(today()), false)
    const months = correctableMonths(seen)
    const paid = payment.fen === chosenSum(months) ? '' : formatYuan(payment.fen)
    const terms: PaymentTerms = { day: payment.occurredOn, method: payment.method }
    return { old: { head, line, note }, terms, paid, ...summed(months, paid, terms) }
  },

  toggle(event: WechatMiniprogram.CustomEvent<{ key: Month }>) {
    const { months, paid, terms } = this.data
    this.setData(summed(toggled(months, event.detail.key), paid, terms))
  },
  typePaid(event: WechatMiniprogram.Input) {
    const paid = event.detail.value
    this.setData({ paid, ...summed(this.data.months, paid, this.data.terms) })
  },
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    this.setData({ terms: event.detail, ...summed(this.data.months, this.data.paid, event.detail) })
  },
  type(event: WechatMiniprogram.Input) {
    this.setData({ reason: event.detail.value, fault: '' })
  },

  async save() {
    await this.attempt(async () => {
      const { months, paid, terms, reason } = this.data
      const correction = this.seen && correctionOf(this.seen, { months, paid, terms, reason })
      if (!correction) return undefined
      if ('fault' in correction) return notSent(correction.fault)
      const corrected = await this.send('dues.correct', { ...this.at, ...correction.change })
      return leaveSaying(corrected.state === 'proposed' ? '已更正，等支部确认' : alsoShort('已更正', corrected))
    })
  },
})

function summed(months: readonly MonthChoice[], paid: string, { day }: PaymentTerms) {
  const notice = reachNotice(chosenMonths(months), day) ?? ''
  return { months, paying: payingOf(months, paid), notice, fault: '' }
}
