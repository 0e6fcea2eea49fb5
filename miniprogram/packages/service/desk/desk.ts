import { entryDesk } from '../../../page-parts/entry-desk'
import { read } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { deskShiftCard } from '../service-text'

/** Everybody's service of a period, for those who confirm it. */
Page(
  entryDesk({
    book: 'shifts',
    adding: 'keep-records',
    settling: 'confirm-records',
    ask: (branchId, filter, cursor) => read('shift.list', { branchId, ...filter, cursor }),
    card: deskShiftCard,
    add: (branchId) => open('packages/service/shift-form/shift-form', { branchId, whose: 'others' }),
    correct: (branchId, entryId) =>
      open('packages/service/shift-form/shift-form', { branchId, whose: 'others', entryId }),
  }),
)
