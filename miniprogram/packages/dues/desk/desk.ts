import type { EntryCard, Settling } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import type { Choice } from '../../../components/choice-chips/choice-chips'
import { yearOf } from '../../../domain/time/civil-date'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { chooseYear, thisYearOrLast } from '../../../page-parts/one-year'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { settleEntry } from '../../../services/settle'
import { submit } from '../../../services/submit'
import { deskPaymentCard } from '../dues-text'
import { deskView, type DeskView } from './desk-view'

const NOTHING: DeskView = { lines: [], notAssessed: [], progress: '', percent: 0, isOutOfStep: false }

/** The branch's dues of a year, for whoever manages them. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    years: [] as readonly Choice[],
    year: 0,
    view: NOTHING,
    waiting: [] as readonly EntryCard[],
    mayManage: false,
    isSaving: false,
    fault: '',
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/dues/desk/desk'>(query).branchId ?? ''
    this.setData(thisYearOrLast())
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,
  chooseYear,

  async load() {
    const { branchId } = this
    const { year } = this.data
    const [permissions, accounts, payments] = await Promise.all([
      permissionsAt(branchId),
      read('dues.accounts', { branchId, year }),
      read('dues.list', { branchId, states: ['proposed', 'disputed'], pageSize: 100 }),
    ])
    if ('failed' in accounts) {
      this.setData({ ...accounts.failed })
      return
    }
    if (year !== this.data.year) return
    const mayManage = permissions.includes('manage-dues')
    const items = 'value' in payments ? payments.value.items : []
    const view = deskView(accounts.value)
    this.setData({
      state: view.lines.length + view.notAssessed.length > 0 ? 'ready' : 'empty',
      message: '这一年没有应交党费的同志，请先录入党员名册。',
      view,
      waiting: items.map((payment) => deskPaymentCard(payment, yearOf(today()), mayManage)),
      mayManage,
    })
  },

  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    if (await settleEntry(this, { branchId: this.branchId, book: 'duesPayments' }, event.detail)) await this.load()
  },

  correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
    void open('packages/dues/correct/correct', { branchId: this.branchId, entryId: event.detail.entryId })
  },

  async align() {
    const done = await submit(this, 'dues.align', { branchId: this.branchId, year: this.data.year })
    if (!done) return
    void wx.showToast({ title: `已更新 ${done.changed.length} 人的应交月份`, icon: 'none' })
    await this.load()
  },

  openAmount(event: WechatMiniprogram.TouchEvent) {
    if (!this.data.mayManage) return
    const { id: memberId } = event.currentTarget.dataset as { id: string }
    void open('packages/dues/amount/amount', { branchId: this.branchId, memberId, year: String(this.data.year) })
  },
  assessMany() {
    void open('packages/dues/assess-many/assess-many', { branchId: this.branchId, year: String(this.data.year) })
  },
  openPayments() {
    void open('packages/dues/payments/payments', { branchId: this.branchId })
  },
  giveMore() {
    void open('packages/dues/voluntary/voluntary', { branchId: this.branchId, whose: 'others' })
  },
  receive() {
    void open('packages/dues/receive/receive', { branchId: this.branchId, year: String(this.data.year) })
  },
})
