import type { PageState } from '../../../components/page-state/page-state'
import { isCivilDate, type CivilDate } from '../../../domain/time/civil-date'
import type { Permission } from '../../../domain/people/permission'
import { yearPeriod } from '../../../domain/time/period'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { reportYear, yearsUntil, type Report, type ReportHead } from '../../../services/reports'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { fillBlank } from '../record-places'
import { reportDocument } from './report-document'
import { choiceOf, draftView, evidenceQuery, latestDraft, NO_DRAFT, undraftedWords } from './report-view'

/** The year's duty report: choose the year, draft it, open every figure, and make the Word document. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    fault: '',
    isSaving: false,
    isWriting: false,
    mayDraft: false,
    canShare: 'shareFileMessage' in wx,
    years: yearsUntil(today()),
    yearNames: yearsUntil(today()).map((each) => `${each}年`),
    ...choiceOf([], reportYear(today()), today()),
    draft: NO_DRAFT,
    isFolded: true,
    document: '',
  },
  branchId: '',
  wanted: '',
  isChosen: false,
  isWrittenElsewhere: false,
  documentName: '',
  heads: [] as readonly ReportHead[],
  permissions: [] as readonly Permission[],
  report: undefined as Report | undefined,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', reportId = '' } = parametersOf<'packages/report/report/report'>(query)
    this.branchId = branchId
    this.wanted = reportId
    void this.load()
  },

  onShow() {
    if (!this.isWrittenElsewhere) return
    this.isWrittenElsewhere = false
    void this.show()
  },

  onPullDownRefresh,

  /** The drafts there are, and the one to begin with: the one asked for, else the one written last. */
  async load() {
    const { branchId } = this
    const [permissions, answer] = await Promise.all([
      permissionsAt(branchId),
      read('report.list', { branchId, limit: 100 }),
    ])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.heads = answer.value.items
    this.permissions = permissions
    this.setData({ mayDraft: permissions.includes('write-report') })
    const wanted = this.heads.find(({ reportId }) => reportId === this.wanted)
    const begin = wanted ?? (this.isChosen ? undefined : latestDraft(this.heads))
    if (begin) this.choose(begin.year, begin.cutOff)
    await this.show()
  },

  choose(year: number, cutOff?: CivilDate) {
    this.isChosen = true
    this.setData({ ...choiceOf(this.heads, year, today(), cutOff), fault: '', document: '' })
  },

  /** Shows the draft of the chosen year and cut-off date, or offers to write it. */
  async show() {
    const { year, cutOff, mayDraft } = this.data
    const head = this.heads.find((each) => each.year === year && each.cutOff === cutOff)
    if (!head) return this.setData({ state: 'empty', ...undraftedWords(year, mayDraft) })
    const answer = await read('report.get', { branchId: this.branchId, reportId: head.reportId })
    if (year !== this.data.year || cutOff !== this.data.cutOff) return
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.report = answer.value
    this.setData({ state: 'ready', draft: draftView(answer.value), document: '' })
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year !== undefined) this.turnTo(year)
  },
  chooseCutOff(event: WechatMiniprogram.PickerChange) {
    const cutOff = String(event.detail.value)
    if (isCivilDate(cutOff)) this.turnTo(this.data.year, cutOff)
  },
  turnTo(year: number, cutOff?: CivilDate) {
    this.wanted = ''
    this.choose(year, cutOff)
    this.setData({ state: 'loading' })
    void this.show()
  },

  async draft() {
    const { year, cutOff } = this.data
    const drafted = await submit(this, 'report.draft', { branchId: this.branchId, year, cutOff })
    if (!drafted) return
    this.wanted = drafted.reportId
    await this.load()
  },

  async redraft() {
    const content = '会按现在的记录重新取数，替换这份草稿；写好的问题和打算都保留。'
    const { confirm } = await wx.showModal({ title: '重新起草？', content, confirmText: '重新起草' })
    if (confirm) await this.draft()
  },

  openPart(event: WechatMiniprogram.TouchEvent) {
    const { at, enter } = event.currentTarget.dataset as { at?: number; enter?: string }
    const period = { from: yearPeriod(this.data.year).from, to: this.data.cutOff }
    if (enter) void fillBlank(this.branchId, enter, period, this.permissions)
    const figure = at === undefined ? undefined : this.report?.figures[at]
    if (this.report && figure)
      void open('packages/report/evidence/evidence', evidenceQuery(this.branchId, this.report, figure))
  },

  openSection(event: WechatMiniprogram.TouchEvent) {
    const { section } = event.currentTarget.dataset as { section?: string }
    const { branchId, report } = this
    if (!section || !report) return
    this.isWrittenElsewhere = true
    void open('packages/report/section/section', { branchId, reportId: report.reportId, section })
  },

  fold() {
    this.setData({ isFolded: !this.data.isFolded })
  },

  ...reportDocument,

  drafts() {
    void open('packages/report/drafts/drafts', { branchId: this.branchId })
  },
  figures() {
    void open('packages/report/figures/figures', { branchId: this.branchId, year: this.data.year })
  },
})
