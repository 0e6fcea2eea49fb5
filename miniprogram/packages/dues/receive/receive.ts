import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import type { PaymentTerms } from '../components/payment-terms/payment-terms'
import { payersOf, payments, totalText, withCount, type Payer } from './receive-view'

/** Payments received on one day from several members, recorded together: all or none. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    payers: [] as readonly Payer[],
    total: '',
    terms: { day: today(), method: 'in-person' } as PaymentTerms,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  year: 0,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', year } = parametersOf<'packages/dues/receive/receive'>(query)
    Object.assign(this, { branchId, year: Number(year ?? yearOf(today())) })
    this.setData({ terms: { day: today(), method: 'in-person' } })
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
  },

  show(payers: readonly Payer[]) {
    this.setData({ payers, total: totalText(payers) })
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
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    this.setData({ terms: event.detail })
  },

  async save() {
    const { payers, terms } = this.data
    const { day: occurredOn, method } = terms
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
