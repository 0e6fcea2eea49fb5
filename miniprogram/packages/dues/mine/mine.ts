import type { EntryCard, Settling } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import type { Choice } from '../../../components/choice-chips/choice-chips'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { chooseYear, thisYearOrLast } from '../../../page-parts/one-year'
import { read } from '../../../services/page-load'
import { askConsent, consentFor, type Consent } from '../../../services/reminders'
import { open } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { settleEntry } from '../../../services/settle'
import { accountsView, ownPaymentCards, reminderText, type AccountView } from './mine-view'

/** My dues of a year: the amount and how it was fixed, the months, my payments, and being reminded. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    years: [] as readonly Choice[],
    year: 0,
    accounts: [] as readonly AccountView[],
    payments: [] as readonly EntryCard[],
    /** What is said of reminders; empty where the branch has not set them up. */
    reminder: '',
    mayPay: false,
    isSaving: false,
    fault: '',
  },
  consent: undefined as Consent | undefined,
  branchIds: {} as Record<string, string>,

  onLoad() {
    this.setData(thisYearOrLast())
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,
  chooseYear,

  async load() {
    const { year } = this.data
    const [mine, consent] = await Promise.all([read('dues.mine', { year }), consentFor('dues')])
    if ('failed' in mine) {
      this.setData({ ...mine.failed })
      return
    }
    if (year !== this.data.year) return
    this.consent = consent
    const { accounts, payments } = mine.value
    this.branchIds = Object.fromEntries(payments.map(({ entryId, branchId }) => [entryId, branchId]))
    const isBare = accounts.length === 0 && payments.length === 0
    this.setData({
      state: isBare ? 'empty' : 'ready',
      message: '这一年的党费标准还没有核定，核定后会列在这里。现在可以先用计算器算一算。',
      accounts: accountsView(mine.value),
      payments: ownPaymentCards(mine.value),
      reminder: reminderText(consent),
      mayPay: accounts.some(({ months }) =>
        months.some(({ standing }) => standing === 'unpaid' || standing === 'overdue'),
      ),
    })
  },

  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    const branchId = this.branchIds[event.detail.entryId] ?? ''
    if (await settleEntry(this, { branchId, book: 'duesPayments' }, event.detail)) await this.load()
  },

  correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
    const { entryId } = event.detail
    void open('packages/dues/correct/correct', { branchId: this.branchIds[entryId] ?? '', entryId })
  },

  /** WeChat asks; only a yes is noted, and one yes is one message. */
  async agree() {
    const { consent, data } = this
    if (!consent || data.isSaving) return
    this.setData({ isSaving: true })
    const asked = await askConsent(consent)
    this.setData({ isSaving: false })
    if (asked.is === 'failed') void wx.showToast({ title: asked.message, icon: 'none' })
    if (asked.is === 'agreed') this.setData({ reminder: reminderText({ ...consent, left: asked.left }) })
  },

  pay() {
    void open('packages/dues/pay/pay', { year: String(this.data.year) })
  },
  async giveMore() {
    const me = await whoAmI().catch(() => undefined)
    const branchId = me?.bound ? me.branch?.branchId : undefined
    if (branchId === undefined) void wx.showToast({ title: '加入支部后可以登记', icon: 'none' })
    else await open('packages/dues/voluntary/voluntary', { branchId, whose: 'own' })
  },
  calculate() {
    void open('packages/dues/calculator/calculator')
  },
})
