import type { PageState } from '../../../components/page-state/page-state'
import { read } from '../../../services/page-load'
import { open, parametersOf, replaceWith } from '../../../services/routes'
import { draftRow, type DraftRow } from './drafts-view'

/** The drafts there are, of all years; a draft is opened by a tap. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '还没有起草过述职报告。',
    fault: '',
    drafts: [] as DraftRow[],
    isMoreComing: false,
  },
  branchId: '',
  next: null as string | null,

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/report/drafts/drafts'>(query).branchId ?? ''
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.more()
  },

  async load() {
    const answer = await read('report.list', { branchId: this.branchId, limit: 100 })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const { items, next } = answer.value
    this.next = next
    if (items.length > 0) return this.setData({ state: 'ready', drafts: items.map(draftRow), fault: '' })
    this.setData({ state: 'empty', message: '还没有起草过述职报告。' })
  },

  async more() {
    const { next: cursor } = this
    if (cursor === null || this.data.isMoreComing) return
    this.setData({ isMoreComing: true, fault: '' })
    const answer = await read('report.list', { branchId: this.branchId, cursor, limit: 100 })
    this.setData({ isMoreComing: false })
    if (this.next !== cursor) return
    if ('failed' in answer) return this.setData({ fault: answer.failed.message })
    this.next = answer.value.next
    this.setData({ drafts: [...this.data.drafts, ...answer.value.items.map(draftRow)] })
  },

  openDraft(event: WechatMiniprogram.TouchEvent) {
    const { branchId } = this
    void replaceWith('packages/report/report/report', { branchId, reportId: String(event.currentTarget.dataset['id']) })
  },

  write() {
    void open('packages/report/report/report', { branchId: this.branchId })
  },
})
