import type { PageState } from '../../../components/page-state/page-state'
import type { AttendanceMark } from '../../../domain/meeting'
import { call } from '../../../services/call'
import { meetingPlace, runsMeeting, type LiveView, type MeetingView } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, parametersOf, replaceWith } from '../../../services/routes'
import { send } from '../../../services/submit'
import { sentenceFor, sentenceOf } from '../../../text/refusals'
import type { SheetRow } from '../sheet-rows'
import { countsOf, filterChips, markChoices, noCodeText, rowsOf, shownCode } from './host-view'
import type { ListFilter, ShownCode } from './host-view'

const POLL_SECONDS = 5

/** The host's screen: the code for everybody to scan, who is there so far, and calling the roll. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    title: '',
    keeps: false,
    shown: 'code' as 'code' | 'list',
    code: null as ShownCode | null,
    codeNote: '',
    secondsLeft: 0,
    qrSize: 0,
    counts: [] as ReturnType<typeof countsOf>,
    chips: [] as ReturnType<typeof filterChips>,
    filter: 'all' as ListFilter,
    rows: [] as SheetRow[],
    unmarked: 0,
    isChoosingGuests: false,
    guests: [] as NamedPerson[],
    fault: '',
  },
  branchId: '',
  meetingId: '',
  meeting: null as MeetingView | null,
  live: null as LiveView | null,
  timer: 0,
  seconds: 0,
  codeUntil: 0,
  isAskingCode: false,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/host/host'>(query)
    Object.assign(this, { branchId, meetingId })
    const { windowWidth, windowHeight } = wx.getWindowInfo()
    this.setData({ qrSize: Math.floor(Math.min(windowWidth - 88, windowHeight * 0.46)) })
  },

  onShow() {
    void this.load()
    void wx.setKeepScreenOn({ keepScreenOn: true })
    this.timer = setInterval(() => this.tick(), 1000) as unknown as number
  },

  onHide() {
    this.stop()
  },

  onUnload() {
    this.stop()
  },

  stop() {
    clearInterval(this.timer)
    void wx.setKeepScreenOn({ keepScreenOn: false })
  },

  at() {
    return { branchId: this.branchId, meetingId: this.meetingId }
  },

  async load() {
    const found = await meetingPlace(this.branchId)
    if ('failed' in found) return this.setData(found.failed)
    const answer = await read('meeting.get', this.at())
    if ('failed' in answer) return this.setData(answer.failed)
    const { title, state } = answer.value
    this.meeting = answer.value
    if (state !== 'convened') return replaceWith('packages/meeting/detail/detail', this.at())
    if (!runsMeeting(answer.value, found.place))
      return this.setData({ state: 'failed', message: sentenceFor('not-permitted') })
    this.setData({ title, keeps: found.place.permissions.includes('keep-records') })
    await Promise.all([this.loadCode(), this.loadLive()])
  },

  tick() {
    this.seconds++
    const left = Math.max(0, Math.ceil((this.codeUntil - Date.now()) / 1000))
    if (this.data.code && left !== this.data.secondsLeft) this.setData({ secondsLeft: left })
    const isDue = this.seconds % POLL_SECONDS === 0
    if (this.meeting && (this.data.code ? left === 0 : isDue)) void this.loadCode()
    if (this.live && isDue) void this.loadLive()
  },

  /** A code that has changed is never left standing: without an answer the screen says so. */
  async loadCode() {
    if (this.isAskingCode) return
    this.isAskingCode = true
    const answer = await call('meeting.code', this.at())
    this.isAskingCode = false
    if (!answer.ok) {
      const detail = 'detail' in answer ? answer.detail : {}
      const note = noCodeText(answer.code, detail?.['opensAt'])
      return this.setData({ code: null, codeNote: note || sentenceOf<'meeting.code'>(answer) })
    }
    const code = shownCode(this.meetingId, answer.value)
    this.codeUntil = Date.now() + code.forMillis
    this.setData({ code, codeNote: '', secondsLeft: Math.ceil(code.forMillis / 1000) })
  },

  async loadLive() {
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
    if (!person) return
    const choices = markChoices(person)
    const chosen = await wx
      .showActionSheet({ alertText: person.name ?? '', itemList: choices.map(({ label }) => label) })
      .catch(() => undefined)
    const choice = chosen && choices[chosen.tapIndex]
    if (choice) await this.rollCall([memberId], choice.mark)
  },

  async markRest() {
    const rest = this.live?.people.filter(({ mark }) => mark === null) ?? []
    const names = rest.map(({ name }) => name).join('、')
    const { confirm } = await wx.showModal({
      title: `${rest.length} 人都到会？`,
      content: names,
      confirmText: '都到会',
    })
    if (confirm)
      await this.rollCall(
        rest.map(({ memberId }) => memberId),
        'present',
      )
  },

  async openGuests() {
    const people = await peopleOf(this.branchId)
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
