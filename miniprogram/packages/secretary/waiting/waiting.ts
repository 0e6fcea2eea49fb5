import { marked, NOT_CONFIRMING } from '../../../components/entry-cards/confirm-row'
import type { Settling } from '../../../components/entry-cards/entry-card'
import { monthOf, yearOf } from '../../../domain/time/civil-date'
import { CONFIRMING, heldSent, hold } from '../../../page-parts/confirming'
import { nothing, readingPage } from '../../../page-parts/page'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { goBack, open } from '../../../services/routes'
import { settleEntry } from '../../../services/settle'
import { moreLine, waitingRows, withheldLine, type WaitingRow } from './waiting-view'

/** Records that wait to be confirmed: those that are as usual together, the others one by one. */
readingPage('packages/secretary/waiting/waiting', {
  ...CONFIRMING,
  data: { ...NOT_CONFIRMING, rows: [] as readonly WaitingRow[], more: '', withheld: '' },

  read: async ({ branchId }) => {
    const sending = heldSent()
    if (sending) await sending
    return ask('entry.waiting', { branchId })
  },
  show(waiting) {
    const rows = waitingRows(waiting, yearOf(today()))
    const withheld = withheldLine(waiting)
    const none = nothing(withheld === '' ? '没有待确认的记录。' : `没有您可以确认的记录。${withheld}。`)
    return { ...(rows.length > 0 ? {} : none), ...NOT_CONFIRMING, rows, more: moreLine(waiting), withheld }
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
  openRecord(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
    const row = this.rowOf(event.detail.entryId)
    if (!row) return
    this.isElsewhere = true
    const [{ branchId }, { book, entryId, occurredOn }] = [this.at, row]
    if (book === 'ledger') void open('packages/secretary/ledger-entry/ledger-entry', { branchId, entryId })
    else if (book === 'indicatorMonths')
      void open('packages/secretary/indicator-month/indicator-month', { branchId, month: monthOf(occurredOn) })
    else void open('packages/report/record/record', { branchId, book, entryId })
  },

  async settle({ detail }: WechatMiniprogram.CustomEvent<Settling>) {
    const row = this.rowOf(detail.entryId)
    if (!row) return
    if (detail.act === 'confirm') return hold(this, [row.entryId])
    await this.attempt(async () => {
      const said = await settleEntry(this, { branchId: this.at.branchId, book: row.book }, detail)
      const done = detail.act === 'withdraw' ? said.replace('撤回', row.withdrawal ?? '撤回') : said
      this.setData({ rows: marked(this.data.rows, [row.entryId], 'done', done) })
      say(done)
      if (this.data.rows.every(({ mark }) => mark === 'done')) await this.load()
    })
  },

  rowOf(id: string): WaitingRow | undefined {
    return this.data.rows.find(({ entryId }) => entryId === id)
  },
})
