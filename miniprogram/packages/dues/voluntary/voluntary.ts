import { entryForm } from '../../../page-parts/entry-form'
import { ask } from '../../../services/page-load'
import { deskPaymentCard, type Payment } from '../dues-text'
import { typedOfVoluntary, voluntaryFields, voluntaryRequest } from './voluntary-view'

/** A voluntary payment for no months, 大额党费 or not: one's own, a member's, or a correction. */
entryForm<Payment>('packages/dues/voluntary/voluntary', {
  draft: 'voluntary-dues',
  blank: { fen: '', method: 'in-person', handedOn: 'with-dues' },
  note: {
    own: '多交完全自愿，与每月应交的分开登记。这里只作登记，不收款。',
    others: '多交须本人自愿，与每月应交的分开登记。',
  },
  prepare: async ({ whose }, old) => ({ fields: voluntaryFields(whose === 'others' && !old), names: [] }),
  async save(page, place, values) {
    const asked = voluntaryRequest(place, values)
    if (!asked.ok) return asked
    if ('correct' in asked) return (await page.send('dues.correct', asked.correct)).state
    return (await page.send('dues.record', asked.record)).state
  },
  correction: {
    title: '更正自愿多交的党费',
    get: async (at) => (await ask('dues.payment', at)).payment,
    said: (payment, year) => deskPaymentCard(payment, year, false),
    typedOf: typedOfVoluntary,
  },
})
