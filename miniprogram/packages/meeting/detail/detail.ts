import { copyNotice, shareNotice, type GroupNotice } from '../../../page-parts/group-notice'
import { readingPage } from '../../../page-parts/page'
import { noReminding, remind, remindersFor } from '../../../page-parts/reminding'
import { tapped, tappedOneOf } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { outcomeOf, partsOfPage } from '../../../services/call-failure'
import { clockNow, today } from '../../../services/clock'
import { openFile, takeFile } from '../../../services/handed-files'
import { askMeetingPlace, scansAt, type LiveView, type MarkLine } from '../../../services/meetings'
import { ask } from '../../../services/page-load'
import { open, type Opened } from '../../../services/routes'
import { askScope, cancelNote, type Scope } from './cancelling'
import { detailOf, type DetailView } from './detail-view'
import { meetingNotice } from './meeting-notice'

type At = Opened<'packages/meeting/detail/detail'>
/** What is being written: the minutes, or the attendance sheet in one of two formats. */
const WRITINGS = ['minutes', 'docx', 'xlsx'] as const
type Writing = (typeof WRITINGS)[number]
type Asking = '' | 'leave' | 'cancel'
/** Scans that brought nobody in, and whom a stranger among them may be. */
type ToSettle = Readonly<At & { on: string; scans: LiveView['scans']; people: readonly MarkLine[] }>
/** Up to so many names stand there at once; more are behind a tap. */
const FEW = 12

/** One meeting in plain words, with what the person can do about it. */
readingPage('packages/meeting/detail/detail', {
  data: {
    view: null as DetailView | null,
    asking: '' as Asking,
    scope: 'this' as Scope,
    note: '',
    unread: '',
    isSheetShown: false,
    scanning: true,
    toSettle: null as ToSettle | null,
    writing: '' as Writing | '',
    notice: null as GroupNotice | null,
    ...noReminding(),
  },
  stays: true,

  async read(at) {
    const [place, meeting, scanning] = await Promise.all([
      askMeetingPlace(at.branchId),
      ask('meeting.get', at),
      scansAt(at.branchId),
    ])
    const view = detailOf(meeting, place, clockNow())
    const { part, unread } = partsOfPage()
    const [kept, reminders] = await Promise.all([
      view.may.seeScans ? part('扫码情况', ask('meeting.scans', at)) : undefined,
      view.may.remind ? remindersFor(['meeting']) : [],
    ])
    return { meeting, view, scanning, scans: kept?.scans ?? [], reminders, unread: unread() }
  },
  show({ meeting, view, scanning, scans, reminders, unread }, at, { isSheetShown }) {
    const people = meeting.record?.sheet ?? []
    return {
      ...{ view, scanning, reminders, unread, notice: meetingNotice(meeting, at, today()) },
      isSheetShown: isSheetShown || view.sheet.length <= FEW,
      toSettle: scans.length > 0 ? { ...at, on: meeting.occurredOn, scans, people } : null,
    }
  },
  remind,
  copyNotice,
  onShareAppMessage: shareNotice,

  showSheet() {
    this.setData({ isSheetShown: true })
  },

  askLeave() {
    this.setData({ asking: 'leave', fault: '' })
  },
  async cancel() {
    const following = this.seen?.meeting.following ?? 0
    const scope = await askScope(following)
    if (scope !== undefined) this.setData({ asking: 'cancel', scope, note: cancelNote(scope, following), fault: '' })
  },
  stopAsking() {
    this.setData({ asking: '' })
  },
  async give(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    await this.attempt(async () => {
      const { reason } = event.detail
      const { asking, scope } = this.data
      if (asking === 'cancel') await this.send('meeting.cancel', { ...this.at, reason, scope })
      else await this.send('meeting.askLeave', { meetingId: this.at.meetingId, reason })
      this.stopAsking()
      say(asking === 'cancel' ? '会议已取消' : '请假已提交')
      await this.load()
    })
  },

  async download(event: WechatMiniprogram.TouchEvent) {
    const writing = tappedOneOf(event, 'format', WRITINGS)
    if (!writing || this.data.writing !== '') return
    this.setData({ writing })
    const written =
      writing === 'minutes'
        ? ask('meeting.minutesFile', this.at)
        : ask('meeting.sheet', { ...this.at, format: writing })
    const taken = await outcomeOf(written.then((file) => takeFile(this, file)))
    const fault = 'failure' in taken ? taken.failure.message : await openFile(taken.value)
    this.setData({ writing: '' })
    if (fault) void wx.showToast({ title: fault, icon: 'none' })
  },

  openPlan(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.at.branchId, entryId: tapped(event) })
  },
  checkIn() {
    void open('packages/meeting/check-in/check-in', {})
  },
  host() {
    void open('packages/meeting/host/host', this.at)
  },
  change() {
    void open('packages/meeting/convene/convene', this.at)
  },
  paper() {
    void open('packages/meeting/paper/paper', this.at)
  },
  photos() {
    void open('packages/archive/photos/photos', this.at)
  },
  close() {
    void open('packages/meeting/close/close', this.at)
  },
  grade() {
    if (!this.seen) return
    const { branchId } = this.at
    const { occurredOn: on, title: meeting } = this.seen.meeting
    void open('packages/ledger/many/many', { branchId, kind: 'evaluation-result', on, meeting })
  },
  correct() {
    void open('packages/meeting/correct/correct', this.at)
  },
})
