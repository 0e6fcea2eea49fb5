import { parseCheckInText, type CheckInText } from '../../../domain/meeting/check-in-text'
import { clockNow, today } from '../../../services/clock'
import { meetingPlace, meetingsOn } from '../../../services/meetings'
import { giveUp, onSettled, sendOrKeep, sendWaiting, waitingItems } from '../../../services/outbox'
import { goBack, parametersOf, replaceWith } from '../../../services/routes'
import { settledNotice } from '../../../text/settled'
import {
  digitsIn,
  doorIn,
  NOT_OURS,
  outcomeOf,
  typedFor,
  waitingRows,
  wasCancelled,
  type CheckInAnswer,
  type Outcome,
  type TypedFor,
  type WaitingRow,
  type Way,
} from './check-in-view'

/** Checking in: by the code on the screen of the room, scanned or typed. What came of it fills the screen. */
Page({
  data: {
    isSending: false,
    outcome: null as Outcome | null,
    way: 'scanned' as Way,
    note: '',
    waiting: [] as WaitingRow[],
    /** The meeting of the code at the door; empty where none was scanned. */
    door: '',
    typing: { meetings: [], meetingId: '' } as TypedFor,
    code: '',
  },
  stop: undefined as (() => void) | undefined,

  onLoad(query: Record<string, string | undefined>) {
    const { scanned, scene = '' } = parametersOf<'packages/meeting/check-in/check-in'>(query)
    void this.loadMeetings()
    if (scene !== '') this.openDoor(scene)
    else void (scanned === undefined ? this.scan() : this.take(scanned))
  },

  onShow() {
    this.stop = onSettled(({ procedure, answer }) => {
      if (procedure === 'meeting.checkIn') this.show(answer, 'scanned')
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

  /** The code at the door says which meeting; that somebody is in the room only the digits on the screen say. */
  openDoor(meetingId: string) {
    this.setData({ door: meetingId, outcome: null, typing: typedFor([], meetingId, clockNow()) })
    void this.loadMeetings()
  },

  /** Whose code can be typed: the meetings of today. Without the network one can still scan. */
  async loadMeetings() {
    const found = await meetingPlace()
    if ('failed' in found) return
    const meetings = await meetingsOn(found.place.branchId, today())
    this.setData({ typing: typedFor(meetings, this.data.door, clockNow()) })
  },

  async scan() {
    this.setData({ outcome: null, note: '' })
    try {
      const { result, path } = await wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
      await this.take(path || result)
    } catch (failure) {
      this.setData({ note: wasCancelled(failure) ? '' : '没有打开相机。请允许微信使用相机，或输入屏幕上的 6 位数字。' })
    }
  },

  async take(text: string) {
    const door = doorIn(text)
    const shown = parseCheckInText(text)
    if (door !== undefined) this.openDoor(door)
    else if (shown) await this.send(shown, 'scanned')
    else this.setData({ outcome: NOT_OURS, way: 'scanned' })
  },

  async send(scan: CheckInText, way: Way) {
    this.setData({ isSending: true })
    const answer = await sendOrKeep('meeting.checkIn', scan, { ...scan, kept: true })
    this.show(answer, way)
  },

  show(answer: CheckInAnswer, way: Way) {
    this.setData({ isSending: false, outcome: outcomeOf(answer, clockNow(), way), way, code: '' })
    if (answer.ok) void wx.vibrateShort({ type: 'medium' })
    this.showWaiting()
  },

  showWaiting() {
    this.setData({ waiting: waitingRows(waitingItems()) })
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

  chooseMeeting(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ typing: { ...this.data.typing, meetingId: event.detail.key } })
  },

  async submitCode() {
    const code = digitsIn(this.data.code)
    if (code === undefined) return this.setData({ note: '请输入屏幕上的 6 位数字。' })
    return this.send({ meetingId: this.data.typing.meetingId, code }, 'typed')
  },

  /** Once more, in the way it was tried. */
  again() {
    if (this.data.way === 'scanned' || this.data.outcome?.next === 'scan') void this.scan()
    else this.setData({ outcome: null, note: '' })
  },

  async join() {
    await replaceWith('packages/member/join/join', { scanned: 'yes' })
  },

  async leave() {
    await goBack()
  },
})
