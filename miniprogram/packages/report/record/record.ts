import { readingPage } from '../../../page-parts/page'
import { permissionsAt } from '../../../services/branch'
import { open } from '../../../services/routes'
import { readRecord, recordView, type RecordView } from './record-view'

const NO_RECORD: RecordView = { title: '', tag: '', mayCorrect: false, lines: [] }

/** One time of service, gift or payment of dues, as evidence: what it says, and the way to correct it. */
readingPage('packages/report/record/record', {
  data: { record: NO_RECORD },

  read: ({ branchId, entryId, book }) =>
    Promise.all([permissionsAt(branchId), readRecord(book, { branchId, entryId })]),
  show: ([permissions, shown]) => ({ record: recordView(shown, permissions) }),

  correct() {
    const { branchId, entryId, book } = this.at
    if (book === 'shifts') void open('packages/service/shift-form/shift-form', { branchId, whose: 'others', entryId })
    if (book === 'donations') void open('packages/service/donate/donate', { branchId, whose: 'others', entryId })
    if (book === 'duesPayments') void open('packages/dues/correct/correct', { branchId, entryId })
  },
})
