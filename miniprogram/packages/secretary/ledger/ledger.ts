import type { Choice } from '../../../components/choice-chips/choice-chips'
import { organsFor } from '../../../domain/meeting/organs-held'
import { exportDesk } from '../../../page-parts/exporting'
import { listPage } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { placeAt } from '../../../services/branch'
import { partsOfPage } from '../../../services/call-failure'
import { kindAt } from '../../../services/ledger-kinds'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { setUpWords } from '../set-up-words'
import { entryRows, openLabel, type EntryRow } from './ledger-view'

const ALL = 'all'
const OPEN = 'open'

/** The entries of one kind, the newest first. One page for all kinds. */
listPage('packages/secretary/ledger/ledger', {
  data: {
    title: '',
    action: '',
    /** What the filter for open matters is called; empty where the kind has no conclusion. */
    openLabel: '',
    which: ALL,
    choices: [] as readonly Choice[],
    notices: [] as readonly string[],
    unread: '',
    mayWrite: false,
    mayDeclare: false,
    /** Each entry is about a member: all of them can be entered at once. */
    isOfMembers: false,
    /** Who set the kind up, where somebody did. */
    setUp: '',
    maySetUp: false,
  },
  /** A portion comes with the names of the people in it, and so it is made into rows at once. */
  async portion({ branchId, kind: code }, { which }, cursor) {
    const only = which === OPEN ? { open: true } : {}
    const page = await ask('ledger.list', { branchId, kind: code, cursor, ...only })
    return { items: entryRows(page), next: page.next }
  },
  async beside({ branchId, kind: code }) {
    const { part, unread } = partsOfPage()
    const [kind, place, said] = await Promise.all([
      kindAt(branchId, code),
      placeAt(branchId),
      part('这类记录的提示', ask('ledger.notices', { branchId, kind: code })),
    ])
    return { kind, place, notices: said?.notices ?? [], unread: unread() }
  },
  rows: (items): readonly EntryRow[] => items,
  show({ beside: { kind, place, notices, unread } }, { branchId }, { which }) {
    const setUp = 'setUpBy' in kind ? kind : undefined
    const permissions = place?.permissions ?? []
    const isHeld = place !== undefined && organsFor(kind, place.kind).length > 0
    const mayWrite = isHeld && permissions.includes('keep-records') && setUp?.isEnded !== true
    const mayDeclare = permissions.includes('confirm-records')
    const label = openLabel(kind)
    void wx.setNavigationBarTitle({ title: kind.title })
    // Chosen to be seen alone, what is open may be nothing: the choice stays in sight.
    return {
      ...(which === OPEN ? { state: 'ready' as const } : {}),
      title: kind.title,
      openLabel: label,
      choices: [
        { key: ALL, label: '全部' },
        { key: OPEN, label },
      ],
      setUp: setUp ? setUpWords(setUp) : '',
      maySetUp: setUp?.setUpBy.branchId === branchId && permissions.includes('manage-branch'),
      ...{ notices, unread },
      mayWrite,
      mayDeclare,
      isOfMembers: kind.about === 'member',
      action: mayWrite ? '记一条' : '',
    }
  },
  nothing: (_, { beside: { kind } }) => `还没有“${kind.title}”的记录。`,

  filter(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void this.turnTo({ which: event.detail.key })
  },
  openEntry(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.at.branchId, entryId: tapped(event) })
  },
  exportTable() {
    void exportDesk(this, { ...this.at, desk: 'ledger' })
  },
  change() {
    void open('packages/secretary/own-kind/own-kind', { branchId: this.at.branchId, code: this.at.kind })
  },
  write() {
    void open('packages/secretary/ledger-write/ledger-write', { ...this.at, task: 'record' })
  },
  writeMany() {
    const { branchId, kind } = this.at
    void open('packages/ledger/many/many', { branchId, kind })
  },
  declareNone() {
    void open('packages/secretary/none/none', { branchId: this.at.branchId, subject: `ledger:${this.at.kind}` })
  },
})
