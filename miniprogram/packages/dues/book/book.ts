import { addMonths, monthOf, type Month } from '../../../domain/time/civil-date'
import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { bookView, monthWords, type BookView } from './book-view'

const NOTHING: BookView = {
  ...{ title: '', sums: [], rows: [], closed: '', closings: [] },
  ...{ mayClose: false, mayReopen: false, hasNext: false },
}

/** A month of the branch's book of dues: receipts, what was taken back and handed up, the balance; closing and opening again. */
readingPage('packages/dues/book/book', {
  data: {
    month: '' as Month | '',
    view: NOTHING,
    /** What a reason is asked for: opening the month again, or taking back what was handed up (its id). */
    asking: '' as '' | 'reopen' | 'take-back',
    takingBack: '',
    heading: '',
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
      await this.send('dues.closeMonth', { branchId: this.at.branchId, month })
      say(`已结账到${monthWords(month)}`)
      await this.load()
    })
  },
  askReopen() {
    this.setData({ asking: 'reopen', heading: `为什么重新打开${this.data.view.title}的账？`, fault: '' })
  },
  askTakeBack(event: WechatMiniprogram.TouchEvent) {
    this.setData({ asking: 'take-back', takingBack: tapped(event), heading: '为什么冲销这次上缴？', fault: '' })
  },
  stopAsking() {
    this.setData({ asking: '', fault: '' })
  },
  async answered(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    await this.attempt(async () => {
      const { branchId } = this.at
      const { asking, month, takingBack } = this.data
      const { reason } = event.detail
      if (asking === 'reopen' && month !== '') await this.send('dues.reopenMonth', { branchId, month, reason })
      if (asking === 'take-back') await this.send('dues.takeBackHandUp', { branchId, entryId: takingBack, reason })
      this.stopAsking()
      say(asking === 'reopen' ? '已重新打开' : '已冲销')
      await this.load()
    })
  },
})
