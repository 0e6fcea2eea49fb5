import { ASKING, type Asking } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { moreLine, waitingRows, type WaitingRow } from './waiting-view'

/** Records that wait to be confirmed: one tap confirms; a dispute or a withdrawal asks why. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    rows: [] as readonly WaitingRow[],
    more: '',
    asking: '' as Asking | '',
    heading: '',
    button: '',
    isSaving: false,
    savingId: '',
    fault: '',
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/waiting/waiting'>(query).branchId ?? ''
    void this.load()
  },

  onPullDownRefresh,

  async load() {
    const [permissions, answer] = await Promise.all([
      permissionsAt(this.branchId),
      read('entry.waiting', { branchId: this.branchId }),
    ])
    if ('failed' in answer) {
      this.setData({ ...answer.failed })
      return
    }
    const rows = waitingRows(answer.value, permissions, yearOf(today()))
    if (rows.length === 0) this.setData({ state: 'empty', message: '没有待确认的记录。', rows })
    else this.setData({ state: 'ready', rows, more: moreLine(answer.value) })
  },

  back() {
    void goBack()
  },

  async confirm(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event)
    if (!row || this.data.isSaving) return
    this.setData({ savingId: row.entryId })
    const { book, entryId } = row
    const done = await submit(this, 'entry.confirm', { branchId: this.branchId, book, entryId })
    if (done) this.gone(entryId, '已确认')
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event)
    const { act } = event.currentTarget.dataset as { act: Asking }
    if (row) this.setData({ savingId: row.entryId, asking: act, ...ASKING[act], fault: '' })
  },
  stopAsking() {
    this.setData({ asking: '', fault: '' })
  },

  async settle(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking, savingId, rows } = this.data
    const row = rows.find(({ entryId }) => entryId === savingId)
    if (!row || asking === '') return
    const { book, entryId } = row
    const input = { branchId: this.branchId, book, entryId, reason: event.detail.reason }
    const done = await submit(this, asking === 'dispute' ? 'entry.dispute' : 'entry.withdraw', input)
    if (!done) return
    this.stopAsking()
    if (asking === 'withdraw') this.gone(entryId, '已撤回')
    else await this.load()
  },

  /** Takes the row away; when it was the last, asks whether more wait. */
  gone(id: string, said: string) {
    const rows = this.data.rows.filter(({ entryId }) => entryId !== id)
    this.setData({ rows })
    void wx.showToast({ title: said, icon: 'success' })
    if (rows.length === 0) void this.load()
  },

  rowOf(event: WechatMiniprogram.TouchEvent): WaitingRow | undefined {
    const { id } = event.currentTarget.dataset as { id: string }
    return this.data.rows.find(({ entryId }) => entryId === id)
  },
})
