import { ASKING, ASKINGS, type Asking } from '../../../components/entry-cards/entry-card'
import { kindOf } from '../../../domain/ledger/kinds/catalogue'
import { readingPage } from '../../../page-parts/page'
import { tapped, tappedOneOf } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { CallFailure } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { entryView, type EntryView } from './ledger-entry-view'

/** One entry of any kind: what it says, and what may be done with it. */
readingPage('packages/secretary/ledger-entry/ledger-entry', {
  data: { entry: null as EntryView | null, asking: '' as Asking | '', heading: '', button: '' },

  async read({ branchId, entryId }) {
    const [permissions, entry] = await Promise.all([permissionsAt(branchId), ask('ledger.get', { branchId, entryId })])
    const kind = kindOf(entry.item)
    if (!kind) throw new CallFailure('no-such-kind')
    void wx.setNavigationBarTitle({ title: kind.title })
    return { entry, kind, permissions }
  },
  show: ({ entry, kind, permissions }) => ({ entry: entryView(entry, kind, permissions, today()) }),

  async confirm() {
    await this.attempt(async () => {
      await this.send('entry.confirm', { ...this.at, book: 'ledger' })
      await this.done('已确认')
    })
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    const act = tappedOneOf(event, 'act', ASKINGS)
    if (act) this.setData({ asking: act, ...ASKING[act], fault: '' })
  },
  stopAsking() {
    this.setData({ asking: '', fault: '' })
  },
  async settle(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    await this.attempt(async () => {
      const isDispute = this.data.asking === 'dispute'
      const input = { ...this.at, book: 'ledger' as const, reason: event.detail.reason }
      await this.send(isDispute ? 'entry.dispute' : 'entry.withdraw', input)
      this.stopAsking()
      await this.done(isDispute ? '已提出异议' : '已撤回')
    })
  },
  async done(said: string) {
    say(said)
    await this.load()
  },

  write(event: WechatMiniprogram.TouchEvent) {
    const task = tappedOneOf(event, 'task', ['correct', 'conclude'])
    const kind = this.seen?.kind.code
    if (kind === undefined || !task) return
    void open('packages/secretary/ledger-write/ledger-write', { ...this.at, kind, task })
  },
  openOther(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.at.branchId, entryId: tapped(event) })
  },
})
