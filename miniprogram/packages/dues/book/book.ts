import { addMonths, monthOf, type Month } from '../../../domain/time/civil-date'
import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { outcomeOf } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { bookView, monthWords, type BookView } from './book-view'

const NOTHING: BookView = {
  ...{ title: '', sums: [], short: '', rows: [], closed: '', closings: [] },
  ...{ mayClose: false, mayReopen: false, hasNext: false },
}

const ASKED = {
  close: { button: '结账', done: '已结账' },
  reopen: { button: '重新打开', done: '已重新打开' },
  'take-back': { button: '冲销', done: '已冲销' },
} as const

/** A month of the branch's book of dues: receipts, what was taken back and handed up, the balance; closing and opening again. */
readingPage('packages/dues/book/book', {
  data: {
    month: '' as Month | '',
    view: NOTHING,
    /** What a reason is asked for: closing below zero, opening the month again, or taking back what was handed up (its id). */
    asking: '' as '' | keyof typeof ASKED,
    takingBack: '',
    heading: '',
    button: '',
  },
  begin: ({ month }) => ({ month: month ?? monthOf(today()) }),

  read: ({ branchId }, { month }) => ask('dues.book', { branchId, month: month === '' ? monthOf(today()) : month }),
  show: (book) => ({ view: bookView(book, today()) }),

  turn(event: WechatMiniprogram.TouchEvent) {
    if (this.data.month !== '') void this.turnTo({ month: addMonths(this.data.month, Number(tapped(event, 'by'))) })
  },
  handUp() {
    void open('packages/dues/hand-up/hand-up', { branchId: this.at.branchId })
  },
  async close() {
    const { month } = this.data
    if (month === '') return
    const content = `结了账，${monthWords(month)}及以前的账不再变；以后登记、更正的记入后面的月份。`
    if (!(await agreed(`结账到${monthWords(month)}？`, content, '结账'))) return
    await this.attempt(async () => {
      const outcome = await outcomeOf(this.send('dues.closeMonth', { branchId: this.at.branchId, month }))
      if ('value' in outcome) return this.done(`已结账到${monthWords(month)}`)
      if (outcome.failure.code !== 'balance-below-zero') throw outcome.failure
      return this.askWhy('close', outcome.failure.message)
    })
  },
  askReopen() {
    this.askWhy('reopen', `为什么重新打开${this.data.view.title}的账？`)
  },
  askTakeBack(event: WechatMiniprogram.TouchEvent) {
    this.setData({ takingBack: tapped(event) })
    this.askWhy('take-back', '为什么冲销这次上缴？')
  },
  askWhy(asking: keyof typeof ASKED, heading: string) {
    this.setData({ asking, heading, button: ASKED[asking].button, fault: '' })
  },
  stopAsking() {
    this.setData({ asking: '', fault: '' })
  },
  async answered(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    await this.attempt(async () => {
      const { branchId } = this.at
      const { asking, month, takingBack } = this.data
      const { reason } = event.detail
      if (asking === '' || month === '') return
      if (asking === 'close') await this.send('dues.closeMonth', { branchId, month, reason })
      if (asking === 'reopen') await this.send('dues.reopenMonth', { branchId, month, reason })
      if (asking === 'take-back') await this.send('dues.takeBackHandUp', { branchId, entryId: takingBack, reason })
      this.stopAsking()
      await this.done(ASKED[asking].done)
    })
  },
  async done(said: string) {
    say(said)
    await this.load()
  },
})
