import { entryDesk } from '../../../page-parts/entry-desk'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { deskShiftCard } from '../service-text'

/** Everybody's service of a period, for those who confirm it. */
entryDesk('packages/service/desk/desk', {
  book: 'shifts',
  adding: 'keep-records',
  addLabel: '登记一次服务',
  ask: (branchId, filter, cursor) => ask('shift.list', { branchId, ...filter, cursor }),
  card: deskShiftCard,
  openNew: (branchId) => open('packages/service/shift-form/shift-form', { branchId, whose: 'others' }),
  openCorrection: (branchId, entryId) =>
    open('packages/service/shift-form/shift-form', { branchId, whose: 'others', entryId }),
})
