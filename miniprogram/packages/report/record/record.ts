import type { PageState } from '../../../components/page-state/page-state'
import { permissionsAt } from '../../../services/branch'
import { open, parametersOf } from '../../../services/routes'
import { sentenceFor } from '../../../text/refusals'
import { isShownBook, readRecord, recordView, type RecordView, type ShownBook } from './record-view'

/** One time of service, gift or payment of dues, as evidence: what it says, and the way to correct it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    record: { title: '', tag: '', mayCorrect: false, lines: [] } as RecordView,
  },
  branchId: '',
  entryId: '',
  book: undefined as ShownBook | undefined,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', book = '', entryId = '' } = parametersOf<'packages/report/record/record'>(query)
    Object.assign(this, { branchId, entryId, book: isShownBook(book) ? book : undefined })
  },
  onShow() {
    void this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const { branchId, entryId, book } = this
    if (!book) return this.setData({ state: 'failed', message: sentenceFor('no-such-entry') })
    const [permissions, answer] = await Promise.all([permissionsAt(branchId), readRecord(book, { branchId, entryId })])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.setData({ state: 'ready', record: recordView(answer.value, permissions) })
  },

  correct() {
    const { branchId, entryId, book } = this
    if (book === 'shifts') void open('packages/service/shift-form/shift-form', { branchId, whose: 'others', entryId })
    if (book === 'donations') void open('packages/service/donate/donate', { branchId, whose: 'others', entryId })
    if (book === 'duesPayments') void open('packages/dues/correct/correct', { branchId, entryId })
  },
})
