import type { EntryCard, Settling } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/civil-date'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { askConsent, consentFor, type Consent } from '../../../services/reminders'
import { open } from '../../../services/routes'
import { settleEntry } from '../../../services/settle'
import { accountsView, ownPaymentCards, reminderText, type AccountView } from './mine-view'

/** My dues of a year: the amount and how it was fixed, the months, my payments, and being reminded. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    years: [] as readonly number[],
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
    const year = yearOf(today())
    this.setData({ year, years: [year, year - 1] })
  },
  onShow() {
    void this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const { year } = this.data
    const [mine, consent] = await Promise.all([read('dues.mine', { year }), consentFor('dues')])
    if ('failed' in mine) {
      this.setData({ ...mine.failed })
      return
    }
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

  chooseYear(event: WechatMiniprogram.TouchEvent) {
    const { year } = event.currentTarget.dataset as { year: number }
    this.setData({ year, state: 'loading' })
    void this.load()
  },

  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    const branchId = this.branchIds[event.detail.entryId] ?? ''
    if (await settleEntry(this, { branchId, book: 'duesPayments' }, event.detail)) await this.load()
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
  calculate() {
    void open('packages/dues/calculator/calculator')
  },
})
