import { parseCheckInText, type CheckInText } from '../../../domain/check-in-text'
import { clockNow, today } from '../../../services/clock'
import { meetingPlace, meetingsOn } from '../../../services/meetings'
import { giveUp, onSettled, sendOrKeep, sendWaiting, waitingItems } from '../../../services/outbox'
import { goBack, parametersOf } from '../../../services/routes'
import { momentText } from '../../../text/dates'
import { settledNotice } from '../../../text/settled'
import { NOT_OURS, outcomeOf, type CheckInAnswer, type Outcome } from './check-in-view'

interface WaitingRow {
  readonly requestId: string
  readonly at: string
}

/** Checking in: by the code on the screen of the room, scanned or typed. What came of it fills the screen. */
Page({
  data: {
    isSending: false,
    outcome: null as Outcome | null,
    note: '',
    waiting: [] as WaitingRow[],
    meetings: [] as { readonly meetingId: string; readonly title: string }[],
    meetingAt: 0,
    code: '',
  },
  stop: undefined as (() => void) | undefined,

  onLoad(query: Record<string, string | undefined>) {
    const { scanned } = parametersOf<'packages/meeting/check-in/check-in'>(query)
    void this.loadMeetings()
    void (scanned === undefined ? this.scan() : this.take(scanned))
  },

  onShow() {
    this.stop = onSettled(({ procedure, answer }) => {
      if (procedure === 'meeting.checkIn') this.show(answer)
      else void wx.showModal({ ...settledNotice(procedure, answer), showCancel: false })
    })
    this.showWaiting()
  },

  onHide() {
    this.stop?.()
  },

  onUnload() {
    this.stop?.()
  },

  /** Whose code can be typed: the meetings of today. Without the network one can still scan. */
  async loadMeetings() {
    const found = await meetingPlace()
    if ('failed' in found) return
    const meetings = await meetingsOn(found.place.branchId, today())
    this.setData({ meetings: meetings.map(({ meetingId, title }) => ({ meetingId, title })) })
  },

  async scan() {
    this.setData({ outcome: null, note: '' })
    try {
      const { result } = await wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
      await this.take(result)
    } catch (failure) {
      const { errMsg } = failure as { errMsg?: string }
      const isCancelled = /cancel/i.test(errMsg ?? String(failure))
      this.setData({ note: isCancelled ? '' : '没有打开相机。请允许微信使用相机，或在下面输入签到码。' })
    }
  },

  async take(text: string) {
    const shown = parseCheckInText(text)
    if (shown) await this.send(shown)
    else this.setData({ outcome: NOT_OURS })
  },

  async send(shown: CheckInText) {
    this.setData({ isSending: true })
    const scan = { meetingId: shown.meetingId, code: shown.code }
    const answer = await sendOrKeep('meeting.checkIn', scan, { ...scan, kept: true })
    this.show(answer)
  },

  show(answer: CheckInAnswer) {
    this.setData({ isSending: false, outcome: outcomeOf(answer, clockNow()) })
    if (answer.ok) void wx.vibrateShort({ type: 'medium' })
    this.showWaiting()
  },

  showWaiting() {
    const own = waitingItems().filter(({ procedure }) => procedure === 'meeting.checkIn')
    this.setData({ waiting: own.map(({ requestId, createdAt }) => ({ requestId, at: momentText(createdAt) })) })
  },

  async sendNow() {
    this.setData({ isSending: true })
    await sendWaiting()
    this.setData({ isSending: false })
    this.showWaiting()
    if (this.data.waiting.length > 0) await wx.showToast({ title: '网络还没有恢复', icon: 'none' })
  },

  async drop(event: WechatMiniprogram.TouchEvent) {
    const content = '放弃之后不会再发送，需要时请重新扫码。'
    const { confirm } = await wx.showModal({ title: '放弃这次签到？', content, confirmText: '放弃' })
    if (confirm) giveUp(String(event.currentTarget.dataset['id']))
    this.showWaiting()
  },

  typeCode(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value, note: '' })
  },

  chooseMeeting(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.setData({ meetingAt: Number(event.detail.value) })
  },

  async submitCode() {
    const { meetings, meetingAt, code } = this.data
    const meeting = meetings[meetingAt]
    if (!meeting || code.trim() === '') return this.setData({ note: '请输入屏幕上的 6 位签到码。' })
    return this.send({ meetingId: meeting.meetingId, code: code.trim() })
  },

  async leave() {
    await goBack()
  },
})
