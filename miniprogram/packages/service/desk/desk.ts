import type { EntryCard, Settling } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/civil-date'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { settleEntry } from '../../../services/settle'
import { deskShiftCard, periodOf, PERIODS, type PeriodKey, type Shift } from '../service-text'

/** Everybody's service of a period, for those who confirm it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    periods: PERIODS,
    period: 'year' as PeriodKey,
    isOnlyWaiting: false,
    rows: [] as readonly EntryCard[],
    next: null as string | null,
    isLoadingMore: false,
    mayRecord: false,
    maySettle: false,
    isSaving: false,
    fault: '',
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/service/desk/desk'>(query).branchId ?? ''
  },
  onShow() {
    void this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },
  onReachBottom() {
    void this.loadMore()
  },

  async load() {
    const [permissions, answer] = await Promise.all([permissionsAt(this.branchId), this.ask(null)])
    if ('failed' in answer) {
      this.setData({ ...answer.failed })
      return
    }
    const mayRecord = permissions.includes('keep-records')
    this.setData({ mayRecord, maySettle: permissions.includes('confirm-records') })
    this.setData({ state: 'ready', rows: this.cards(answer.value.items), next: answer.value.next })
  },

  async loadMore() {
    const { next, rows, isLoadingMore } = this.data
    if (next === null || isLoadingMore) return
    this.setData({ isLoadingMore: true })
    const answer = await this.ask(next)
    if ('failed' in answer) void wx.showToast({ title: answer.failed.message, icon: 'none' })
    else this.setData({ rows: [...rows, ...this.cards(answer.value.items)], next: answer.value.next })
    this.setData({ isLoadingMore: false })
  },

  ask(cursor: string | null) {
    const { period, isOnlyWaiting } = this.data
    const states = isOnlyWaiting ? { states: ['proposed' as const, 'disputed' as const] } : {}
    return read('shift.list', { branchId: this.branchId, ...periodOf(period, today()), ...states, cursor })
  },
  cards(items: readonly Shift[]): EntryCard[] {
    return items.map((shift) => deskShiftCard(shift, yearOf(today()), this.data.maySettle))
  },

  choosePeriod(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: PeriodKey }
    this.setData({ period: key, state: 'loading' })
    void this.load()
  },
  toggleWaiting() {
    this.setData({ isOnlyWaiting: !this.data.isOnlyWaiting, state: 'loading' })
    void this.load()
  },

  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    if (await settleEntry(this, { branchId: this.branchId, book: 'shifts' }, event.detail)) await this.load()
  },

  add() {
    void open('packages/service/shift-form/shift-form', { branchId: this.branchId, whose: 'others' })
  },
})
