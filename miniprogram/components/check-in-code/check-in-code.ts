import { CODE_WINDOW_SECONDS } from '../../domain/meeting/check-in-code'
import { read } from '../../services/call'
import { sentenceOf } from '../../text/refusals'
import { noCodeText, qrSize, shownCode, type ShownCode } from './check-in-code-view'

/** How often to ask again while there is no code to show. */
const RETRY_SECONDS = 5

/**
 * The code that people scan at a meeting, or at an offered shift where `offerId` is given, changed whenever the server changes it, with a bar that runs out until then. It
 * asks only while `active`. A code that has changed is never left standing: without an answer it says so. Fires `off`
 * where the branch does not scan.
 */
Component({
  properties: {
    branchId: { type: String, value: '' },
    meetingId: { type: String, value: '' },
    offerId: { type: String, value: '' },
    active: { type: Boolean, value: false },
    /** Alone on the screen, to be read from the back row. */
    large: { type: Boolean, value: false },
  },
  data: {
    code: null as ShownCode | null,
    note: '',
    secondsLeft: 0,
    /** Of the bar, in percent. */
    left: 0,
    qrSize: 0,
    until: 0,
    timer: 0,
    isAsking: false,
  },
  observers: {
    active(active: boolean) {
      clearInterval(this.data.timer)
      if (!active) return
      void this.ask()
      let seconds = 0
      const timer = setInterval(() => this.tick(++seconds), 1000)
      this.setData({ timer: Number(timer) })
    },
    large(large: boolean) {
      this.setData({ qrSize: qrSize(wx.getWindowInfo(), large) })
    },
  },
  lifetimes: {
    attached() {
      this.setData({ qrSize: qrSize(wx.getWindowInfo(), this.data.large) })
    },
    detached() {
      clearInterval(this.data.timer)
    },
  },
  methods: {
    tick(seconds: number) {
      const { code, until, secondsLeft } = this.data
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      if (code && left !== secondsLeft) this.setData(untilChange(left))
      if (code ? left === 0 : seconds % RETRY_SECONDS === 0) void this.ask()
    },
    async ask() {
      const { isAsking, branchId, meetingId, offerId } = this.data
      if (isAsking) return
      this.setData({ isAsking: true })
      const answer = await (offerId === ''
        ? read('meeting.code', { branchId, meetingId })
        : read('offer.code', { branchId, offerId }))
      if (!answer.ok) {
        const detail = 'detail' in answer ? answer.detail : {}
        const note = noCodeText(answer.code, detail?.opensAt) || sentenceOf(answer)
        this.setData({ isAsking: false, code: null, note })
        if (answer.code === 'scanning-off') this.triggerEvent('off')
        return
      }
      const code = shownCode(offerId === '' ? { meetingId } : { offerId }, answer.value)
      const until = Date.now() + code.forMillis
      this.setData({ isAsking: false, code, note: '', until, ...untilChange(Math.ceil(code.forMillis / 1000)) })
    },
  },
})

function untilChange(secondsLeft: number) {
  return { secondsLeft, left: Math.min(100, Math.round((secondsLeft / CODE_WINDOW_SECONDS) * 100)) }
}
