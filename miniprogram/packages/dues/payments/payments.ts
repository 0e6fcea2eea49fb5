import { entryDesk } from '../../../page-parts/entry-desk'
import { read } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { deskPaymentCard } from '../dues-text'

/** The payments of a period by date, for whoever manages dues; large voluntary ones stand among them. */
Page(
  entryDesk({
    book: 'duesPayments',
    adding: 'manage-dues',
    settling: 'manage-dues',
    ask: (branchId, filter, cursor) => read('dues.list', { branchId, ...filter, cursor }),
    card: deskPaymentCard,
    add: (branchId) => open('packages/dues/receive/receive', { branchId }),
    correct: (branchId, entryId) => open('packages/dues/correct/correct', { branchId, entryId }),
  }),
)
