import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { ownEntries } from '../own-entries'
import { ownGiftCard } from '../service-text'
import { giftSum } from './donations-view'

/** My gifts of a year, with the numbers of their acknowledgements. Nobody else's are here. */
ownEntries('packages/service/donations/donations', {
  book: 'donations',
  ask: (year, cursor) => ask('donation.mine', { year, cursor }),
  card: ownGiftCard,
  sum: (mine) => ({ big: '', rest: giftSum(mine) }),
  nothing: '这一年没有捐款记录。捐款完全自愿，捐了可以在这里记一笔。',
  /** Only whoever gave can say that it was of their own will. */
  async sayWilling(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
    const { entryId } = event.detail
    const branchId = this.data.rows.find((row) => row.entryId === entryId)?.branchId ?? ''
    await this.attempt(async () => {
      await this.send('donation.sayWilling', { branchId, entryId })
      await this.load()
    })
  },
  openNew: (branchId) => open('packages/service/donate/donate', { branchId, whose: 'own' }),
  openCorrection: (branchId, entryId) => open('packages/service/donate/donate', { branchId, whose: 'own', entryId }),
})
