import { isCivilDate, type CivilDate } from '../../../domain/time/civil-date'
import type { Permission } from '../../../domain/people/permission'
import type { ReportScope } from '../../../domain/report/duty-report'
import { REPORT_SCOPE_LABELS } from '../../../domain/report/scope-words'
import { isWrittenSection } from '../../../domain/report/report-writing'
import { notSent, writingPage } from '../../../page-parts/page'
import { shared } from '../../../page-parts/sharing'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { permissionsAt, scopesAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/call'
import { ifAnswered } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import {
  latestDraft,
  reportYear,
  takeReportDocument,
  yearsUntil,
  type Report,
  type ReportHead,
} from '../../../services/reports'
import { openFile } from '../../../services/handed-files'
import { open } from '../../../services/routes'
import { recordsWritten } from '../../../services/submit'
import { momentText } from '../../../text/dates'
import { approvedBy, draftNamed, keptWords, redraftWords, sameWords } from '../final-words'
import { staleText, staleTitle } from '../change-text'
import { openPiece } from '../open-piece'
import { fillBlank } from '../record-places'
import { branchesView, branchEvidence, NO_BRANCHES } from './branches-view'
import { isApproved, movedSince, wordsChosen } from './going-on'
import { daysOf, isSameBlank, lineOf, whyUnsaid, type Blank } from './filled-blank'
import {
  anewWords,
  CHECKING,
  choiceOf,
  draftView,
  NO_DRAFT,
  openWords,
  sinceWords,
  staleOf,
  UNCHECKED,
  undraftedWords,
  type Choice,
} from './report-view'

/** What stays above the line that is scrolled to, in px. */
const ABOVE = 96

interface Seen {
  readonly permissions: readonly Permission[]
  /** What can be reported on, the usual first. */
  readonly scopes: readonly ReportScope[]
  /** The drafts there are. */
  readonly heads: readonly ReportHead[]
  readonly choice: Choice
  /** The draft of the year, cut-off date and scope chosen; undefined where it is not written. */
  readonly report: Report | undefined
}

/** The year's duty report: choose the year, draft it, open every figure, and make the Word document. */
writingPage('packages/report/report/report', {
  data: {
    action: '',
    isWriting: false,
    mayDraft: false,
    canShare: 'shareFileMessage' in wx,
    years: yearsUntil(today()),
    yearNames: yearsUntil(today()).map((each) => `${each}年`),
    ...choiceOf([], { year: reportYear(today()), scope: 'own' }, today()),
    /** Words for what can be chosen; none where there is nothing to choose. */
    scopeNames: [] as readonly string[],
    scopeName: '',
    isChosen: false,
    draft: NO_DRAFT,
    /** How many figures have changed since it was drafted. */
    since: '',
    /** How much is still open; empty where nothing is. */
    open: '',
    ...NO_BRANCHES,
    isFolded: true,
    /** The line that was a blank before somebody recorded it; -1 where none was. */
    filledAt: -1,
    /** What somebody meant to record and is still a blank; empty where nothing is. */
    stillBlank: '',
    /** Why what was recorded is in no sentence yet; empty where it is, or nothing was. */
    unsaid: '',
    /** The version that was made final, and how the draft stands to it; empty where there is none. */
    final: '',
    approved: '',
    same: '',
    /** Which text is written as a document. */
    text: '',
    /** What drafting anew would say besides; empty where it would not. */
    anew: '',
    /** The Word document of the draft in view, once it is on the phone. */
    document: '',
    documentName: '',
  },

  /** The draft to begin with: the one asked for, else the one written last. */
  async read({ branchId, reportId }, chosen, before?: Seen): Promise<Seen> {
    const [permissions, scopes, heads, opened] = before
      ? [before.permissions, before.scopes, before.heads]
      : await Promise.all([
          permissionsAt(branchId),
          scopesAt(branchId),
          ask('report.list', { branchId, pageSize: 100 }).then(({ items }) => items),
          // Most probably the one to begin with: it comes in the same call.
          chosen.isChosen ? undefined : ifAnswered(ask('report.get', { branchId, reportId })),
        ])
    const begin = heads.find((each) => each.reportId === reportId) ?? latestDraft(heads)
    const usual = { ...chosen, scope: scopes[0] ?? 'own' }
    const { year, cutOff, scope } = chosen.isChosen ? chosen : (begin ?? usual)
    const head = heads.find((each) => each.year === year && each.cutOff === cutOff && each.scope === scope)
    const isOpened = head !== undefined && opened?.reportId === head.reportId
    const report = isOpened ? opened : head && (await ask('report.get', { branchId, reportId: head.reportId }))
    return { permissions, scopes, heads, choice: choiceOf(heads, { year, scope }, today(), cutOff), report }
  },
  show({ permissions, scopes, choice, report }) {
    const mayDraft = permissions.includes('write-report')
    const scopeNames = scopes.length > 1 ? scopes.map((each) => REPORT_SCOPE_LABELS[each]) : []
    const named = { scopeNames, scopeName: REPORT_SCOPE_LABELS[choice.scope] }
    const shown = {
      mayDraft,
      ...choice,
      ...named,
      isChosen: true,
      document: '',
      filledAt: -1,
      stillBlank: '',
      ...{ unsaid: '', anew: '' },
      ...(report ? CHECKING : { since: '', open: '' }),
    }
    if (!report) return { ...shown, state: 'empty', ...undraftedWords(choice.year, mayDraft, scopes) }
    const { final } = report
    return {
      ...shown,
      draft: draftView(report),
      text: draftNamed(report),
      final: final ? `已定稿：第${final.version}稿` : '',
      approved: final ? `${momentText(final.finalizedAt, 0)} 定稿，${approvedBy(final)}。` : '',
      same: final ? sameWords(final) : '',
      ...branchesView(report),
    }
  },

  /** Asked once the report is in view, which does not wait for it; where it cannot be known that is said. */
  shown(page) {
    const report = page.seen?.report
    if (!report) return
    const input = { branchId: page.at.branchId, reportId: report.reportId }
    void read('report.checklist', input).then((answer) => {
      if (page.seen?.report !== report) return
      if (!answer.ok) return page.setData(UNCHECKED)
      const { points, anew = [] } = answer.value
      page.setData({ since: sinceWords(points, anew), anew: anewWords(anew), open: openWords(points) })
      if (report.final) page.setData({ same: sameWords(report.final, staleOf(points)) })
    })
  },

  /** What people write is written on a page of its own, and records too. */
  isWrittenElsewhere: false,
  /** The blank that somebody went to fill in, and how often this phone had written records before. */
  filling: undefined as { readonly blank: Blank | undefined; readonly before: number } | undefined,
  onShow() {
    const { filling, isWrittenElsewhere } = this
    this.filling = undefined
    this.isWrittenElsewhere = false
    if (filling && recordsWritten() > filling.before) return void this.attempt(() => this.cameBack(filling.blank))
    if (isWrittenElsewhere) void this.refine({})
  },
  /** What a meeting approved stays as it was; what was written on the way elsewhere changes nothing unasked. */
  async cameBack(blank: Blank | undefined) {
    const report = this.seen?.report
    if (!report) return this.refine({})
    const [draft, { since, anew }] = [{ branchId: this.at.branchId, reportId: report.reportId }, this.data]
    const moved = blank ? '' : await movedSince(draft, { since, anew })
    if (!blank && moved === '') return this.refine({})
    if (!this.data.mayDraft) say(blank ? '登记好了，由支部书记重新起草' : '记录变了，由支部书记重新起草')
    else if (await isApproved(draft)) say('会议审议过这份草稿，没有重新起草')
    else if (blank || (await agreed('重新起草？', `${moved}${redraftWords(report.final, false)}`, '重新起草')))
      return this.filled(blank)
    return this.refine({})
  },
  /** Drawn anew from the records as they are by now; the place where the blank was is shown, or why it still is one. */
  async filled(blank: Blank | undefined) {
    const before = this.seen?.report
    await this.drafted()
    const report = this.seen?.report
    const isStill = blank && report?.unrecorded.some((each) => isSameBlank(each, blank))
    const at = blank && report && !isStill ? lineOf(report, this.data.draft.lines, blank.statement) : -1
    const unsaid = before && report && blank && !isStill ? whyUnsaid(before, report, blank) : ''
    this.setData({ filledAt: unsaid === '' ? at : -1, stillBlank: isStill ? blank.about : '', unsaid })
    say(isStill ? '这一项还是空着' : '已按现在的记录重新起草')
    const selector = isStill ? '#unrecorded' : unsaid === '' ? `#line-${at}` : '#unsaid'
    if (isStill || unsaid !== '' || at >= 0) void wx.pageScrollTo({ selector, offsetTop: -ABOVE })
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year !== undefined) this.choose(year)
  },
  chooseCutOff(event: WechatMiniprogram.PickerChange) {
    const cutOff = String(event.detail.value)
    if (isCivilDate(cutOff)) this.choose(this.data.year, cutOff)
  },
  /** The same days of the same year, of the bureau alone or with all below it. */
  chooseScope(event: WechatMiniprogram.PickerChange) {
    const scope = this.seen?.scopes[Number(event.detail.value)]
    if (scope) this.choose(this.data.year, this.data.cutOff, scope)
  },
  choose(year: number, cutOff?: CivilDate, chosen?: ReportScope) {
    const scope = chosen ?? this.data.scope
    this.setData({ fault: '' })
    void this.turnTo({ ...choiceOf(this.seen?.heads ?? [], { year, scope }, today(), cutOff), isChosen: true })
  },

  async draft() {
    await this.attempt(() => this.goneOn())
  },
  async redraft() {
    await this.attempt(async () => {
      const report = this.seen?.report
      if (!report) return
      const isPut = await isApproved({ branchId: this.at.branchId, reportId: report.reportId })
      if (await agreed('重新起草？', redraftWords(report.final, isPut), '重新起草')) await this.goneOn()
    })
  },
  /** Drafted with the words of an earlier draft, where there are such and the person wants them. */
  async goneOn() {
    const { branchId } = this.at
    const { year, cutOff, scope } = this.data
    const words = await wordsChosen(this.seen?.heads ?? [], { branchId, year, cutOff, scope })
    if (words) await this.drafted(words)
  },
  async drafted(words: { readonly wordsFrom?: CivilDate } = {}) {
    const { year, cutOff } = this.data
    await this.send('report.draft', { branchId: this.at.branchId, year, cutOff, ...this.scopeChosen(), ...words })
    await this.load()
  },

  openPart(event: WechatMiniprogram.TouchEvent) {
    const report = this.seen?.report
    const at = tapped(event, 'at')
    if (!report || at === '') return
    void this.attempt(() => openPiece(this.at.branchId, report, Number(at), tapped(event, 'name')))
  },
  /** A figure of one of the branches below. */
  openBranchFigure(event: WechatMiniprogram.TouchEvent) {
    const report = this.seen?.report
    const query = report && branchEvidence(report, tapped(event, 'branch'), tapped(event, 'measure'))
    if (query) void open('packages/report/evidence/evidence', query)
  },
  /** From what is not recorded to where it is entered. */
  enter(event: WechatMiniprogram.TouchEvent) {
    const report = this.seen?.report
    const blank = report?.unrecorded[Number(tapped(event, 'at'))]
    if (!blank) return
    this.filling = { blank, before: recordsWritten() }
    const permissions = this.seen?.permissions ?? []
    void this.attempt(() => fillBlank(this.at.branchId, blank.enterAt, daysOf(blank, report), permissions))
  },
  openSection(event: WechatMiniprogram.TouchEvent) {
    const [section, entryId] = [tapped(event, 'section'), tapped(event, 'entry')]
    const report = this.seen?.report
    if (!report) return
    if (!isWrittenSection(section)) return this.reword(event)
    this.isWrittenElsewhere = true
    const at = { branchId: this.at.branchId, reportId: report.reportId, section }
    if (entryId === '' || !this.data.mayDraft) void open('packages/report/section/section', at)
    else void open('packages/report/section-entry/section-entry', { ...at, entryId })
  },
  /** A paragraph in people's own words. */
  reword(event: WechatMiniprogram.TouchEvent) {
    const [report, statement] = [this.seen?.report, tapped(event, 'statement')]
    if (!report || statement === '' || !this.data.mayDraft) return
    this.isWrittenElsewhere = true
    const { branchId } = this.at
    void open('packages/report/paragraph/paragraph', { branchId, reportId: report.reportId, statement })
  },
  fold() {
    this.setData({ isFolded: !this.data.isFolded })
  },

  /** Writes the Word document of the report in view and opens it. */
  async write() {
    const reportId = this.seen?.report?.reportId
    if (reportId === undefined) return
    await this.attempt(async () => {
      this.setData({ isWriting: true })
      try {
        const at = { branchId: this.at.branchId, reportId }
        const { changed, ...file } = await takeReportDocument(this, at)
        this.setData({ document: file.path, documentName: file.fileName })
        if (changed.length > 0 && (await this.isAnew(changed))) return undefined
        const fault = await openFile(file)
        return fault === undefined ? undefined : notSent(fault)
      } finally {
        this.setData({ isWriting: false })
      }
    })
  },
  /** Never silently the old: records have changed since. Whether the person had it drafted anew instead. */
  async isAnew(changed: readonly string[]): Promise<boolean> {
    const title = staleTitle(changed)
    if (!this.data.mayDraft) {
      await agreed(title, staleText(changed), '知道了')
      return false
    }
    const wants = await agreed(
      title,
      `${staleText(changed)}${keptWords(this.seen?.report?.final)}要不要先重新起草？`,
      '重新起草',
    )
    if (wants) {
      this.setData({ document: '' })
      await this.drafted()
    }
    return wants
  },
  async share() {
    const { document, documentName } = this.data
    await this.attempt(() => shared(document, documentName))
  },

  /** Where there is a choice. */
  scopeChosen(): { readonly scope?: ReportScope } {
    return this.data.scopeNames.length > 0 ? { scope: this.data.scope } : {}
  },
  drafts() {
    void open('packages/report/drafts/drafts', { branchId: this.at.branchId })
  },
  checklist() {
    this.leadOn('packages/report/checklist/checklist')
  },
  problems() {
    this.leadOn('packages/report/problems/problems')
  },
  /** To a page from which records are entered: back from there, whether they are to be in the draft is asked. */
  leadOn(route: 'packages/report/checklist/checklist' | 'packages/report/problems/problems') {
    const reportId = this.seen?.report?.reportId
    if (reportId === undefined) return
    this.isWrittenElsewhere = true
    this.filling = { blank: undefined, before: recordsWritten() }
    void open(route, { branchId: this.at.branchId, reportId })
  },
  files() {
    const reportId = this.seen?.report?.reportId
    if (reportId !== undefined) void open('packages/report/files/files', { branchId: this.at.branchId, reportId })
  },
  template() {
    void open('packages/template/template/template', { branchId: this.at.branchId, year: this.data.year })
  },
  /** What was made final: its document, and what has changed since. */
  openFinal() {
    const code = this.seen?.report?.final?.code
    if (code !== undefined) void open('packages/final/verify/verify', { branchId: this.at.branchId, code })
  },
  figures() {
    const { year } = this.data
    void open('packages/report/figures/figures', { branchId: this.at.branchId, year, ...this.scopeChosen() })
  },
})
