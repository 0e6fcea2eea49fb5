import { parseCheckInText, parseShiftCodeText, type CheckInText } from '../../../domain/meeting/check-in-text'
import { leaveFor } from '../../../page-parts/leaving'
import { noReminding, remind, reminderAfter } from '../../../page-parts/reminding'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { ifAnswered, partsOfPage } from '../../../services/call-failure'
import { clockNow, today } from '../../../services/clock'
import { askMeetingPlace, meetingsOn } from '../../../services/meetings'
import { giveUp, onSettled, sendOrKeep, sendWaiting, waitingItems } from '../../../services/outbox'
import { askPhone, PhoneRefusal } from '../../../services/phone'
import { goBack, replaceWith } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { settledNotice } from '../../../text/settled'
import {
  digitsIn,
  doorIn,
  NOT_OURS,
  outcomeOf,
  SHIFT_CODE,
  typedFor,
  waitingRows,
  type CheckInAnswer,
  type Outcome,
  type TypedFor,
  type WaitingRow,
  type Way,
} from './check-in-view'

/** Checking in: by the code on the screen of the room, scanned or typed. What came of it fills the screen. */
writingPage('packages/meeting/check-in/check-in', {
  data: {
    outcome: null as Outcome | null,
    ...noReminding(),
    way: 'scanned' as Way,
    waiting: [] as readonly WaitingRow[],
    /** The meeting of the code at the door; empty where none was scanned. */
    door: '',
    typing: { meetings: [], meetingId: '', isPossible: false } as TypedFor,
    /** The meeting that the person said the digits are of; empty before. */
    chosen: '',
    code: '',
    /** That the meetings of today could not be read, and why. */
    unread: '',
  },
  stop: undefined as (() => void) | undefined,

  /** Whose code can be typed: the meetings of today. Without the network, or a branch, one can still scan. */
  async read() {
    const { part, unread } = partsOfPage()
    const branchId = await part('今天的会议', ownBranch())
    if (!branchId) return { meetings: [], reminders: [], unread: unread() }
    const asked = [part('今天的会议', meetingsOn(branchId, today())), reminderAfter(['dues', 'meeting'])] as const
    const [meetings = [], reminders] = await Promise.all(asked)
    return { meetings, reminders, unread: unread() }
  },
  show: ({ meetings, reminders, unread }, _, { door, chosen }) => ({
    typing: typedFor(meetings, door, clockNow(), chosen),
    reminders,
    unread,
  }),

  onLoad() {
    const { scanned, scene = '' } = this.at
    if (scene !== '') this.openDoor(scene)
    else void (scanned === undefined ? this.scan() : this.take(scanned))
  },
  onShow() {
    this.stop?.()
    this.stop = onSettled(({ procedure, answer }) => {
      if (procedure === 'meeting.checkIn') this.tell(answer, 'scanned')
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
  openDoor(door: string) {
    void this.refine({ door, outcome: null, typing: typedFor([], door, clockNow()) })
  },

  async scan() {
    this.setData({ outcome: null, fault: '' })
    try {
      const code = await askPhone('scan', wx.scanCode({ onlyFromCamera: true }))
      if (code) await this.take(code.path || code.result)
    } catch (failure) {
      if (!(failure instanceof PhoneRefusal)) throw failure
      this.setData({ fault: failure.message })
    }
  },
  async take(text: string) {
    const door = doorIn(text)
    const shown = parseCheckInText(text)
    if (door !== undefined) this.openDoor(door)
    else if (shown) await this.attempt(() => this.checkIn(shown, 'scanned'))
    else if (parseShiftCodeText(text)) await this.openShift(text)
    else this.setData({ outcome: NOT_OURS, way: 'scanned' })
  },
  /** The code of a volunteer shift: its own page signs in and out. */
  async openShift(scanned: string) {
    const place = await ifAnswered(askMeetingPlace())
    const offerId = parseShiftCodeText(scanned)?.offerId
    if (!place || offerId === undefined) return this.setData({ outcome: SHIFT_CODE, way: 'scanned' })
    await this.leave(leaveFor('packages/service/offer/offer', { branchId: place.branchId, offerId, scanned }))
  },
  async checkIn(scan: CheckInText, way: Way) {
    this.tell(await sendOrKeep('meeting.checkIn', scan, { ...scan, kept: true }), way)
  },
  tell(answer: CheckInAnswer, way: Way) {
    this.setData({ outcome: outcomeOf(answer, clockNow(), way), way, code: '' })
    if (answer.ok) void wx.vibrateShort({ type: 'medium' })
    this.showWaiting()
  },

  showWaiting() {
    this.setData({ waiting: waitingRows(waitingItems()) })
  },
  async sendNow() {
    await this.attempt(sendWaiting)
    this.showWaiting()
    if (this.data.waiting.length > 0) say('还没有送到，稍后再发')
  },
  async drop(event: WechatMiniprogram.TouchEvent) {
    const content = '放弃之后不会再发送，需要时请重新扫码。'
    if (await agreed('放弃这次签到？', content, '放弃')) giveUp(tapped(event))
    this.showWaiting()
  },

  typeCode(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { door, chosen } = this.data
    // Another may have opened since the page did.
    const typing = typedFor(this.seen?.meetings ?? [], door, clockNow(), chosen)
    this.setData({ code: event.detail.value, fault: '', typing })
    // The keyboard of digits has no key to send with, and covers the button.
    if (digitsIn(event.detail.value) !== undefined) void this.submitCode()
  },
  chooseMeeting(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { key: chosen } = event.detail
    this.setData({ chosen, typing: { ...this.data.typing, meetingId: chosen }, fault: '' })
  },
  async submitCode() {
    await this.attempt(async () => {
      const code = digitsIn(this.data.code)
      if (code === undefined) return notSent('请输入屏幕上的 6 位数字。')
      const { meetingId } = this.data.typing
      if (meetingId === '') return notSent('现在有几次会议同时在签到，请选一下是哪一次，再点签到。')
      return this.checkIn({ meetingId, code }, 'typed')
    })
  },

  /** Once more, in the way it was tried. */
  again() {
    if (this.data.way === 'scanned' || this.data.outcome?.next === 'scan') void this.scan()
    else this.setData({ outcome: null, fault: '' })
  },
  join() {
    void replaceWith('packages/member/join/join', { scanned: 'yes' })
  },
  remind,
  goBack,
})

/** Null for whoever belongs to no branch, who scans. */
async function ownBranch(): Promise<string | null> {
  const me = await whoAmI()
  return me.bound && me.branch ? me.branch.branchId : null
}
