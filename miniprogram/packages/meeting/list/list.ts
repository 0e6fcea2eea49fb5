import type { PageState } from '../../../components/page-state/page-state'
import { clockNow, today } from '../../../services/clock'
import { meetingPlace, scansAt } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { comingOf, KIND_CHOICES, pastFilter, rowOf, yearChoices, type ListRow } from './list-view'

type Shown = 'coming' | 'past'

/** The meetings of the branch: what is coming, and past ones with the person's own attendance. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    fault: '',
    keeps: false,
    scanning: true,
    shown: 'coming' as Shown,
    ahead: [] as ListRow[],
    unclosed: [] as ListRow[],
    past: [] as ListRow[],
    next: null as string | null,
    isMoreComing: false,
    kindChoices: KIND_CHOICES,
    kindAt: 0,
    yearChoices: yearChoices(today()),
    yearAt: 0,
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/meeting/list/list'>(query).branchId ?? ''
  },

  onShow() {
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.more()
  },

  async load() {
    const found = await meetingPlace(this.branchId || undefined)
    if ('failed' in found) return this.fail(found.failed.message)
    const { branchId, permissions } = found.place
    this.branchId = branchId
    this.setData({ keeps: permissions.includes('keep-records'), scanning: await scansAt(branchId) })
    await (this.data.shown === 'coming' ? this.loadComing() : this.loadPast())
  },

  async loadComing() {
    const answer = await read('meeting.list', { branchId: this.branchId, states: ['convened'], pageSize: 100 })
    if (this.data.shown !== 'coming') return
    if ('failed' in answer) return this.fail(answer.failed.message)
    const { ahead, unclosed } = comingOf(answer.value.items, clockNow(), today())
    if (ahead.length + unclosed.length > 0) return this.setData({ state: 'ready', ahead, unclosed })
    const { keeps } = this.data
    const message = keeps ? '还没有将要召开的会议。' : '近期没有会议。有了新的会议，会显示在这里。'
    this.setData({ state: 'empty', message, action: keeps ? '召集会议' : '' })
  },

  async loadPast() {
    const filter = JSON.stringify(this.filter())
    const answer = await read('meeting.list', this.filter())
    if (this.data.shown !== 'past' || filter !== JSON.stringify(this.filter())) return
    if ('failed' in answer) return this.fail(answer.failed.message)
    const { items, next } = answer.value
    const past = items.map((meeting) => rowOf(meeting, today()))
    const isFiltered = this.data.kindAt + this.data.yearAt > 0
    const message = isFiltered ? '没有找到这样的会议，请换个种类或年份看看。' : '还没有开过的会议。'
    this.setData({ state: past.length > 0 ? 'ready' : 'empty', message, action: '', past, next, fault: '' })
  },

  async more() {
    const { shown, next: cursor, isMoreComing, past } = this.data
    if (shown !== 'past' || cursor === null || isMoreComing) return
    this.setData({ isMoreComing: true, fault: '' })
    const answer = await read('meeting.list', { ...this.filter(), cursor })
    this.setData({ isMoreComing: false })
    if (this.data.next !== cursor) return
    if ('failed' in answer) return this.setData({ fault: answer.failed.message })
    const { items, next } = answer.value
    this.setData({ past: [...past, ...items.map((meeting) => rowOf(meeting, today()))], next })
  },

  filter() {
    const { kindChoices, kindAt, yearChoices: years, yearAt } = this.data
    return pastFilter(this.branchId, kindChoices[kindAt]?.kind ?? null, years[yearAt]?.year ?? null)
  },

  /** What is shown already stays: it was so a moment ago. */
  fail(message: string) {
    if (this.data.state === 'ready') void wx.showToast({ title: message, icon: 'none' })
    else this.setData({ state: 'failed', message })
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const shown: Shown = event.currentTarget.dataset['shown'] === 'past' ? 'past' : 'coming'
    this.setData({ shown, state: 'loading' })
    void this.load()
  },

  chooseKind(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.setData({ kindAt: Number(event.detail.value), state: 'loading' })
    void this.load()
  },

  chooseYear(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.setData({ yearAt: Number(event.detail.value), state: 'loading' })
    void this.load()
  },

  openMeeting(event: WechatMiniprogram.CustomEvent<{ meetingId: string }>) {
    void open('packages/meeting/detail/detail', { branchId: this.branchId, meetingId: event.detail.meetingId })
  },

  convene() {
    void open('packages/meeting/convene/convene', { branchId: this.branchId })
  },

  checkIn() {
    void open('packages/meeting/check-in/check-in', {})
  },

  norms() {
    void open('packages/meeting/norms/norms', { branchId: this.branchId })
  },
})
