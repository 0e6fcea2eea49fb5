import type { PageState } from '../../../components/page-state/page-state'
import { noReminding, offerReminders, remind } from '../../../page-parts/reminding'
import { clockNow } from '../../../services/clock'
import { meetingPlace } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { detailOf, type DetailView } from './detail-view'

type Asking = '' | 'leave' | 'cancel'

/** One meeting in plain words, with what the person can do about it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    view: null as DetailView | null,
    asking: '' as Asking,
    isSaving: false,
    fault: '',
    ...noReminding(),
  },
  branchId: '',
  meetingId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/detail/detail'>(query)
    Object.assign(this, { branchId, meetingId })
  },

  onShow() {
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const found = await meetingPlace(this.branchId)
    if ('failed' in found) return this.fail(found.failed.message)
    const answer = await read('meeting.get', this.at())
    if ('failed' in answer) return this.fail(answer.failed.message)
    const view = detailOf(answer.value, found.place, clockNow())
    this.setData({ state: 'ready', view })
    if (view.may.remind) await offerReminders(this, ['meeting'])
  },

  /** What is shown already stays: it was so a moment ago. */
  fail(message: string) {
    if (this.data.view) void wx.showToast({ title: message, icon: 'none' })
    else this.setData({ state: 'failed', message })
  },

  at() {
    return { branchId: this.branchId, meetingId: this.meetingId }
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    this.setData({ asking: event.currentTarget.dataset['about'] === 'cancel' ? 'cancel' : 'leave', fault: '' })
  },

  stopAsking() {
    this.setData({ asking: '' })
  },

  async give(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { reason } = event.detail
    const { asking } = this.data
    const done =
      asking === 'cancel'
        ? await submit(this, 'meeting.cancel', { ...this.at(), reason })
        : await submit(this, 'meeting.askLeave', { meetingId: this.meetingId, reason })
    if (!done) return
    this.setData({ asking: '' })
    await wx.showToast({ title: asking === 'cancel' ? '会议已取消' : '请假已提交' })
    await this.load()
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
