import { listPage, type Portion } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { clockNow, today } from '../../../services/clock'
import { askMeetingPlace, scansAt, type MeetingLine } from '../../../services/meetings'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { comingOf, KIND_CHOICES, pastFilter, rowOf, yearChoices, type ListRow } from './list-view'

type Shown = 'coming' | 'past'
type Chosen = WechatMiniprogram.CustomEvent<{ value: string | number }>

/** The meetings of the branch: what is coming, and past ones with the person's own attendance. */
listPage('packages/meeting/list/list', {
  data: {
    action: '',
    today: today(),
    keeps: false,
    scanning: true,
    shown: 'coming' as Shown,
    ahead: [] as readonly ListRow[],
    unclosed: [] as readonly ListRow[],
    kindChoices: KIND_CHOICES,
    kindAt: 0,
    yearChoices: yearChoices(today()),
    yearAt: 0,
  },
  stays: true,

  async portion(at, { shown, kindChoices, kindAt, yearChoices: years, yearAt }, cursor): Promise<Portion<MeetingLine>> {
    const { branchId } = await askMeetingPlace(at.branchId)
    if (shown === 'past') {
      const filter = pastFilter(branchId, kindChoices[kindAt]?.kind ?? null, years[yearAt]?.year ?? null)
      return ask('meeting.list', { ...filter, cursor })
    }
    const { items } = await ask('meeting.list', { branchId, states: ['convened'], pageSize: 100 })
    return { items, next: null }
  },
  async beside(at) {
    const { branchId, permissions } = await askMeetingPlace(at.branchId)
    return { branchId, keeps: permissions.includes('keep-meetings'), scanning: await scansAt(branchId) }
  },
  rows: (items) => items.map((meeting) => rowOf(meeting, today())),
  show({ first: { items }, beside: { keeps, scanning } }, _, { shown }) {
    const coming = shown === 'coming' ? comingOf(items, clockNow(), today()) : { ahead: [], unclosed: [] }
    return { keeps, scanning, ...coming, action: shown === 'coming' && keeps ? '召集会议' : '' }
  },
  nothing({ shown, kindAt, yearAt }, { beside: { keeps } }) {
    if (shown === 'past')
      return kindAt + yearAt > 0 ? '没有找到这样的会议，请换个种类或年份看看。' : '还没有开过的会议。'
    return keeps ? '还没有将要召开的会议。' : '近期没有会议。有了新的会议，会显示在这里。'
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    void this.turnTo({ shown: tapped(event, 'shown') === 'past' ? 'past' : 'coming' })
  },
  chooseKind(event: Chosen) {
    void this.turnTo({ kindAt: Number(event.detail.value) })
  },
  chooseYear(event: Chosen) {
    void this.turnTo({ yearAt: Number(event.detail.value) })
  },

  openMeeting(event: WechatMiniprogram.CustomEvent<{ meetingId: string }>) {
    const branchId = this.seen?.beside.branchId
    const { meetingId } = event.detail
    if (branchId !== undefined) void open('packages/meeting/detail/detail', { branchId, meetingId })
  },
  convene() {
    const branchId = this.seen?.beside.branchId
    if (branchId !== undefined) void open('packages/meeting/convene/convene', { branchId })
  },
  /** Its day is asked first. */
  recordHeld(event: WechatMiniprogram.PickerChange) {
    const branchId = this.seen?.beside.branchId
    const on = String(event.detail.value)
    if (branchId !== undefined) void open('packages/meeting/convene/convene', { branchId, on, held: 'yes' })
  },
  checkIn() {
    void open('packages/meeting/check-in/check-in', {})
  },
  norms() {
    void open('packages/meeting/norms/norms', this.at)
  },
})
