import { listPage } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { partsOfPage } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { setUpKinds, type SetUpKind } from '../../../services/ledger-kinds'
import { ask, askWhoIsOnRoll } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { noteRows, ownKinds, STUDY_NOTE } from './notes-view'

/** One's own study notes (`kind`), or everything else one entered or is entered with in the ledger; and writing one. */
listPage('packages/member/notes/notes', {
  data: { isNotes: false, action: '', isChoosing: false, unread: '', kinds: ownKinds([]) },
  begin({ kind }) {
    const isNotes = kind === STUDY_NOTE
    return { isNotes, action: isNotes ? '写一篇' : '登记一条' }
  },
  onLoad() {
    void wx.setNavigationBarTitle({ title: this.data.isNotes ? '心得体会' : '其他登记' })
  },

  async portion(_, { isNotes }, cursor) {
    const { memberId, branch } = await askWhoIsOnRoll()
    const kind = isNotes ? { kind: STUDY_NOTE } : {}
    for (let from = cursor; ;) {
      const { items, next } = await ask('ledger.mine', { branchId: branch.branchId, ...kind, cursor: from })
      const wanted = items.filter((item) => (item.kind === STUDY_NOTE) === isNotes)
      // A portion of the answer may hold nothing that belongs here.
      if (wanted.length > 0 || next === null) return { items: wanted, next, memberId, branchId: branch.branchId }
      from = next
    }
  },
  async beside({ kind }): Promise<{ readonly kinds: readonly SetUpKind[]; readonly unread: string }> {
    if (kind === STUDY_NOTE) return { kinds: [], unread: '' }
    const { part, unread } = partsOfPage()
    const { branch } = await askWhoIsOnRoll()
    const kinds = (await part('支部自设的台账', setUpKinds(branch.branchId))) ?? []
    return { kinds, unread: unread() }
  },
  rows: (items, { first }) => noteRows(items, first.memberId, today()),
  show: ({ beside: { kinds, unread } }) => ({ kinds: ownKinds(kinds), unread }),
  nothing: ({ isNotes }) => (isNotes ? '还没有写过心得体会。' : '还没有别的登记。'),

  write() {
    if (this.data.isNotes) void open('packages/member/note-write/note-write', { kind: STUDY_NOTE })
    else this.setData({ isChoosing: true, state: 'ready' })
  },
  stopChoosing() {
    this.setData({ isChoosing: false, state: this.data.rows.length === 0 ? 'empty' : 'ready' })
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ isChoosing: false })
    void open('packages/member/note-write/note-write', { kind: tapped(event, 'kind') })
  },

  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const entryId = tapped(event)
    await this.attempt(async () => {
      const branchId = this.seen?.first.branchId
      if (branchId === undefined) return
      if (!(await agreed('撤回这条登记', '撤回后不再计入，记录本身保留。', '撤回'))) return
      await this.send('entry.withdraw', { branchId, book: 'ledger', entryId, reason: '本人撤回' })
      await this.load()
    })
  },
})
