import { ASKING, type Asking } from '../../../components/entry-cards/entry-card'
import type { PageState } from '../../../components/page-state/page-state'
import { ledgerKind } from '../../../domain/ledger/kinds/catalogue'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { sentenceFor } from '../../../text/refusals'
import { entryView, type EntryView } from './ledger-entry-view'

/** One entry of any kind: what it says, and what may be done with it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    entry: null as EntryView | null,
    asking: '' as Asking | '',
    heading: '',
    button: '',
    isSaving: false,
    fault: '',
  },
  branchId: '',
  entryId: '',
  kind: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', entryId = '' } = parametersOf<'packages/secretary/ledger-entry/ledger-entry'>(query)
    Object.assign(this, { branchId, entryId })
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const { branchId, entryId } = this
    const [permissions, answer] = await Promise.all([
      permissionsAt(branchId),
      read('ledger.get', { branchId, entryId }),
    ])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const kind = ledgerKind(answer.value.item.kind)
    if (!kind) return this.setData({ state: 'failed', message: sentenceFor('no-such-kind') })
    this.kind = kind.code
    this.setData({ state: 'ready', entry: entryView(answer.value, kind, permissions, today()) })
    void wx.setNavigationBarTitle({ title: kind.title })
  },

  async confirm() {
    const { branchId, entryId } = this
    if (await submit(this, 'entry.confirm', { branchId, book: 'ledger', entryId })) await this.done('已确认')
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    const { act } = event.currentTarget.dataset as { act: Asking }
    this.setData({ asking: act, ...ASKING[act], fault: '' })
  },
  stopAsking() {
    this.setData({ asking: '', fault: '' })
  },
  async settle(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking } = this.data
    const { branchId, entryId } = this
    const input = { branchId, book: 'ledger' as const, entryId, reason: event.detail.reason }
    const settled = await submit(this, asking === 'dispute' ? 'entry.dispute' : 'entry.withdraw', input)
    if (!settled) return
    this.stopAsking()
    await this.done(asking === 'dispute' ? '已提出异议' : '已撤回')
  },
  async done(said: string) {
    void wx.showToast({ title: said, icon: 'success' })
    await this.load()
  },

  write(event: WechatMiniprogram.TouchEvent) {
    const { task } = event.currentTarget.dataset as { task: 'correct' | 'conclude' }
    const { branchId, entryId, kind } = this
    void open('packages/secretary/ledger-write/ledger-write', { branchId, kind, task, entryId })
  },
  openOther(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.branchId, entryId: id })
  },
})
