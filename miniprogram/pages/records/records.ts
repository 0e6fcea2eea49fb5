import type { PageState } from '../../components/page-state/page-state'
import { yearOf } from '../../domain/time/civil-date'
import { yearPeriod } from '../../domain/time/period'
import { onPullDownRefresh, showOwn } from '../../page-parts/own-page'
import { today } from '../../services/clock'
import { openOwnRecords } from '../../services/own-records'
import { read } from '../../services/page-load'
import { open } from '../../services/routes'
import { yearLines, yearsUpTo, type YearLine } from './records-view'

/** A person's own year at a glance; each line opens its list. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    year: yearOf(today()),
    years: yearsUpTo(yearOf(today())),
    lines: [] as readonly YearLine[],
    isSaving: false,
    fault: '',
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh,

  load() {
    return showOwn(this, (me) => this.loadYear(me.branch?.branchId), {
      state: 'empty',
      message: '加入支部后，这里有您本人的记录。',
      action: '加入支部',
    })
  },

  async loadYear(branchId: string | undefined) {
    const { year } = this.data
    const period = yearPeriod(year)
    const [meetings, shifts, donations, dues, ledger] = await Promise.all([
      read('meeting.mine', { ...period, pageSize: 1 }),
      read('shift.mine', { year, pageSize: 1 }),
      read('donation.mine', { year, pageSize: 100 }),
      read('dues.mine', { year }),
      branchId === undefined ? null : read('ledger.mine', { branchId, period, limit: 100 }),
    ])
    if ('failed' in meetings) {
      this.setData({ ...meetings.failed })
      return
    }
    if (year !== this.data.year) return
    const lines = yearLines({
      meetings: meetings.value,
      shifts: 'value' in shifts ? shifts.value : null,
      donations: 'value' in donations ? donations.value : null,
      dues: 'value' in dues ? dues.value : null,
      ledger: ledger && 'value' in ledger ? ledger.value : null,
    })
    this.setData({ state: 'ready', lines })
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year === undefined || year === this.data.year) return
    this.setData({ year, fault: '' })
    void this.load()
  },

  go(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: YearLine['key'] }
    switch (key) {
      case 'meetings':
        return void open('packages/meeting/list/list', {})
      case 'shifts':
        return void open('packages/service/shifts/shifts')
      case 'donations':
        return void open('packages/service/donations/donations')
      case 'dues':
        return void open('packages/dues/mine/mine')
      case 'notes':
        return void open('packages/member/notes/notes', { kind: 'study-note' })
      case 'others':
        return void open('packages/member/notes/notes', {})
    }
  },

  async exportYear() {
    if (this.data.isSaving) return
    this.setData({ isSaving: true, fault: '' })
    const fault = await openOwnRecords(this.data.year)
    this.setData({ isSaving: false, fault: fault ?? '' })
  },

  join() {
    void open('packages/member/join/join', {})
  },
})
