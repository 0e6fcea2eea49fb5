import { entryForm } from '../../../page-parts/entry-form'
import { ask } from '../../../services/page-load'
import { deskGiftCard, type Gift } from '../service-text'
import { giftFields, giftRequest, typedOfGift } from './donate-view'

/** One gift that was made: one's own, a member's by whoever keeps the records, or a correction. It asks for none. */
entryForm<Gift>('packages/service/donate/donate', {
  draft: 'donation',
  blank: { campaign: '', fen: '', receipt: '' },
  note: {
    own: '捐款完全自愿，金额随心意；这里只作登记，不收款。',
    others: '这里只作登记，不收款。',
  },
  named: 'campaign',
  namesLabel: '用过的名称',
  async prepare({ branchId, whose }, old) {
    const { campaigns } = await ask('donation.campaigns', { branchId })
    return { fields: giftFields(whose === 'others' && !old, whose), names: campaigns.map(({ campaign }) => campaign) }
  },
  async save(page, place, values) {
    const asked = giftRequest(place, values)
    if (!asked.ok) return asked
    if ('correct' in asked) return (await page.send('donation.correct', asked.correct)).state
    return (await page.send('donation.record', asked.record)).state
  },
  correction: {
    title: '更正一笔捐款',
    get: (at) => ask('donation.get', at),
    said: (gift, year) => deskGiftCard(gift, year, false),
    typedOf: typedOfGift,
  },
})
