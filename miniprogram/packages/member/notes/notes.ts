import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import type { LedgerItem } from '../../../services/ledger'
import { read, whoIsOnRoll } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { noteRows, OWN_KINDS, STUDY_NOTE, type NoteRow } from './notes-view'

/** One's own study notes (`kind`), or everything else one entered or is entered with in the ledger; and writing one. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    rows: [] as readonly NoteRow[],
    hasMore: false,
    isNotes: false,
    isChoosing: false,
    kinds: OWN_KINDS,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  memberId: '',
  items: [] as readonly LedgerItem[],
  next: null as string | null,

  onLoad(query: Record<string, string | undefined>) {
    const isNotes = parametersOf<'packages/member/notes/notes'>(query).kind === STUDY_NOTE
    this.setData({ isNotes, action: isNotes ? '写一篇' : '登记一条' })
    void wx.setNavigationBarTitle({ title: isNotes ? '心得体会' : '其他登记' })
  },

  onShow() {
    void this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },
  onReachBottom() {
    if (this.next !== null) void this.loadPage(this.next)
  },

  async load() {
    const me = await whoIsOnRoll()
    if ('failed' in me) return this.setData({ ...me.failed })
    Object.assign(this, { branchId: me.value.branch.branchId, memberId: me.value.memberId })
    await this.loadPage(null)
  },

  async loadPage(cursor: string | null): Promise<void> {
    const { branchId } = this
    const kind = this.data.isNotes ? { kind: STUDY_NOTE } : {}
    const answer = await read('ledger.mine', { branchId, ...kind, cursor })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const { items, next } = answer.value
    const wanted = items.filter((item) => (item.kind === STUDY_NOTE) === this.data.isNotes)
    this.items = cursor === null ? wanted : [...this.items, ...wanted]
    this.next = next
    // A page of the answer may hold nothing that belongs here.
    if (wanted.length === 0 && next !== null) return this.loadPage(next)
    const rows = noteRows(this.items, this.memberId, today())
    const message = this.data.isNotes ? '还没有写过心得体会。' : '还没有别的登记。'
    this.setData({ rows, hasMore: next !== null, state: rows.length === 0 ? 'empty' : 'ready', message })
  },

  write() {
    if (this.data.isNotes) void open('packages/member/note-write/note-write', { kind: STUDY_NOTE })
    else this.setData({ isChoosing: true, state: 'ready' })
  },
  stopChoosing() {
    this.setData({ isChoosing: false, state: this.data.rows.length === 0 ? 'empty' : 'ready' })
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: string }
    this.setData({ isChoosing: false })
    void open('packages/member/note-write/note-write', { kind })
  },

  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    const { confirm } = await wx.showModal({
      title: '撤回这条登记',
      content: '撤回后不再计入，记录本身保留。',
      confirmText: '撤回',
    })
    if (!confirm) return
    const input = { branchId: this.branchId, book: 'ledger', entryId: id, reason: '本人撤回' } as const
    if (await submit(this, 'entry.withdraw', input)) await this.loadPage(null)
  },
})
