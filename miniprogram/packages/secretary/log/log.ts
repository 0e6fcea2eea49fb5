import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { parametersOf } from '../../../services/routes'
import { logRows, type LogRow } from './log-view'

const PAGE = 50

/** Who did what and when, the latest first. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    rows: [] as readonly LogRow[],
    next: null as string | null,
    isLoadingMore: false,
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/log/log'>(query).branchId ?? ''
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
    const answer = await read('journal.list', { branchId: this.branchId, pageSize: PAGE })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const rows = logRows(answer.value, today(), 0, '')
    if (rows.length > 0) this.setData({ state: 'ready', rows, next: answer.value.next })
    else this.setData({ state: 'empty', message: '还没有操作记录。', rows })
  },

  async loadMore() {
    const { next, rows, isLoadingMore } = this.data
    if (next === null || isLoadingMore) return
    this.setData({ isLoadingMore: true })
    const answer = await read('journal.list', { branchId: this.branchId, cursor: next, pageSize: PAGE })
    this.setData({ isLoadingMore: false })
    if ('failed' in answer) {
      void wx.showToast({ title: answer.failed.message, icon: 'none' })
      return
    }
    const before = [...rows].reverse().find(({ day }) => day !== '')?.day ?? ''
    this.setData({
      rows: [...rows, ...logRows(answer.value, today(), rows.length, before)],
      next: answer.value.next,
    })
  },
})
