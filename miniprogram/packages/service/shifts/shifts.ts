import type { EntryCard, Settling } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/civil-date'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { settleEntry } from '../../../services/settle'
import { ownShiftCard, type Shift } from '../service-text'
import { sumOf, type Sum } from './shifts-view'

/** My volunteering of a year: what it comes to, and every time. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    years: [] as readonly number[],
    year: 0,
    sum: { big: '', rest: '' } as Sum,
    rows: [] as readonly EntryCard[],
    next: null as string | null,
    isLoadingMore: false,
    isSaving: false,
    fault: '',
  },
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
  onReachBottom() {
    void this.loadMore()
  },

  async load() {
    const answer = await read('shift.mine', { year: this.data.year })
    if ('failed' in answer) {
      this.setData({ ...answer.failed })
      return
    }
    const { items, next } = answer.value
    this.branchIds = {}
    const rows = this.cards(items)
    this.setData({
      state: rows.length === 0 ? 'empty' : 'ready',
      message: '这一年还没有志愿服务记录。服务后记一次，支部确认后计入时长。',
      sum: sumOf(answer.value),
      rows,
      next,
    })
  },

  async loadMore() {
    const { next, year, rows, isLoadingMore } = this.data
    if (next === null || isLoadingMore) return
    this.setData({ isLoadingMore: true })
    const answer = await read('shift.mine', { year, cursor: next })
    if ('failed' in answer) void wx.showToast({ title: answer.failed.message, icon: 'none' })
    else this.setData({ rows: [...rows, ...this.cards(answer.value.items)], next: answer.value.next })
    this.setData({ isLoadingMore: false })
  },

  /** The cards; the branch of each is kept, for a transfer within the year leaves records in two. */
  cards(items: readonly Shift[]): EntryCard[] {
    for (const { entryId, branchId } of items) this.branchIds[entryId] = branchId
    return items.map((shift) => ownShiftCard(shift, this.data.year))
  },

  chooseYear(event: WechatMiniprogram.TouchEvent) {
    const { year } = event.currentTarget.dataset as { year: number }
    this.setData({ year, state: 'loading' })
    void this.load()
  },

  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    const branchId = this.branchIds[event.detail.entryId] ?? ''
    if (await settleEntry(this, { branchId, book: 'shifts' }, event.detail)) await this.load()
  },

  async add() {
    const me = await whoAmI().catch(() => undefined)
    const branchId = me?.bound ? me.branch?.branchId : undefined
    if (branchId === undefined) void wx.showToast({ title: '加入支部后可以登记', icon: 'none' })
    else await open('packages/service/shift-form/shift-form', { branchId, whose: 'own' })
  },
})
