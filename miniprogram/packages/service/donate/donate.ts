import { entryForm } from '../../../page-parts/entry-form'
import { read } from '../../../services/page-load'
import { submit } from '../../../services/submit'
import { deskGiftCard, type Gift } from '../service-text'
import { giftFields, giftRequest, typedOfGift } from './donate-view'

/** One gift that was made: one's own, a member's by whoever keeps the records, or a correction. It asks for none. */
Page(
  entryForm<Gift>({
    draft: 'donation',
    blank: { campaign: '', fen: '', receipt: '' },
    note: {
      own: '捐款完全自愿，金额随心意；这里只作登记，不收款。',
      others: '这里只作登记，不收款。',
    },
    named: 'campaign',
    prepare: async ({ branchId, whose }, old) => {
      const used = await read('donation.campaigns', { branchId })
      if ('failed' in used) return used
      const names = used.value.campaigns.map(({ campaign }) => campaign)
      return { value: { fields: giftFields(whose === 'others' && !old), names } }
    },
    sending: (place, values) => {
      const asked = giftRequest(place, values)
      if (!asked.ok) return asked
      if ('correct' in asked)
        return { ok: true, send: async (page) => (await submit(page, 'donation.correct', asked.correct))?.state }
      return { ok: true, send: async (page) => (await submit(page, 'donation.record', asked.record))?.state }
    },
    correction: {
      title: '更正一笔捐款',
      get: (at) => read('donation.get', at),
      said: (gift, year) => deskGiftCard(gift, year, false),
      typedOf: typedOfGift,
    },
  }),
)
