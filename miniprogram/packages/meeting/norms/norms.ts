import { formatChineseDate } from '../../../domain/time/civil-date'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { askMeetingPlace } from '../../../services/meetings'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { normGroups, notApplicable, type NormGroup } from './norms-view'

/** What was held this month, quarter and year, beside what is asked of a branch. */
readingPage('packages/meeting/norms/norms', {
  data: { on: '', keeps: false, groups: [] as readonly NormGroup[], other: '', opened: '' },

  async read(at) {
    const { branchId, permissions } = await askMeetingPlace(at.branchId)
    const { on, norms } = await ask('meeting.norms', { branchId })
    return { branchId, keeps: permissions.includes('keep-meetings'), on, norms }
  },
  show({ on, norms, keeps }) {
    const groups = normGroups(norms)
    return {
      ...(groups.length > 0 ? {} : nothing('没有适用于这里的要求。')),
      on: `截至${formatChineseDate(on)}，只计已经结束、整理好记录的会议。`,
      keeps,
      groups,
      other: notApplicable(norms),
    }
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const key = tapped(event, 'key')
    this.setData({ opened: this.data.opened === key ? '' : key })
  },
  calendar() {
    void open('packages/meeting/calendar/calendar', this.at)
  },
  convene(event: WechatMiniprogram.TouchEvent) {
    const branchId = this.seen?.branchId
    const rows = this.data.groups.flatMap((group) => group.rows)
    const wanted = rows.find(({ key }) => key === tapped(event, 'key'))?.convene
    if (branchId === undefined || !wanted) return
    const { kind, organ, cellId, by } = wanted
    const cell = cellId === '' ? {} : { cellId }
    void open('packages/meeting/convene/convene', { branchId, kind, organ, by, ...cell })
  },
})
