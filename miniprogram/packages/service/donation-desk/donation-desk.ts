import { deskData, entryDesk } from '../../../page-parts/entry-desk'
import { read } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { deskGiftCard } from '../service-text'

/** The gifts of a period by date, for those who confirm them: no sums by person, no list of who gave nothing. */
Page({
  ...entryDesk({
    book: 'donations',
    adding: 'keep-records',
    settling: 'confirm-records',
    ask: (branchId, filter, cursor) => read('donation.list', { branchId, ...filter, cursor }),
    card: deskGiftCard,
    add: (branchId) => open('packages/service/donate/donate', { branchId, whose: 'others' }),
    correct: (branchId, entryId) => open('packages/service/donate/donate', { branchId, whose: 'others', entryId }),
  }),
  data: {
    ...deskData(),
    /** The gift whose receipt is being written down; empty while none is. */
    receiptOf: '',
    receipt: '',
  },

  askReceipt(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
    this.setData({ receiptOf: event.detail.entryId, receipt: '', fault: '' })
  },
  stopReceipt() {
    this.setData({ receiptOf: '', fault: '' })
  },
  receiptShown(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!event.detail.visible) this.stopReceipt()
  },
  typeReceipt(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ receipt: event.detail.value })
  },
  async saveReceipt() {
    const { receiptOf: entryId, receipt } = this.data
    const done = await submit(this, 'donation.setReceipt', { branchId: this.branchId, entryId, receipt })
    if (!done) return
    this.stopReceipt()
    await this.load()
  },
})
