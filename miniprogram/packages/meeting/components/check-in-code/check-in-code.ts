import { call } from '../../../../services/call'
import { sentenceOf } from '../../../../text/refusals'
import { noCodeText, shownCode, type ShownCode } from './check-in-code-view'

/** How often to ask again while there is no code to show. */
const RETRY_SECONDS = 5

/**
 * The code that people scan at a meeting, changed whenever the server changes it, with a countdown. It asks only while
 * `active`. A code that has changed is never left standing: without an answer it says so.
 */
Component({
  properties: {
    branchId: { type: String, value: '' },
    meetingId: { type: String, value: '' },
    active: { type: Boolean, value: false },
  },
  data: { code: null as ShownCode | null, note: '', secondsLeft: 0, qrSize: 0, until: 0, timer: 0, isAsking: false },
  observers: {
    active(active: boolean) {
      clearInterval(this.data.timer)
      if (!active) return
      void this.ask()
      let seconds = 0
      const timer = setInterval(() => this.tick(++seconds), 1000)
      this.setData({ timer: Number(timer) })
    },
  },
  lifetimes: {
    attached() {
      const { windowWidth, windowHeight } = wx.getWindowInfo()
      this.setData({ qrSize: Math.floor(Math.min(windowWidth * 0.76, windowHeight * 0.42)) })
    },
    detached() {
      clearInterval(this.data.timer)
    },
  },
  methods: {
    tick(seconds: number) {
      const { code, until, secondsLeft } = this.data
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      if (code && left !== secondsLeft) this.setData({ secondsLeft: left })
      if (code ? left === 0 : seconds % RETRY_SECONDS === 0) void this.ask()
    },
    async ask() {
      const { isAsking, branchId, meetingId } = this.data
      if (isAsking) return
      this.setData({ isAsking: true })
      const answer = await call('meeting.code', { branchId, meetingId })
      if (!answer.ok) {
        const detail = 'detail' in answer ? answer.detail : {}
        const note = noCodeText(answer.code, detail?.['opensAt']) || sentenceOf<'meeting.code'>(answer)
        return this.setData({ isAsking: false, code: null, note })
      }
      const code = shownCode(meetingId, answer.value)
      const until = Date.now() + code.forMillis
      return this.setData({ isAsking: false, code, note: '', until, secondsLeft: Math.ceil(code.forMillis / 1000) })
    },
  },
})
