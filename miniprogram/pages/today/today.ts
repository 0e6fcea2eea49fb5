import type { PageState } from '../../components/page-state/page-state'
import { yearOf } from '../../domain/time/civil-date'
import { yearPeriod } from '../../domain/time/period'
import { onPullDownRefresh, showOwn, type Bound } from '../../page-parts/own-page'
import { clockNow, today } from '../../services/clock'
import { waitingItems } from '../../services/outbox'
import { read } from '../../services/page-load'
import { open, type Route } from '../../services/routes'
import { dayWithWeekday } from '../../text/dates'
import {
  changedMeetings,
  duesWords,
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
const AHEAD = ['convened', 'cancelled'] as const

/** The first page: the next meeting, what waits, dues in a sentence, and the way to check in. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
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
    scanning: true,
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh,

  load() {
    return showOwn(this, (me) => this.loadOwn(me), { state: 'ready', isBound: false })
  },

  async loadOwn(me: Bound) {
    const { name, branch, posts } = me
    const branchId = branch?.branchId ?? ''
    const [meetings] = await Promise.all([
      branch ? read('meeting.list', { branchId, states: [...AHEAD], from: today(), pageSize: MEETINGS_AHEAD }) : null,
      branch ? this.loadRecords(branchId) : null,
    ])
    if (meetings && 'failed' in meetings) {
      this.setData({ ...meetings.failed })
      return
    }
    this.setData({
      state: 'ready',
      isBound: true,
      name,
      branchId,
      branchName: branch?.name ?? '',
      day: dayWithWeekday(today()),
      meeting: meetings ? nextMeeting(meetings.value.items, clockNow(), today()) : null,
      changed: meetings ? changedMeetings(meetings.value.items, clockNow(), today()) : [],
      unsent: waitingItems().length,
      hasPost: posts.length > 0,
      scanning: branch?.scanning ?? true,
    })
  },

  /** Dues and own records. A part that cannot be read is left out; the page stands without it. */
  async loadRecords(branchId: string) {
    const year = yearOf(today())
    const [dues, ledger, shifts, gifts, offers] = await Promise.all([
      read('dues.mine', { year }),
      read('ledger.mine', { branchId, period: yearPeriod(year), limit: 100 }),
      read('shift.mine', { year, pageSize: 100 }),
      read('donation.mine', { year, pageSize: 100 }),
      read('offer.coming', { branchId }),
    ])
    const words = 'value' in dues ? duesWords(dues.value) : { text: '', needsPaying: false }
    const records = {
      ledger: 'value' in ledger ? ledger.value.items : [],
      others: [
        ...('value' in shifts ? shifts.value.items : []),
        ...('value' in gifts ? gifts.value.items : []),
        ...('value' in dues ? dues.value.payments : []),
      ],
    }
    this.setData({
      shift: 'value' in offers ? todaysShift(offers.value.items, today()) : null,
      dues: words.text,
      needsPaying: words.needsPaying,
      waiting: waitingLines(records),
      proposed: proposedWords(records),
    })
  },

  join() {
    void open('packages/member/join/join', {})
  },
  openMeeting() {
    const { meeting, branchId } = this.data
    if (meeting) void open('packages/meeting/detail/detail', { branchId, meetingId: meeting.meetingId })
  },
  openChanged(event: WechatMiniprogram.TouchEvent) {
    const { meetingId } = event.currentTarget.dataset as { meetingId: string }
    void open('packages/meeting/detail/detail', { branchId: this.data.branchId, meetingId })
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
  openWorkbench() {
    void open('packages/secretary/workbench/workbench', {})
  },
  go(event: WechatMiniprogram.TouchEvent) {
    const { route } = event.currentTarget.dataset as { route: Route }
    void open(route as 'packages/member/letters/letters')
  },
})
