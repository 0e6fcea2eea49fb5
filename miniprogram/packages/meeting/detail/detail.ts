import type { PageState } from '../../../components/page-state/page-state'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { noReminding, offerReminders, remind } from '../../../page-parts/reminding'
import { clockNow } from '../../../services/clock'
import { meetingPlace, scansAt, type LiveView, type MarkLine, type MeetingView } from '../../../services/meetings'
import { openDocument } from '../../../services/documents'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { detailOf, type DetailView } from './detail-view'
import { askScope, cancelNote } from './cancelling'

type Asking = '' | 'leave' | 'cancel'
/** Scans that brought nobody in, and whom a stranger among them may be. */
type ToSettle = Readonly<{ on: string; scans: LiveView['scans']; people: readonly MarkLine[] }>
/** Up to so many names stand there at once; more are behind a tap. */
const FEW = 12

/** One meeting in plain words, with what the person can do about it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    view: null as DetailView | null,
    asking: '' as Asking,
    isSaving: false,
    fault: '',
    isSheetShown: false,
    scanning: true,
    toSettle: null as (ToSettle & { readonly branchId: string; readonly meetingId: string }) | null,
    note: '',
    writing: '' as '' | 'docx' | 'xlsx',
    ...noReminding(),
  },
  branchId: '',
  meetingId: '',
  following: 0,
  scope: 'this' as 'this' | 'this-and-following',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/detail/detail'>(query)
    Object.assign(this, { branchId, meetingId })
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh,

  async load() {
    const found = await meetingPlace(this.branchId)
    if ('failed' in found) return this.fail(found.failed.message)
    const answer = await read('meeting.get', this.at())
    if ('failed' in answer) return this.fail(answer.failed.message)
    const view = detailOf(answer.value, found.place, clockNow())
    this.following = answer.value.following
    const isSheetShown = this.data.isSheetShown || view.sheet.length <= FEW
    this.setData({ state: 'ready', view, isSheetShown, scanning: await scansAt(this.branchId) })
    if (view.may.seeScans) await this.loadScans(answer.value)
    if (view.may.remind) await offerReminders(this, ['meeting'])
  },

  /** Where they cannot be read the page stands without. */
  async loadScans({ occurredOn: on, record }: MeetingView) {
    const answer = await read('meeting.scans', this.at())
    if ('failed' in answer || answer.value.scans.length === 0) return
    const { scans } = answer.value
    this.setData({ toSettle: { ...this.at(), on, scans, people: record?.sheet ?? [] } })
  },

  showSheet() {
    this.setData({ isSheetShown: true })
  },

  /** What is shown already stays: it was so a moment ago. */
  fail(message: string) {
    if (this.data.view) void wx.showToast({ title: message, icon: 'none' })
    else this.setData({ state: 'failed', message })
  },

  at() {
    return { branchId: this.branchId, meetingId: this.meetingId }
  },

  ask() {
    this.setData({ asking: 'leave', fault: '' })
  },

  async cancel() {
    const scope = await askScope(this.following)
    if (scope === undefined) return
    this.scope = scope
    this.setData({ asking: 'cancel', note: cancelNote(scope, this.following), fault: '' })
  },

  stopAsking() {
    this.setData({ asking: '' })
  },

  async give(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { reason } = event.detail
    const { asking } = this.data
    const done =
      asking === 'cancel'
        ? await submit(this, 'meeting.cancel', { ...this.at(), reason, scope: this.scope })
        : await submit(this, 'meeting.askLeave', { meetingId: this.meetingId, reason })
    if (!done) return
    this.setData({ asking: '' })
    await wx.showToast({ title: asking === 'cancel' ? '会议已取消' : '请假已提交' })
    await this.load()
  },

  async download(event: WechatMiniprogram.TouchEvent) {
    if (this.data.writing !== '') return
    const format = event.currentTarget.dataset['format'] === 'xlsx' ? 'xlsx' : 'docx'
    this.setData({ writing: format })
    const written = await read('meeting.sheet', { ...this.at(), format })
    const fault = 'failed' in written ? written.failed.message : await openDocument(written.value, format)
    this.setData({ writing: '' })
    if (fault) void wx.showToast({ title: fault, icon: 'none' })
  },

  openPlan(event: WechatMiniprogram.TouchEvent) {
    const entryId = String(event.currentTarget.dataset['entryId'])
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.branchId, entryId })
  },

  remind,

  checkIn() {
    void open('packages/meeting/check-in/check-in', {})
  },
  host() {
    void open('packages/meeting/host/host', this.at())
  },
  change() {
    void open('packages/meeting/convene/convene', this.at())
  },
  paper() {
    void open('packages/meeting/paper/paper', this.at())
  },
  close() {
    void open('packages/meeting/close/close', this.at())
  },
  correct() {
    void open('packages/meeting/correct/correct', this.at())
  },
})
