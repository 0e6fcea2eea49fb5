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
import type { Paying } from '../month-choices'
import {
  allChosen,
  MOST_PAYERS,
  monthsPaid,
  payersOf,
  payingAlone,
  payments,
  totalText,
  withCount,
  type Payer,
} from './receive-view'

/** Payments received on one day from several members, recorded together: all or none. */
writingPage('packages/dues/receive/receive', {
  data: {
    payers: [] as readonly Payer[],
    /** Yuan that were paid, as typed, where one person is chosen; empty for what is due. */
    paid: '',
    /** Null where not just one person is chosen. */
    paying: null as Paying | null,
    total: '',
    notice: '',
    outside: '',
    terms: termsToday(),
  },
  begin: (at) => ({ terms: { ...termsToday(), day: firstDayIn(at) } }),

  read: ({ branchId, year = yearOf(today()) }) => ask('dues.accounts', { branchId, year }),
  show(accounts, { memberId }, { terms }) {
    const payers = payersOf(accounts, memberId)
    return { ...(payers.length > 0 ? {} : nothing('核定过的党费都已交清。')), ...totalled(payers, terms, '') }
  },

  /** Changes the payer who was tapped. */
  put(event: WechatMiniprogram.TouchEvent, change: (payer: Payer) => Payer) {
    const id = tapped(event)
    const payers = this.data.payers.map((payer) => (payer.memberId === id ? change(payer) : payer))
    this.setData(totalled(payers, this.data.terms, this.data.paid))
  },
  chooseAll() {
    const { asOf = today() } = this.seen ?? {}
    this.setData(totalled(allChosen(this.data.payers, asOf), this.data.terms, this.data.paid))
  },
  toggle(event: WechatMiniprogram.TouchEvent) {
    this.put(event, (payer) => ({ ...payer, isChosen: !payer.isChosen }))
  },
  change(event: WechatMiniprogram.TouchEvent) {
    const year = this.seen?.year ?? 0
    this.put(event, (payer) => withCount(payer, payer.count + Number(tapped(event, 'by')), year))
  },
  typePaid(event: WechatMiniprogram.Input) {
    this.setData({ fault: '', ...totalled(this.data.payers, this.data.terms, event.detail.value) })
  },
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    const outside = outsideWords(this.at, event.detail.day)
    this.setData({ terms: event.detail, outside, ...totalled(this.data.payers, event.detail, this.data.paid) })
  },

  async save() {
    await this.attempt(async () => {
      const { day: occurredOn, method } = this.data.terms
      const lines = payments(this.data.payers, this.data.paid)
      if ('fault' in lines) return notSent(lines.fault, 'paid')
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

/** What is typed is of one person: chosen anew, it is forgotten. */
function totalled(payers: readonly Payer[], { day }: PaymentTerms, typed: string) {
  const isAlone = payers.filter(({ isChosen }) => isChosen).length === 1
  const paid = isAlone ? typed : ''
  const paying = payingAlone(payers, paid) ?? null
  const notice = reachNotice(monthsPaid(payers), day) ?? ''
  return { payers, paid, paying, total: paying ? `共 1 人，${paying.sum} 元` : totalText(payers), notice }
}
