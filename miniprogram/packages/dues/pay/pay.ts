import type { PageState } from '../../../components/page-state/page-state'
import { parseCivilDate, yearOf, type CivilDate } from '../../../domain/civil-date'
import { PAYMENT_METHODS, type PaymentMethod } from '../../../domain/dues-account'
import { formatYuan } from '../../../domain/money'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { submit } from '../../../services/submit'
import { chosenDay } from '../../../text/dates'
import { METHOD_LABELS } from '../dues-text'
import { chosenSum, monthChoices, type MonthChoice } from './pay-view'

/** Notes a payment of one's own for chosen months; whoever manages dues confirms it. No money moves here. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    months: [] as readonly MonthChoice[],
    sum: '0.00',
    methods: PAYMENT_METHODS.map((method) => ({ method, label: METHOD_LABELS[method] })),
    method: 'in-person' as PaymentMethod,
    day: today(),
    dayText: '',
    isSaving: false,
    fault: '',
  },
  year: 0,
  branchId: '',
  memberId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { year } = parametersOf<'packages/dues/pay/pay'>(query)
    this.year = Number(year ?? yearOf(today()))
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
    const months = monthChoices(mine.value, this.branchId)
    this.setData({ state: months.length > 0 ? 'ready' : 'empty', message: '现在没有要交的党费。' })
    this.show(months)
    this.showDay(today())
  },

  show(months: readonly MonthChoice[]) {
    this.setData({ months, sum: formatYuan(chosenSum(months)) })
  },
  showDay(day: CivilDate) {
    this.setData({ day, dayText: chosenDay(day) })
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const { month } = event.currentTarget.dataset as { month: string }
    this.show(this.data.months.map((each) => (each.month === month ? { ...each, isChosen: !each.isChosen } : each)))
  },
  chooseMethod(event: WechatMiniprogram.TouchEvent) {
    const { method } = event.currentTarget.dataset as { method: PaymentMethod }
    this.setData({ method })
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = parseCivilDate(String(event.detail.value))
    if (day) this.showDay(day)
  },

  async save() {
    const { branchId, memberId } = this
    const { months, method, day: occurredOn } = this.data
    const chosen = months.filter(({ isChosen }) => isChosen).map(({ month }) => month)
    if (chosen.length === 0) {
      this.setData({ fault: '请选择交了哪几个月的。' })
      return
    }
    const fen = chosenSum(months)
    const done = await submit(this, 'dues.record', { branchId, memberId, occurredOn, method, months: chosen, fen })
    if (!done) return
    void wx.showToast({ title: done.state === 'proposed' ? '已登记，等支部确认' : '已登记', icon: 'none' })
    await goBack()
  },
  back() {
    void goBack()
  },
})
