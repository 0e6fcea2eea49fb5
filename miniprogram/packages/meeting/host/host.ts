import type { PageState } from '../../../components/page-state/page-state'
import type { AttendanceMark } from '../../../domain/meeting'
import { meetingPlace, runsMeeting, type LiveView, type MeetingView } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, parametersOf, replaceWith } from '../../../services/routes'
import { send } from '../../../services/submit'
import { sentenceFor, sentenceOf } from '../../../text/refusals'
import { chooseMark, confirmRest } from '../choose-mark'
import type { SheetRow } from '../sheet-rows'
import { countsOf, filterChips, rowsOf, type ListFilter } from './host-view'

const POLL_MILLIS = 5000

/** The host's screen: the code for everybody to scan, who is there so far, and calling the roll. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    title: '',
    keeps: false,
    shown: 'code' as 'code' | 'list',
    isVisible: false,
    branchId: '',
    meetingId: '',
    counts: [] as ReturnType<typeof countsOf>,
    chips: [] as ReturnType<typeof filterChips>,
    filter: 'all' as ListFilter,
    rows: [] as SheetRow[],
    unmarked: 0,
    isChoosingGuests: false,
    guests: [] as NamedPerson[],
    fault: '',
  },
  meeting: null as MeetingView | null,
  live: null as LiveView | null,
  timer: 0,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/host/host'>(query)
    this.setData({ branchId, meetingId })
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
    const { title, state } = answer.value
    this.meeting = answer.value
    if (state !== 'convened') return replaceWith('packages/meeting/detail/detail', this.at())
    if (!runsMeeting(answer.value, found.place))
      return this.setData({ state: 'failed', message: sentenceFor('not-permitted') })
    this.setData({ title, keeps: found.place.permissions.includes('keep-records') })
    await this.loadLive()
  },

  async loadLive() {
    if (!this.meeting) return
    const answer = await read('meeting.live', this.at())
    if ('failed' in answer) return this.setData(this.live ? { fault: answer.failed.message } : answer.failed)
    this.live = answer.value
    this.setData({ state: 'ready', fault: '' })
    this.showLive()
  },

  showLive() {
    if (!this.live || !this.meeting) return
    const { people, unmarked } = this.live
    const rows = rowsOf(people, this.data.filter, this.meeting.occurredOn)
    this.setData({ counts: countsOf(this.live), chips: filterChips(people), rows, unmarked })
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    this.setData({ shown: event.currentTarget.dataset['shown'] === 'list' ? 'list' : 'code' })
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ filter: event.currentTarget.dataset['filter'] as ListFilter })
    this.showLive()
  },

  markPresent(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
    void this.rollCall([event.detail.memberId], 'present')
  },

  async mark(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
    const { memberId } = event.detail
    const person = this.live?.people.find((each) => each.memberId === memberId)
    const mark = person && (await chooseMark(person))
    if (mark) await this.rollCall([memberId], mark)
  },

  async markRest() {
    const rest = this.live?.people.filter(({ mark }) => mark === null) ?? []
    const ids = rest.map(({ memberId }) => memberId)
    if (await confirmRest(rest)) await this.rollCall(ids, 'present')
  },

  async openGuests() {
    const people = await peopleOf(this.data.branchId)
    const listed = new Set(this.live?.people.map(({ memberId }) => memberId))
    this.setData({ isChoosingGuests: true, guests: people.filter(({ memberId }) => !listed.has(memberId)) })
  },

  closeGuests() {
    this.setData({ isChoosingGuests: false })
  },

  async addGuests(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.closeGuests()
    await this.rollCall(event.detail.memberIds, 'observer')
  },

  async rollCall(memberIds: readonly string[], mark: AttendanceMark) {
    const marks = memberIds.map((memberId) => ({ memberId, mark }))
    const answer = await send(this, 'meeting.rollCall', { ...this.at(), marks })
    if (answer.ok) await this.loadLive()
    else this.setData({ fault: sentenceOf<'meeting.rollCall'>(answer) })
  },

  close() {
    void open('packages/meeting/close/close', this.at())
  },
})
