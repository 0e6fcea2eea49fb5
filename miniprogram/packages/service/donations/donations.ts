import type { EntryCard, Settling } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/civil-date'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { settleEntry } from '../../../services/settle'
import { ownGiftCard, type Gift } from '../service-text'
import { giftSum } from './donations-view'

/** My gifts of a year, with the numbers of their acknowledgements. Nobody else's are here. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    years: [] as readonly number[],
    year: 0,
    sum: '',
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
    const answer = await read('donation.mine', { year: this.data.year })
    if ('failed' in answer) {
      this.setData({ ...answer.failed })
      return
    }
    const { items, next } = answer.value
    this.branchIds = {}
    const rows = this.cards(items)
    this.setData({
      state: rows.length === 0 ? 'empty' : 'ready',
      message: '这一年没有捐款记录。捐款完全自愿，捐了可以在这里记一笔。',
      sum: giftSum(answer.value),
      rows,
      next,
    })
  },

  async loadMore() {
    const { next, year, rows, isLoadingMore } = this.data
    if (next === null || isLoadingMore) return
    this.setData({ isLoadingMore: true })
    const answer = await read('donation.mine', { year, cursor: next })
    if ('failed' in answer) void wx.showToast({ title: answer.failed.message, icon: 'none' })
    else this.setData({ rows: [...rows, ...this.cards(answer.value.items)], next: answer.value.next })
    this.setData({ isLoadingMore: false })
  },

  /** The cards; the branch of each is kept, for a transfer within the year leaves records in two. */
  cards(items: readonly Gift[]): EntryCard[] {
    for (const { entryId, branchId } of items) this.branchIds[entryId] = branchId
    return items.map((gift) => ownGiftCard(gift, this.data.year))
  },

  chooseYear(event: WechatMiniprogram.TouchEvent) {
    const { year } = event.currentTarget.dataset as { year: number }
    this.setData({ year, state: 'loading' })
    void this.load()
  },

  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    const branchId = this.branchIds[event.detail.entryId] ?? ''
    if (await settleEntry(this, { branchId, book: 'donations' }, event.detail)) await this.load()
  },

  async add() {
    const me = await whoAmI().catch(() => undefined)
    const branchId = me?.bound ? me.branch?.branchId : undefined
    if (branchId === undefined) void wx.showToast({ title: '加入支部后可以登记', icon: 'none' })
    else await open('packages/service/donate/donate', { branchId, whose: 'own' })
  },
})
