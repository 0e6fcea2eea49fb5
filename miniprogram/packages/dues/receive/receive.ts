import type { PageState } from '../../../components/page-state/page-state'
import { parseCivilDate, yearOf, type CivilDate } from '../../../domain/civil-date'
import { PAYMENT_METHODS, type PaymentMethod } from '../../../domain/dues-account'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { chosenDay } from '../../../text/dates'
import { METHOD_LABELS } from '../dues-text'
import { payersOf, payments, totalText, withCount, type Payer } from './receive-view'

/** Payments received on one day from several members, recorded together: all or none. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    payers: [] as readonly Payer[],
    total: '',
    methods: PAYMENT_METHODS.map((method) => ({ method, label: METHOD_LABELS[method] })),
    method: 'in-person' as PaymentMethod,
    day: today(),
    dayText: '',
    isSaving: false,
    fault: '',
  },
  branchId: '',
  year: 0,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', year } = parametersOf<'packages/dues/receive/receive'>(query)
    Object.assign(this, { branchId, year: Number(year ?? yearOf(today())) })
    void this.load()
  },

  async load() {
    const answer = await read('dues.accounts', { branchId: this.branchId, year: this.year })
    if ('failed' in answer) {
      this.setData({ ...answer.failed })
      return
    }
    const payers = payersOf(answer.value)
    this.setData({ state: payers.length > 0 ? 'ready' : 'empty', message: '核定过的党费都已交清。' })
    this.show(payers)
    this.showDay(today())
  },

  show(payers: readonly Payer[]) {
    this.setData({ payers, total: totalText(payers) })
  },
  showDay(day: CivilDate) {
    this.setData({ day, dayText: chosenDay(day) })
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.show(
      this.data.payers.map((payer) => (payer.memberId === id ? { ...payer, isChosen: !payer.isChosen } : payer)),
    )
  },
  change(event: WechatMiniprogram.TouchEvent) {
    const { id, by } = event.currentTarget.dataset as { id: string; by: number }
    const { year } = this
    this.show(
      this.data.payers.map((payer) =>
        payer.memberId === id ? withCount(payer, payer.count + Number(by), year) : payer,
      ),
    )
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
    const { payers, day: occurredOn, method } = this.data
    const lines = payments(payers)
    if (lines.length === 0) {
      this.setData({ fault: '请点选交了党费的同志。' })
      return
    }
    const input = { branchId: this.branchId, occurredOn, method, payments: lines }
    const done = await submit(this, 'dues.recordMany', input)
    if (!done) return
    void wx.showToast({ title: `已登记 ${done.entries.length} 人`, icon: 'success' })
    await goBack()
  },
  back() {
    void goBack()
  },
})
