import { entryDesk } from '../../../page-parts/entry-desk'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { deskPaymentCard } from '../dues-text'

/** The payments of a period by date, for whoever manages dues; large voluntary ones stand among them. */
entryDesk('packages/dues/payments/payments', {
  book: 'duesPayments',
  adding: 'manage-dues',
  addLabel: '登记收到的党费',
  ask: (branchId, filter, cursor) => ask('dues.list', { branchId, ...filter, cursor }),
  card: deskPaymentCard,
  openNew: (branchId) => open('packages/dues/receive/receive', { branchId }),
  openCorrection: (branchId, entryId) => open('packages/dues/correct/correct', { branchId, entryId }),
})
