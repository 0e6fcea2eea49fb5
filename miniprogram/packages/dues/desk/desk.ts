import type { OutputOf } from '#contract'
import { marked, NOT_CONFIRMING, withTwins } from '../../../components/entry-cards/confirm-row'
import type { DeskCard, Settling } from '../../../components/entry-cards/entry-card'
import { monthNumber, monthOf, yearOf } from '../../../domain/time/civil-date'
import { CONFIRMING, heldSent, hold } from '../../../page-parts/confirming'
import { apart } from '../../../page-parts/entry-desk'
import { NO_YEAR, thisYearOrLast } from '../../../page-parts/one-year'
import { exportDesk } from '../../../page-parts/exporting'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { partsOfPage } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { sendInPortions, sumOf } from '../../../services/portions'
import { open } from '../../../services/routes'
import { settleEntry } from '../../../services/settle'
import { deskPaymentCard } from '../dues-text'
import { yearRow } from '../year/year-view'
import { deskView, type DeskView } from './desk-view'

/** From November on. */
const FROM_MONTH = 11

const NOTHING: DeskView = {
  owing: [],
  lines: [],
  notAssessed: [],
  short: '',
  progress: '',
  percent: 0,
  isOutOfStep: false,
}

/** The branch's dues of a year, for whoever manages them. */
readingPage('packages/dues/desk/desk', {
  ...CONFIRMING,
  data: {
    ...NOT_CONFIRMING,
    ...{ ...NO_YEAR, view: NOTHING, unread: '', rows: [] as readonly DeskCard[], mayManage: false },
    /** What is to be done about the amounts of this year and the next. */
    yearRows: [] as readonly NonNullable<ReturnType<typeof yearRow>>[],
    /** The amounts of the year in view lie before a meeting: whoever has none is not fixed beside it. */
    isProposed: false,
  },
  begin: ({ year }) => thisYearOrLast(year),

  async read({ branchId }, { year }) {
    const sending = heldSent()
    if (sending) await sending
    const { part, unread } = partsOfPage()
    const [permissions, accounts, payments, amounts] = await Promise.all([
      permissionsAt(branchId),
      ask('dues.accounts', { branchId, year }),
      part('待确认的交纳', ask('dues.list', { branchId, states: ['proposed', 'disputed'], pageSize: 100 })),
      part('各年的标准', ask('dues.years', { branchId })),
    ])
    const mayManage = permissions.includes('manage-dues')
    return { mayManage, accounts, waiting: payments?.items ?? [], years: amounts?.years ?? [], unread: unread() }
  },
  show({ mayManage, accounts, waiting, years, unread }) {
    const view = deskView(accounts)
    const isBare = view.lines.length + view.notAssessed.length === 0
    return {
      ...(isBare ? nothing('这一年没有应交党费的同志，请先录入党员名册。') : {}),
      ...{ view, unread },
      ...NOT_CONFIRMING,
      rows: apart(withTwins(waiting.map((payment) => deskPaymentCard(payment, yearOf(today()), mayManage)))),
      mayManage,
      isProposed: years.some(({ year, state }) => year === accounts.year && state === 'proposed'),
      yearRows: mayManage ? years.flatMap((each) => yearRow(each, isTimeFor(each.year, accounts)) ?? []) : [],
    }
  },

  chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    void this.turnTo({ year: event.detail.key })
  },
  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    const { entryId, act } = event.detail
    if (act === 'confirm') return hold(this, [entryId])
    await this.attempt(async () => {
      const done = await settleEntry(this, { branchId: this.at.branchId, book: 'duesPayments' }, event.detail)
      this.setData({ rows: marked(this.data.rows, [entryId], 'done', done) })
      say(done)
    })
  },
  correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
    void open('packages/dues/correct/correct', { branchId: this.at.branchId, entryId: event.detail.entryId })
  },
  async align() {
    await this.attempt(async () => {
      const input = { branchId: this.at.branchId, year: this.data.year }
      const told = (done: readonly OutputOf<'dues.align'>[]) =>
        `已更新 ${sumOf(done, ({ changed }) => changed.length)} 人的应交月份`
      say(await sendInPortions(this, 'dues.align', input, told))
      await this.load()
    })
  },

  receiveFrom(event: WechatMiniprogram.TouchEvent) {
    if (!this.data.mayManage) return
    const at = { branchId: this.at.branchId, year: this.data.year, memberId: tapped(event) }
    void open('packages/dues/receive/receive', at)
  },
  openAmount(event: WechatMiniprogram.TouchEvent) {
    if (!this.data.mayManage) return
    const { branchId } = this.at
    void open('packages/dues/amount/amount', { branchId, memberId: tapped(event), year: this.data.year })
  },
  openAmountsOf(event: WechatMiniprogram.TouchEvent) {
    void open('packages/dues/year/year', { branchId: this.at.branchId, year: Number(tapped(event)) })
  },
  assessMany() {
    void open('packages/dues/assess-many/assess-many', { branchId: this.at.branchId, year: this.data.year })
  },
  remind() {
    void open('packages/dues/remind/remind', { branchId: this.at.branchId })
  },
  importList() {
    void open('packages/dues/payment-list/payment-list', { branchId: this.at.branchId })
  },
  exportTable() {
    void exportDesk(this, { branchId: this.at.branchId, desk: 'duesPayments' }, this.data.year)
  },
  openPayments() {
    void open('packages/dues/payments/payments', { branchId: this.at.branchId })
  },
  openBook() {
    void open('packages/dues/book/book', { branchId: this.at.branchId })
  },
  openSheet() {
    void open('packages/dues/sheet/sheet', { branchId: this.at.branchId, year: this.data.year })
  },
  giveMore() {
    void open('packages/dues/voluntary/voluntary', { branchId: this.at.branchId, whose: 'others' })
  },
  receive() {
    void open('packages/dues/receive/receive', { branchId: this.at.branchId, year: this.data.year })
  },
})

/** Towards the end of a year the next one's amounts are asked after, and this year's while several people have none. */
function isTimeFor(year: number, { notAssessed }: OutputOf<'dues.accounts'>): boolean {
  const now = today()
  return year > yearOf(now) ? monthNumber(monthOf(now)) >= FROM_MONTH : notAssessed.length > 1
}
