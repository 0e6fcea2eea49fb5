import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { ledgerKind } from '../../../domain/ledger/kinds/catalogue'
import {
  asTheyAre,
  emptyListing,
  loadMore,
  onPullDownRefresh,
  type Portion,
  type Read,
} from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { entryRows, openLabel, type EntryRow } from './ledger-view'

/** The entries of one kind, the newest first. One page for all kinds. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    ...emptyListing<EntryRow>(),
    /** What the filter for open matters is called; empty where the kind has no conclusion. */
    openLabel: '',
    isOnlyOpen: false,
    mayWrite: false,
    mayDeclare: false,
  },
  branchId: '',
  kind: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', kind = '' } = parametersOf<'packages/secretary/ledger/ledger'>(query)
    Object.assign(this, { branchId, kind })
    const declared = ledgerKind(kind)
    if (!declared) return
    this.setData({ openLabel: openLabel(declared) })
    void wx.setNavigationBarTitle({ title: declared.title })
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,
  onReachBottom() {
    void loadMore(this, (cursor) => this.more(cursor), asTheyAre)
  },

  async load() {
    const [permissions, answer] = await Promise.all([permissionsAt(this.branchId), this.ask(null)])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const mayWrite = permissions.includes('keep-records')
    this.setData({ mayWrite, mayDeclare: permissions.includes('confirm-records') })
    const rows = this.rowsFrom(answer.value)
    if (rows.length > 0 || this.data.isOnlyOpen) this.setData({ state: 'ready', rows, next: answer.value.next })
    else {
      const title = ledgerKind(this.kind)?.title ?? ''
      this.setData({ state: 'empty', message: `还没有“${title}”的记录。`, action: mayWrite ? '记一条' : '', rows })
    }
  },

  /** The next page as rows: they need the names that come with it. */
  async more(cursor: string): Promise<Read<Portion<EntryRow>>> {
    const answer = await this.ask(cursor)
    if ('failed' in answer) return answer
    return { value: { items: this.rowsFrom(answer.value), next: answer.value.next } }
  },
  ask(cursor: string | null) {
    const open = this.data.isOnlyOpen ? { open: true } : {}
    return read('ledger.list', { branchId: this.branchId, kind: this.kind, cursor, ...open })
  },
  rowsFrom(page: Parameters<typeof entryRows>[0]): EntryRow[] {
    const kind = ledgerKind(this.kind)
    return kind ? entryRows(page, kind, yearOf(today())) : []
  },

  filter(event: WechatMiniprogram.TouchEvent) {
    const { open: isOnlyOpen } = event.currentTarget.dataset as { open: boolean }
    this.setData({ isOnlyOpen, state: 'loading' })
    void this.load()
  },
  openEntry(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.branchId, entryId: id })
  },
  write() {
    const { branchId, kind } = this
    void open('packages/secretary/ledger-write/ledger-write', { branchId, kind, task: 'record' })
  },
  declareNone() {
    void open('packages/secretary/none/none', { branchId: this.branchId, subject: `ledger:${this.kind}` })
  },
})
