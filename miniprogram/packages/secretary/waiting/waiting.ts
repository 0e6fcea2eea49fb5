import { ASKING, ASKINGS, type Asking } from '../../../components/entry-cards/entry-card'
import { monthOf, yearOf } from '../../../domain/time/civil-date'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped, tappedOneOf } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { goBack, open } from '../../../services/routes'
import { moreLine, waitingRows, withheldLine, type WaitingRow } from './waiting-view'

/** Records that wait to be confirmed: one tap confirms; a dispute or a withdrawal asks why. */
readingPage('packages/secretary/waiting/waiting', {
  data: {
    rows: [] as readonly WaitingRow[],
    more: '',
    withheld: '',
    asking: '' as Asking | '',
    heading: '',
    button: '',
    savingId: '',
  },

  read: ({ branchId }) => ask('entry.waiting', { branchId }),
  show(waiting) {
    const rows = waitingRows(waiting, yearOf(today()))
    const withheld = withheldLine(waiting)
    const none = nothing(withheld === '' ? '没有待确认的记录。' : `没有您可以确认的记录。${withheld}。`)
    return { ...(rows.length > 0 ? {} : none), rows, more: moreLine(waiting), withheld }
  },

  back() {
    void goBack()
  },

  /** What was settled on the page of the record no longer waits. */
  isElsewhere: false,
  onShow() {
    if (this.isElsewhere) void this.refine({})
    this.isElsewhere = false
  },
  openRecord(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(tapped(event))
    if (!row) return
    this.isElsewhere = true
    const [{ branchId }, { book, entryId, occurredOn }] = [this.at, row]
    if (book === 'ledger') void open('packages/secretary/ledger-entry/ledger-entry', { branchId, entryId })
    else if (book === 'indicatorMonths')
      void open('packages/secretary/indicator-month/indicator-month', { branchId, month: monthOf(occurredOn) })
    else void open('packages/report/record/record', { branchId, book, entryId })
  },

  async confirm(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(tapped(event))
    await this.attempt(async () => {
      if (!row) return
      const { book, entryId } = row
      this.setData({ savingId: entryId })
      await this.send('entry.confirm', { branchId: this.at.branchId, book, entryId })
      await this.gone(entryId, '已确认')
    })
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(tapped(event))
    const act = tappedOneOf(event, 'act', ASKINGS)
    if (!row || !act) return
    const words = act === 'withdraw' ? { heading: `${row.withdrawal}这条记录`, button: row.withdrawal } : ASKING[act]
    this.setData({ savingId: row.entryId, asking: act, ...words, fault: '' })
  },
  stopAsking() {
    this.setData({ asking: '', fault: '' })
  },

  async settle(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking, savingId } = this.data
    const row = this.rowOf(savingId)
    if (!row || asking === '') return
    await this.attempt(async () => {
      const { book, entryId } = row
      const input = { branchId: this.at.branchId, book, entryId, reason: event.detail.reason }
      await this.send(asking === 'dispute' ? 'entry.dispute' : 'entry.withdraw', input)
      this.stopAsking()
      if (asking === 'withdraw') await this.gone(entryId, `已${row.withdrawal}`)
      else await this.load()
    })
  },

  /** Takes the row away; when it was the last, asks whether more wait. */
  async gone(id: string, said: string) {
    const rows = this.data.rows.filter(({ entryId }) => entryId !== id)
    this.setData({ rows })
    say(said)
    if (rows.length === 0) await this.load()
  },

  rowOf(id: string): WaitingRow | undefined {
    return this.data.rows.find(({ entryId }) => entryId === id)
  },
})
