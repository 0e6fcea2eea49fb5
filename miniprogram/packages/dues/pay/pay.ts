import type { PageState } from '../../../components/page-state/page-state'
import { yearOf, type Month } from '../../../domain/time/civil-date'
import { formatYuan } from '../../../domain/values/money'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { submit } from '../../../services/submit'
import type { PaymentTerms } from '../components/payment-terms/payment-terms'
import { chosenMonths, chosenSum, toggled, type MonthChoice } from '../month-choices'
import { payableMonths } from './pay-view'

/** Notes a payment of one's own for chosen months; whoever manages dues confirms it. No money moves here. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    months: [] as readonly MonthChoice[],
    sum: '0.00',
    terms: { day: today(), method: 'in-person' } as PaymentTerms,
    isSaving: false,
    fault: '',
  },
  year: 0,
  branchId: '',
  memberId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { year } = parametersOf<'packages/dues/pay/pay'>(query)
    this.year = Number(year ?? yearOf(today()))
    this.setData({ terms: { day: today(), method: 'in-person' } })
    void this.load()
  },

  async load() {
    const [me, mine] = await Promise.all([whoAmI().catch(() => undefined), read('dues.mine', { year: this.year })])
    if ('failed' in mine) {
      this.setData({ ...mine.failed })
      return
    }
    this.memberId = me?.bound ? me.memberId : ''
    this.branchId = (me?.bound ? me.branch?.branchId : undefined) ?? mine.value.accounts[0]?.branchId ?? ''
    const months = payableMonths(mine.value, this.branchId)
    this.setData({ state: months.length > 0 ? 'ready' : 'empty', message: '现在没有要交的党费。' })
    this.show(months)
  },

  show(months: readonly MonthChoice[]) {
    this.setData({ months, sum: formatYuan(chosenSum(months)) })
  },
  toggle(event: WechatMiniprogram.CustomEvent<{ key: Month }>) {
    this.show(toggled(this.data.months, event.detail.key))
  },
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    this.setData({ terms: event.detail })
  },

  async save() {
    const { branchId, memberId } = this
    const { months: choices, terms } = this.data
    const { day: occurredOn, method } = terms
    const months = chosenMonths(choices)
    if (months.length === 0) {
      this.setData({ fault: '请选择交了哪几个月的。' })
      return
    }
    const fen = chosenSum(choices)
    const done = await submit(this, 'dues.record', { branchId, memberId, occurredOn, method, months, fen })
    if (!done) return
    void wx.showToast({ title: done.state === 'proposed' ? '已登记，等支部确认' : '已登记', icon: 'none' })
    await goBack()
  },
  back() {
    void goBack()
  },
})
