import type { OutputOf } from '#contract'
import type { PageState } from '../../../components/page-state/page-state'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { chooseYear, thisYearOrLast } from '../../../page-parts/one-year'
import { today } from '../../../services/clock'
import { meetingPlace } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { rowOf, type ListRow } from '../list/list-view'
import {
  asideOf,
  asOfText,
  calendarRows,
  meetingsOf,
  openedPeriod,
  type CalendarRow,
  type OpenedPeriod,
} from './calendar-view'

/** A year of organizational life: by organ and norm each period, by when, what was held, and what does not apply. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    ...thisYearOrLast(),
    on: '',
    keeps: false,
    rows: [] as CalendarRow[],
    aside: '',
    opened: null as OpenedPeriod | null,
    openedRow: '',
    meetings: [] as ListRow[],
    note: '',
  },
  branchId: '',
  norms: [] as OutputOf<'meeting.calendar'>['norms'],

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/meeting/calendar/calendar'>(query).branchId ?? ''
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh,
  chooseYear,

  async load() {
    const found = await meetingPlace(this.branchId || undefined)
    if ('failed' in found) return this.setData(found.failed)
    const { branchId, permissions } = found.place
    this.branchId = branchId
    const { year } = this.data
    const answer = await read('meeting.calendar', { branchId, year })
    if (this.data.year !== year) return
    if ('failed' in answer) return this.setData(answer.failed)
    this.norms = answer.value.norms
    const rows = calendarRows(this.norms)
    this.setData({
      state: rows.length > 0 ? 'ready' : 'empty',
      message: '这一年没有适用于这里的要求。',
      on: asOfText(answer.value.on),
      keeps: permissions.includes('keep-records'),
      rows,
      aside: asideOf(this.norms),
      opened: null,
      openedRow: '',
    })
  },

  /** A tap on a period shows its meetings below the row; another on the same one closes it. */
  async openPeriod(event: WechatMiniprogram.TouchEvent) {
    const { row, cell } = event.currentTarget.dataset as { row: string; cell: string }
    const opened = openedPeriod(this.norms, row, cell)
    if (!opened || this.data.opened?.key === opened.key) return this.setData({ opened: null, openedRow: '' })
    this.setData({ opened, openedRow: row, meetings: [], note: '正在读取…' })
    const asked = meetingsOf(this.norms, this.branchId, row, cell)
    const answer = asked && (await read('meeting.list', asked))
    if (this.data.opened?.key !== opened.key) return
    if (!answer) return this.setData({ note: '' })
    if ('failed' in answer) return this.setData({ note: answer.failed.message })
    const meetings = answer.value.items.map((meeting) => rowOf(meeting, today()))
    this.setData({ meetings, note: meetings.length > 0 ? '' : '这一期还没有会议。' })
  },

  openMeeting(event: WechatMiniprogram.CustomEvent<{ meetingId: string }>) {
    void open('packages/meeting/detail/detail', { branchId: this.branchId, meetingId: event.detail.meetingId })
  },

  convene() {
    const convene = this.data.opened?.convene
    if (!convene) return
    const { kind, organ, cellId, on } = convene.with
    const more = { ...(cellId === '' ? {} : { cellId }), ...(on === '' ? {} : { on }) }
    void open('packages/meeting/convene/convene', { branchId: this.branchId, kind, organ, ...more })
  },
})
