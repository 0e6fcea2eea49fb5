import type { PageState } from '../../../components/page-state/page-state'
import type { MarkLine, MeetingView } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { chooseMark, confirmRest } from '../choose-mark'
import { changedMarks, guestLine, withEdits, type Edits } from '../sheet-edits'
import { sheetRow, type SheetRow } from '../sheet-rows'

/** Entering a paper sheet: everybody on one list, sent at once. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    title: '',
    rows: [] as SheetRow[],
    unmarked: 0,
    changed: 0,
    isChoosingGuests: false,
    guests: [] as NamedPerson[],
    isSaving: false,
    fault: '',
  },
  branchId: '',
  meetingId: '',
  meeting: null as MeetingView | null,
  lines: [] as MarkLine[],
  edits: {} as Edits,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/paper/paper'>(query)
    Object.assign(this, { branchId, meetingId })
    void this.load()
  },

  at() {
    return { branchId: this.branchId, meetingId: this.meetingId }
  },

  async load() {
    const [meeting, live] = await Promise.all([read('meeting.get', this.at()), read('meeting.live', this.at())])
    if ('failed' in meeting) return this.setData(meeting.failed)
    if ('failed' in live) return this.setData(live.failed)
    this.meeting = meeting.value
    this.lines = live.value.people
    this.setData({ state: 'ready', title: meeting.value.title })
    this.show()
  },

  show() {
    if (!this.meeting) return
    const { occurredOn } = this.meeting
    const lines = withEdits(this.lines, this.edits)
    const unmarked = lines.filter(({ mark }) => mark === null).length
    const changed = changedMarks(this.lines, this.edits).length
    this.setData({ rows: lines.map((line) => sheetRow(line, occurredOn)), unmarked, changed })
  },

  edit(edits: Edits) {
    this.edits = { ...this.edits, ...edits }
    this.show()
  },

  markPresent(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
    this.edit({ [event.detail.memberId]: 'present' })
  },

  async mark(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
    const { memberId } = event.detail
    const person = this.lines.find((each) => each.memberId === memberId)
    const [now] = person ? withEdits([person], this.edits) : []
    const marking = now && (await chooseMark(now))
    if (marking) this.edit({ [memberId]: marking })
  },

  async markRest() {
    const rest = withEdits(this.lines, this.edits).filter(({ mark }) => mark === null)
    if (await confirmRest(rest)) this.edit(Object.fromEntries(rest.map(({ memberId }) => [memberId, 'present'])))
  },

  async openGuests() {
    const people = await peopleOf(this.branchId)
    const listed = new Set(this.lines.map(({ memberId }) => memberId))
    this.setData({ isChoosingGuests: true, guests: people.filter(({ memberId }) => !listed.has(memberId)) })
  },

  closeGuests() {
    this.setData({ isChoosingGuests: false })
  },

  addGuests(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    const { memberIds } = event.detail
    const chosen = this.data.guests.filter(({ memberId }) => memberIds.includes(memberId))
    this.lines = [...this.lines, ...chosen.map(({ memberId, name }) => guestLine(memberId, name))]
    this.closeGuests()
    this.edit(Object.fromEntries(memberIds.map((memberId) => [memberId, 'observer'])))
  },

  async save() {
    const marks = changedMarks(this.lines, this.edits)
    if (marks.length === 0) return this.setData({ fault: '还没有登记新的情况。' })
    const done = await submit(this, 'meeting.paper', { ...this.at(), marks })
    if (!done) return
    await wx.showToast({ title: `已录入 ${marks.length} 人` })
    await goBack()
  },
})
