import type { OutputOf } from '#contract'
import type { PageState } from '../../../components/page-state/page-state'
import { yearOf, type Month } from '../../../domain/time/civil-date'
import { formatYuan } from '../../../domain/values/money'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf, replaceWith } from '../../../services/routes'
import { submit } from '../../../services/submit'
import type { PaymentTerms } from '../components/payment-terms/payment-terms'
import { deskPaymentCard } from '../dues-text'
import { chosenSum, toggled, type MonthChoice } from '../month-choices'
import { correctableMonths, correctionOf } from './correct-view'

/** Corrects a payment for months: the record as it was is kept, and its months are free for the corrected one. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    old: { head: '', line: '', note: '' },
    months: [] as readonly MonthChoice[],
    sum: '0.00',
    terms: { day: today(), method: 'in-person' } as PaymentTerms,
    reason: '',
    isSaving: false,
    fault: '',
  },
  branchId: '',
  entryId: '',
  seen: null as OutputOf<'dues.payment'> | null,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', entryId = '' } = parametersOf<'packages/dues/correct/correct'>(query)
    Object.assign(this, { branchId, entryId })
    void this.load()
  },

  async load() {
    const { branchId, entryId } = this
    const answer = await read('dues.payment', { branchId, entryId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const { payment } = answer.value
    if (payment.isLargeVoluntary)
      return replaceWith('packages/dues/voluntary/voluntary', { branchId, whose: 'own', entryId })
    this.seen = answer.value
    const { head, line, note } = deskPaymentCard(payment, yearOf(today()), false)
    const terms = { day: payment.occurredOn, method: payment.method }
    this.setData({ state: 'ready', old: { head, line, note }, terms })
    this.show(correctableMonths(answer.value))
  },

  show(months: readonly MonthChoice[]) {
    this.setData({ months, sum: formatYuan(chosenSum(months)), fault: '' })
  },
  toggle(event: WechatMiniprogram.CustomEvent<{ key: Month }>) {
    this.show(toggled(this.data.months, event.detail.key))
  },
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    this.setData({ terms: event.detail, fault: '' })
  },
  type(event: WechatMiniprogram.Input) {
    this.setData({ reason: event.detail.value, fault: '' })
  },

  async save() {
    const { months, terms, reason } = this.data
    if (!this.seen) return
    const correction = correctionOf(this.seen, months, terms, reason)
    if ('fault' in correction) return this.setData({ fault: correction.fault })
    const { branchId, entryId } = this
    const done = await submit(this, 'dues.correct', { branchId, entryId, ...correction.change })
    if (!done) return
    void wx.showToast({ title: done.state === 'proposed' ? '已更正，等支部确认' : '已更正', icon: 'none' })
    await goBack()
  },
})
