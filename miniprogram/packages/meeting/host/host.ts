import type { PageState } from '../../../components/page-state/page-state'
import { meetingPlace, runsMeeting, type LiveView, type MarkLine } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { open, parametersOf, replaceWith } from '../../../services/routes'
import { sentenceFor } from '../../../text/refusals'
import { countsOf, HOST_PARTS, hostParts, missingNames, type HostPart } from './host-view'

const POLL_MILLIS = 5000

/** The host's screen: the code for everybody to scan, calling the roll, and what waits to be settled. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    title: '',
    /** The day of the meeting. */
    on: '',
    keeps: false,
    isScanning: true,
    parts: [] as ReturnType<typeof hostParts>,
    shown: 'code' as HostPart,
    isFull: false,
    isVisible: false,
    branchId: '',
    meetingId: '',
    counts: [] as ReturnType<typeof countsOf>,
    missing: '',
    people: [] as readonly MarkLine[],
    scans: [] as LiveView['scans'],
    fault: '',
  },
  timer: 0,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '', part } = parametersOf<'packages/meeting/host/host'>(query)
    this.setData({ branchId, meetingId, shown: HOST_PARTS.find((each) => each === part) ?? 'code' })
  },

  onShow() {
    void this.load()
    void wx.setKeepScreenOn({ keepScreenOn: true })
    this.setData({ isVisible: true })
    this.timer = Number(setInterval(() => void this.loadLive(), POLL_MILLIS))
  },

  onHide() {
    this.stop()
  },

  onUnload() {
    this.stop()
  },

  stop() {
    clearInterval(this.timer)
    this.setData({ isVisible: false })
    void wx.setKeepScreenOn({ keepScreenOn: false })
  },

  at() {
    return { branchId: this.data.branchId, meetingId: this.data.meetingId }
  },

  async load() {
    const found = await meetingPlace(this.data.branchId)
    if ('failed' in found) return this.setData(found.failed)
    const answer = await read('meeting.get', this.at())
    if ('failed' in answer) return this.setData(answer.failed)
    const { title, state, occurredOn } = answer.value
    if (state !== 'convened') return replaceWith('packages/meeting/detail/detail', this.at())
    if (!runsMeeting(answer.value, found.place))
      return this.setData({ state: 'failed', message: sentenceFor('not-permitted') })
    this.setData({ title, on: occurredOn, keeps: found.place.permissions.includes('keep-records') })
    await this.loadLive()
  },

  async loadLive() {
    if (this.data.on === '') return
    const answer = await read('meeting.live', this.at())
    // What is shown already stays: it was so a moment ago.
    if ('failed' in answer)
      return this.setData(this.data.state === 'ready' ? { fault: answer.failed.message } : answer.failed)
    const { people, scans } = answer.value
    const parts = hostParts(answer.value, this.data.isScanning)
    const summary = { counts: countsOf(answer.value), missing: missingNames(answer.value), parts }
    this.setData({ state: 'ready', fault: '', people, scans, ...summary })
  },

  /** The branch does not scan: everything else is as good. */
  scanningOff() {
    const { people, scans, shown } = this.data
    const parts = hostParts({ people: [...people], scans }, false)
    this.setData({ isScanning: false, isFull: false, parts, shown: shown === 'code' ? 'list' : shown })
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const shown = HOST_PARTS.find((part) => part === event.currentTarget.dataset['part'])
    if (shown) this.setData({ shown })
  },

  turnFull() {
    this.setData({ isFull: !this.data.isFull })
  },

  door() {
    void open('packages/meeting/door/door', this.at())
  },

  paper() {
    void open('packages/meeting/paper/paper', this.at())
  },

  close() {
    void open('packages/meeting/close/close', this.at())
  },
})
