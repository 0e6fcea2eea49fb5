import type { Choice } from '../../../components/choice-chips/choice-chips'
import { ledgerKind } from '../../../domain/ledger/kinds/catalogue'
import { yearOf } from '../../../domain/time/civil-date'
import { listPage } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { permissionsAt } from '../../../services/branch'
import { CallFailure, ifAnswered } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
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
    mayWrite: false,
    mayDeclare: false,
  },
  begin({ kind }) {
    const declared = ledgerKind(kind)
    if (!declared) return {}
    const label = openLabel(declared)
    const choices = [
      { key: ALL, label: '全部' },
      { key: OPEN, label },
    ]
    return { title: declared.title, openLabel: label, choices }
  },
  onLoad() {
    if (this.data.title) void wx.setNavigationBarTitle({ title: this.data.title })
  },

  /** A portion comes with the names of the people in it, and so it is made into rows at once. */
  async portion({ branchId, kind: code }, { which }, cursor) {
    const kind = ledgerKind(code)
    if (!kind) throw new CallFailure('no-such-kind')
    const only = which === OPEN ? { open: true } : {}
    const page = await ask('ledger.list', { branchId, kind: code, cursor, ...only })
    return { items: entryRows(page, kind, yearOf(today())), next: page.next }
  },
  async beside({ branchId, kind }) {
    const [permissions, said] = await Promise.all([
      permissionsAt(branchId),
      ifAnswered(ask('ledger.notices', { branchId, kind })),
    ])
    return { permissions, notices: said?.notices ?? [] }
  },
  rows: (items): readonly EntryRow[] => items,
  show({ beside: { permissions, notices } }, _, { which }) {
    const mayWrite = permissions.includes('keep-records')
    const mayDeclare = permissions.includes('confirm-records')
    // Chosen to be seen alone, what is open may be nothing: the choice stays in sight.
    return {
      ...(which === OPEN ? { state: 'ready' as const } : {}),
      notices,
      mayWrite,
      mayDeclare,
      action: mayWrite ? '记一条' : '',
    }
  },
  nothing: ({ title }) => `还没有“${title}”的记录。`,

  filter(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void this.turnTo({ which: event.detail.key })
  },
  openEntry(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.at.branchId, entryId: tapped(event) })
  },
  write() {
    void open('packages/secretary/ledger-write/ledger-write', { ...this.at, task: 'record' })
  },
  declareNone() {
    void open('packages/secretary/none/none', { branchId: this.at.branchId, subject: `ledger:${this.at.kind}` })
  },
})
