import { reachNotice } from '../../../domain/dues/dues-timing'
import { yearOf } from '../../../domain/time/civil-date'
import { firstDayIn, isMeant, outsideWords } from '../../../page-parts/asked-period'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing, notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { goBack } from '../../../services/routes'
import { termsToday, type PaymentTerms } from '../components/payment-terms/payment-terms'
import { allChosen, MOST_PAYERS, payersOf, payments, totalText, withCount, type Payer } from './receive-view'

/** Payments received on one day from several members, recorded together: all or none. */
writingPage('packages/dues/receive/receive', {
  data: { payers: [] as readonly Payer[], total: '', notice: '', outside: '', terms: termsToday() },
  begin: (at) => ({ terms: { ...termsToday(), day: firstDayIn(at) } }),

  read: ({ branchId, year = yearOf(today()) }) => ask('dues.accounts', { branchId, year }),
  show(accounts, { memberId }, { terms }) {
    const payers = payersOf(accounts, memberId)
    return { ...(payers.length > 0 ? {} : nothing('核定过的党费都已交清。')), ...totalled(payers, terms) }
  },

  /** Changes the payer who was tapped. */
  put(event: WechatMiniprogram.TouchEvent, change: (payer: Payer) => Payer) {
    const id = tapped(event)
    const payers = this.data.payers.map((payer) => (payer.memberId === id ? change(payer) : payer))
    this.setData(totalled(payers, this.data.terms))
  },
  chooseAll() {
    const { asOf = today() } = this.seen ?? {}
    this.setData(totalled(allChosen(this.data.payers, asOf), this.data.terms))
  },
  toggle(event: WechatMiniprogram.TouchEvent) {
    this.put(event, (payer) => ({ ...payer, isChosen: !payer.isChosen }))
  },
  change(event: WechatMiniprogram.TouchEvent) {
    const year = this.seen?.year ?? 0
    this.put(event, (payer) => withCount(payer, payer.count + Number(tapped(event, 'by')), year))
  },
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    const outside = outsideWords(this.at, event.detail.day)
    this.setData({ terms: event.detail, outside, ...totalled(this.data.payers, event.detail) })
  },

  async save() {
    await this.attempt(async () => {
      const { day: occurredOn, method } = this.data.terms
      const lines = payments(this.data.payers)
      if (lines.length === 0) return notSent('请点选交了党费的同志。')
      if (lines.length > MOST_PAYERS) return notSent(`一次最多登记 ${MOST_PAYERS} 人，请分两次登记。`)
      if (!(await isMeant(this.data.outside))) return undefined
      const input = { branchId: this.at.branchId, occurredOn, method, payments: lines }
      const { entries } = await this.send('dues.recordMany', input)
      return leaveSaying(`已登记 ${entries.length} 人`)
    })
  },
  back() {
    void goBack()
  },
})

function totalled(payers: readonly Payer[], { day }: PaymentTerms) {
  const months = payments(payers).flatMap((payment) => payment.months)
  return { payers, total: totalText(payers), notice: reachNotice(months, day) ?? '' }
}
