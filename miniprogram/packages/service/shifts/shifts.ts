import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { ownEntries } from '../own-entries'
import { ownShiftCard } from '../service-text'
import { sumOf } from './shifts-view'

/** My volunteering of a year: what it comes to, and every time. */
ownEntries('packages/service/shifts/shifts', {
  book: 'shifts',
  ask: (year, cursor) => ask('shift.mine', { year, cursor }),
  card: ownShiftCard,
  sum: (mine) => sumOf(mine),
  nothing: '这一年还没有志愿服务记录。服务后记一次，支部确认后计入时长。',
  openNew: (branchId) => open('packages/service/shift-form/shift-form', { branchId, whose: 'own' }),
  openCorrection: (branchId, entryId) =>
    open('packages/service/shift-form/shift-form', { branchId, whose: 'own', entryId }),

  openOffers() {
    void open('packages/service/offers/offers', {})
  },
  openCertificate() {
    void open('packages/service/certificate/certificate')
  },
})
