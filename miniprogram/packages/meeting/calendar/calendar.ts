import { NO_YEAR, thisYearOrLast } from '../../../page-parts/one-year'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { outcomeOf } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { askMeetingPlace } from '../../../services/meetings'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
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

const CLOSED = { opened: null, openedRow: '' }

/** A year of organizational life: by organ and norm each period, by when, what was held, and what does not apply. */
readingPage('packages/meeting/calendar/calendar', {
  data: {
    ...NO_YEAR,
    on: '',
    keeps: false,
    rows: [] as readonly CalendarRow[],
    aside: '',
    opened: null as OpenedPeriod | null,
    openedRow: '',
    meetings: [] as readonly ListRow[],
    note: '',
  },
  begin: () => thisYearOrLast(),

  async read(at, { year }) {
    const { branchId, permissions } = await askMeetingPlace(at.branchId)
    const { norms, on } = await ask('meeting.calendar', { branchId, year })
    return { branchId, keeps: permissions.includes('keep-meetings'), norms, on }
  },
  show({ norms, on, keeps }) {
    const rows = calendarRows(norms)
    return {
      ...(rows.length > 0 ? {} : nothing('这一年没有适用于这里的要求。')),
      ...{ ...CLOSED, on: asOfText(on), keeps, rows, aside: asideOf(norms) },
    }
  },

  chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    void this.turnTo({ year: event.detail.key })
  },

  /** A tap on a period shows its meetings below the row; another on the same one closes it. */
  async openPeriod(event: WechatMiniprogram.TouchEvent) {
    if (!this.seen) return
    const { norms, branchId } = this.seen
    const [row, cell] = [tapped(event, 'row'), tapped(event, 'cell')]
    const opened = openedPeriod(norms, row, cell)
    if (!opened || this.data.opened?.key === opened.key) return this.setData(CLOSED)
    this.setData({ opened, openedRow: row, meetings: [], note: '正在读取…' })
    const asked = meetingsOf(norms, branchId, row, cell)
    const found = asked && (await outcomeOf(ask('meeting.list', asked)))
    if (this.data.opened?.key !== opened.key) return
    if (!found) return this.setData({ note: '' })
    if ('failure' in found) return this.setData({ note: found.failure.message })
    const meetings = found.value.items.map((meeting) => rowOf(meeting, today()))
    this.setData({ meetings, note: meetings.length > 0 ? '' : '这一期还没有会议。' })
  },

  openMeeting(event: WechatMiniprogram.CustomEvent<{ meetingId: string }>) {
    const branchId = this.seen?.branchId
    const { meetingId } = event.detail
    if (branchId !== undefined) void open('packages/meeting/detail/detail', { branchId, meetingId })
  },
  convene() {
    const branchId = this.seen?.branchId
    const convene = this.data.opened?.convene
    if (branchId === undefined || !convene) return
    const { kind, organ, cellId, on, by } = convene.with
    const more = { ...(cellId === '' ? {} : { cellId }), ...(on === '' ? { by } : { on }) }
    void open('packages/meeting/convene/convene', { branchId, kind, organ, ...more })
  },
})
