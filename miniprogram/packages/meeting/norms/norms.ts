import type { PageState } from '../../../components/page-state/page-state'
import { meetingPlace } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { normGroups, notApplicable, type NormGroup } from './norms-view'

/** What was held this month, quarter and year, beside what is asked of a branch. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    on: '',
    keeps: false,
    groups: [] as NormGroup[],
    other: '',
    opened: '',
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/meeting/norms/norms'>(query).branchId ?? ''
  },

  onShow() {
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const found = await meetingPlace(this.branchId || undefined)
    if ('failed' in found) return this.setData(found.failed)
    const { branchId, permissions } = found.place
    this.branchId = branchId
    const answer = await read('meeting.norms', { branchId })
    if ('failed' in answer) return this.setData(answer.failed)
    const { on, norms } = answer.value
    const groups = normGroups(norms)
    this.setData({
      state: groups.length > 0 ? 'ready' : 'empty',
      message: '没有适用于这里的要求。',
      on: `截至${formatChineseDate(on)}，只计已经结束、整理好记录的会议。`,
      keeps: permissions.includes('keep-records'),
      groups,
      other: notApplicable(norms),
    })
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const key = String(event.currentTarget.dataset['key'])
    this.setData({ opened: this.data.opened === key ? '' : key })
  },

  calendar() {
    void open('packages/meeting/calendar/calendar', { branchId: this.branchId })
  },

  convene(event: WechatMiniprogram.TouchEvent) {
    const key = String(event.currentTarget.dataset['key'])
    const row = this.data.groups.flatMap(({ rows }) => rows).find((each) => each.key === key)
    if (!row?.convene) return
    const { kind, organ, cellId } = row.convene
    const cell = cellId === '' ? {} : { cellId }
    void open('packages/meeting/convene/convene', { branchId: this.branchId, kind, organ, ...cell })
  },
})
