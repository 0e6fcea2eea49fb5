import { yearOf } from '../../../domain/time/civil-date'
import { askAgainEvery, type AskingAgain } from '../../../page-parts/asking-again'
import { leaveFor } from '../../../page-parts/leaving'
import { readingPage } from '../../../page-parts/page'
import { tappedOneOf } from '../../../page-parts/tapped'
import { CallFailure, outcomeOf } from '../../../services/call-failure'
import {
  askMeetingPlace,
  keepsMeeting,
  runsMeeting,
  type LiveView,
  type MarkLine,
  type MeetingView,
} from '../../../services/meetings'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open, type Opened } from '../../../services/routes'
import { arrangedText } from '../meeting-text'
import { arrivedWords, countsOf, HOST_PARTS, hostParts, missingNames, type HostPart } from './host-view'

type At = Opened<'packages/meeting/host/host'>
interface Begun extends ReturnType<typeof meetingOf> {
  readonly shown: HostPart
}
interface Hosted {
  readonly meeting: MeetingView
  readonly keeps: boolean
  readonly live: LiveView
  /** Why who is there could not be asked for again. */
  readonly fault: string
}
/** Nothing of a meeting that is over. */
type Seen = Hosted | undefined

const POLL_MILLIS = 5000

/** The host's screen: the code for everybody to scan, calling the roll, and what waits to be settled. */
readingPage('packages/meeting/host/host', {
  data: {
    title: '',
    arranged: '',
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
    arrived: '',
    missing: '',
    people: [] as readonly MarkLine[],
    scans: [] as LiveView['scans'],
  },
  begin: (at): Begun => ({ ...meetingOf(at), shown: at.part ?? 'code' }),
  stays: true,
  asking: null as AskingAgain | null,

  /** Read again while it is shown, only who is there is asked for; without an answer what was so a moment ago stays. */
  async read(at, _, before?: Seen): Promise<Seen> {
    const since = before?.live.version ?? null
    const [hosted, live] = await Promise.all([
      before ?? hostedAt(at),
      outcomeOf(ask('meeting.live', { ...meetingOf(at), since })),
    ])
    if (!hosted) return undefined
    if ('value' in live) return { ...hosted, live: live.value, fault: '' }
    if (before) return { ...before, fault: live.failure.code === 'unchanged' ? '' : live.failure.message }
    throw live.failure
  },
  show(seen, at, { isScanning }) {
    if (!seen) return leaveFor('packages/meeting/detail/detail', meetingOf(at))
    const { meeting, keeps, live, fault } = seen
    return {
      arranged: arrangedText(meeting, yearOf(today())),
      ...{ title: meeting.title, on: meeting.occurredOn, keeps, fault, people: live.people, scans: live.scans },
      ...{
        counts: countsOf(live),
        arrived: arrivedWords(live),
        missing: missingNames(live),
        parts: hostParts(live, isScanning),
      },
    }
  },

  onShow() {
    void wx.setKeepScreenOn({ keepScreenOn: true })
    this.setData({ isVisible: true })
    this.asking = askAgainEvery(POLL_MILLIS, () => this.loadLive())
  },
  onHide() {
    this.stop()
  },
  onUnload() {
    this.stop()
  },
  stop() {
    this.asking?.stop()
    this.setData({ isVisible: false })
    void wx.setKeepScreenOn({ keepScreenOn: false })
  },
  async loadLive() {
    if (this.seen) await this.refine({})
  },

  /** The branch does not scan: everything else is as good. */
  scanningOff() {
    const { people, scans, shown } = this.data
    const parts = hostParts({ people: [...people], scans }, false)
    this.setData({ isScanning: false, isFull: false, parts, shown: shown === 'code' ? 'list' : shown })
  },
  turn(event: WechatMiniprogram.TouchEvent) {
    const shown = tappedOneOf(event, 'part', HOST_PARTS)
    if (shown) this.setData({ shown })
  },
  turnFull() {
    this.setData({ isFull: !this.data.isFull })
  },
  door() {
    void open('packages/archive/door/door', meetingOf(this.at))
  },
  change() {
    void open('packages/meeting/convene/convene', meetingOf(this.at))
  },
  paper() {
    void open('packages/meeting/paper/paper', meetingOf(this.at))
  },
  close() {
    void open('packages/meeting/close/close', meetingOf(this.at))
  },
})

function meetingOf({ branchId, meetingId }: At) {
  return { branchId, meetingId }
}

/** The meeting for whoever runs it; one that is over is left for its record. */
async function hostedAt(at: At): Promise<Pick<Hosted, 'meeting' | 'keeps'> | undefined> {
  const [place, meeting] = await Promise.all([askMeetingPlace(at.branchId), ask('meeting.get', meetingOf(at))])
  if (meeting.state !== 'convened') return undefined
  if (!runsMeeting(meeting, place)) throw new CallFailure('not-permitted')
  return { meeting, keeps: keepsMeeting(meeting, place) }
}
