import { entryDesk } from '../../../page-parts/entry-desk'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { deskGiftCard } from '../service-text'

/** The gifts of a period by date, for those who confirm them: no sums by person, no list of who gave nothing. */
entryDesk('packages/service/donation-desk/donation-desk', {
  book: 'donations',
  adding: 'keep-records',
  addLabel: '登记一笔捐款',
  /** The gift whose receipt is being written down; empty while none is. */
  data: { receiptOf: '', receipt: '' },
  ask: (branchId, filter, cursor) => ask('donation.list', { branchId, ...filter, cursor }),
  card: deskGiftCard,
  openNew: (branchId) => open('packages/service/donate/donate', { branchId, whose: 'others' }),
  openCorrection: (branchId, entryId) => open('packages/service/donate/donate', { branchId, whose: 'others', entryId }),

  extra(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
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
    await this.attempt(async () => {
      const { receiptOf: entryId, receipt } = this.data
      await this.send('donation.setReceipt', { branchId: this.at.branchId, entryId, receipt })
      this.stopReceipt()
      await this.load()
    })
  },
})
