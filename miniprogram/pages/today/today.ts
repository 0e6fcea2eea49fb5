import { yearOf } from '../../domain/time/civil-date'
import { yearPeriod } from '../../domain/time/period'
import { readingPage } from '../../page-parts/page'
import { tapped } from '../../page-parts/tapped'
import { ifAnswered, outcomeOf } from '../../services/call-failure'
import { clockNow, today } from '../../services/clock'
import { waitingItems } from '../../services/outbox'
import { ask } from '../../services/page-load'
import { open, openOfBranch, openPlain } from '../../services/routes'
import { overseenFrom } from '../../services/branch'
import { branchOfLastTime, whoAmI } from '../../services/session'
import { beingSetUp } from '../../services/setting-up'
import { dayWithWeekday } from '../../text/dates'
import {
  changedMeetings,
  duesWords,
  newPostWords,
  nextMeeting,
  proposedWords,
  todaysShift,
  waitingLines,
  type ChangedMeeting,
  type NextMeeting,
  type TodaysShift,
  type WaitingLine,
} from './today-view'

/** Enough for what a branch convenes ahead. */
const MEETINGS_AHEAD = 50

/** The first page: the next meeting, what waits, dues in a sentence, and the way to check in. */
readingPage('pages/today/today', {
  data: {
    isBound: false,
    name: '',
    branchId: '',
    branchName: '',
    day: '',
    meeting: null as NextMeeting | null,
    changed: [] as readonly ChangedMeeting[],
    shift: null as TodaysShift | null,
    dues: '',
    needsPaying: false,
    waiting: [] as readonly WaitingLine[],
    proposed: '',
    unsent: 0,
    hasPost: false,
    /** The bureau whose branches the person answers for; empty for others. */
    overseen: '',
    /** What the person was appointed to lately, in words; empty where nothing. */
    newPost: '',
    /** Steps that are left of setting up what is set up on this phone. */
    left: 0,
    scanning: true,
  },

  async read() {
    const lastTime = branchOfLastTime()
    // Nearly always it is still the branch: then everything goes in one call.
    const [me, atOnce] = await Promise.all([whoAmI(), lastTime === undefined ? undefined : outcomeOf(readAt(lastTime))])
    if (!me.bound) return undefined
    if (!me.branch) return { me, meetings: [], records: undefined, left: undefined }
    const { branchId } = me.branch
    return { me, ...(branchId === lastTime && atOnce && 'value' in atOnce ? atOnce.value : await readAt(branchId)) }
  },
  show(seen) {
    if (!seen) return { isBound: false }
    const { me, meetings, records, left } = seen
    return {
      isBound: true,
      name: me.name,
      branchId: me.branch?.branchId ?? '',
      branchName: me.branch?.name ?? '',
      day: dayWithWeekday(today()),
      meeting: nextMeeting(meetings, clockNow(), today()),
      changed: changedMeetings(meetings, clockNow(), today()),
      unsent: waitingItems().length,
      hasPost: me.posts.length > 0,
      overseen: overseenFrom(me) ?? '',
      newPost: newPostWords(me.posts, today()),
      left: left?.left.length ?? 0,
      scanning: me.branch?.scanning ?? true,
      ...records,
    }
  },

  refresh: 'changed',

  join() {
    void open('packages/member/join/join', {})
  },
  setUp() {
    void openPlain('packages/setup/start/start')
  },
  goOnSettingUp() {
    void openOfBranch('packages/setup/guide/guide', beingSetUp())
  },
  openMeeting() {
    const { meeting, branchId } = this.data
    if (meeting) void open('packages/meeting/detail/detail', { branchId, meetingId: meeting.meetingId })
  },
  openChanged(event: WechatMiniprogram.TouchEvent) {
    void open('packages/meeting/detail/detail', { branchId: this.data.branchId, meetingId: tapped(event) })
  },
  openShift() {
    const { shift, branchId } = this.data
    if (shift) void open('packages/service/offer/offer', { branchId, offerId: shift.offerId })
  },
  openMeetings() {
    void open('packages/meeting/list/list', {})
  },
  openDues() {
    void open('packages/dues/mine/mine')
  },
  scan() {
    void open('packages/meeting/check-in/check-in', {})
  },
  openBranches() {
    void open('packages/setup/branches/branches', { branchId: this.data.overseen })
  },
  openWorkbench() {
    void open('packages/secretary/workbench/workbench', {})
  },
  go(event: WechatMiniprogram.TouchEvent) {
    const line = this.data.waiting.find(({ route }) => route === tapped(event, 'route'))
    if (line) void openPlain(line.route)
  },
})

async function readAt(branchId: string) {
  const setUp = beingSetUp()
  const [meetings, records, left] = await Promise.all([
    meetingsAhead(branchId),
    ownRecords(branchId),
    setUp === '' ? undefined : ifAnswered(ask('setup.left', { branchId: setUp })),
  ])
  return { meetings, records, left }
}

async function meetingsAhead(branchId: string) {
  const states = ['convened' as const, 'cancelled' as const]
  const { items } = await ask('meeting.list', { branchId, states, from: today(), pageSize: MEETINGS_AHEAD })
  return items
}

/** Dues and own records in words. What cannot be read is left out; the page stands without it. */
async function ownRecords(branchId: string) {
  const year = yearOf(today())
  const [dues, ledger, shifts, gifts, offers] = await Promise.all([
    ifAnswered(ask('dues.mine', { year })),
    ifAnswered(ask('ledger.mine', { branchId, period: yearPeriod(year), pageSize: 100 })),
    ifAnswered(ask('shift.mine', { year, pageSize: 100 })),
    ifAnswered(ask('donation.mine', { year, pageSize: 100 })),
    ifAnswered(ask('offer.coming', { branchId })),
  ])
  const { text, needsPaying } = dues ? duesWords(dues) : { text: '', needsPaying: false }
  const others = [...(shifts?.items ?? []), ...(gifts?.items ?? []), ...(dues?.payments ?? [])]
  const records = { ledger: ledger?.items ?? [], others }
  return {
    shift: offers ? todaysShift(offers.items, today()) : null,
    dues: text,
    needsPaying,
    waiting: waitingLines(records),
    proposed: proposedWords(records),
  }
}
