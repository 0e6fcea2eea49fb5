import { yearOf, type Month } from '../../../domain/time/civil-date'
import { reachNotice } from '../../../domain/dues/dues-timing'
import { leaveSaying } from '../../../page-parts/leaving'
import { noReminding, remind, reminderAfter } from '../../../page-parts/reminding'
import { nothing, notSent, writingPage } from '../../../page-parts/page'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { goBack } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { termsToday, type PaymentTerms } from '../components/payment-terms/payment-terms'
import { chosenMonths, paidAmount, payingOf, toggled, type MonthChoice } from '../month-choices'
import { offeredUpToNow, payableMonths, upToNow } from './pay-view'

/** Notes a payment of one's own for chosen months; whoever manages dues confirms it. No money moves here. */
writingPage('packages/dues/pay/pay', {
  data: {
    ...{ months: [] as readonly MonthChoice[], paid: '', paying: payingOf([], ''), notice: '', terms: termsToday() },
    /** How many months are chosen at once by one tap; 0 where it is not offered. */
    upToNow: 0,
    /** What was done, once it is; said on the page where something is offered besides. */
    done: '',
    ...noReminding(),
  },
  begin: () => ({ terms: termsToday() }),

  async read({ year = yearOf(today()) }) {
    const [me, mine, reminders] = await Promise.all([whoAmI(), ask('dues.mine', { year }), reminderAfter(['dues'])])
    const memberId = me.bound ? me.memberId : ''
    const branchId = (me.bound ? me.branch?.branchId : undefined) ?? mine.accounts[0]?.branchId ?? ''
    return { memberId, branchId, months: payableMonths(mine, branchId), reminders }
  },
  show({ months }, _, { terms, paid }) {
    return { ...(months.length > 0 ? {} : nothing('现在没有要交的党费。')), ...chosen(months, paid, terms) }
  },

  toggle(event: WechatMiniprogram.CustomEvent<{ key: Month }>) {
    const { months, paid, terms } = this.data
    this.setData(chosen(toggled(months, event.detail.key), paid, terms))
  },
  chooseUpToNow() {
    const { months, paid, terms } = this.data
    this.setData(chosen(upToNow(months, today()), paid, terms))
  },
  typePaid(event: WechatMiniprogram.Input) {
    const paid = event.detail.value
    this.setData({ paid, fault: '', ...chosen(this.data.months, paid, this.data.terms) })
  },
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    this.setData({ terms: event.detail, ...chosen(this.data.months, this.data.paid, event.detail) })
  },

  async save() {
    await this.attempt(async () => {
      const { memberId = '', branchId = '' } = this.seen ?? {}
      const { day: occurredOn, method } = this.data.terms
      const months = chosenMonths(this.data.months)
      if (months.length === 0) return notSent('请选择交了哪几个月的。')
      const amount = paidAmount(this.data.months, this.data.paid)
      if ('fault' in amount) return notSent(amount.fault, 'paid')
      const done = await this.send('dues.record', { branchId, memberId, occurredOn, method, months, ...amount })
      const said = done.state === 'proposed' ? '已登记，等支部确认' : '已登记'
      const { reminders = [] } = this.seen ?? {}
      if (reminders.length === 0) return leaveSaying(said)
      this.setData({ done: said, reminders })
      return undefined
    })
  },
  remind,
  back() {
    void goBack()
  },
})

function chosen(months: readonly MonthChoice[], paid: string, { day }: PaymentTerms) {
  return {
    ...{ months, paying: payingOf(months, paid), upToNow: offeredUpToNow(months, today()) },
    notice: reachNotice(chosenMonths(months), day) ?? '',
  }
}
