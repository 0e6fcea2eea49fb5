import { yearOf } from '../../domain/time/civil-date'
import { yearPeriod } from '../../domain/time/period'
import { notSent, readingPage } from '../../page-parts/page'
import { tapped } from '../../page-parts/tapped'
import { ifAnswered } from '../../services/call-failure'
import { today } from '../../services/clock'
import { openOwnRecords } from '../../services/own-records'
import { ask } from '../../services/page-load'
import { open } from '../../services/routes'
import { whoAmI } from '../../services/session'
import { yearLines, yearsUpTo, type YearAnswers, type YearLine } from './records-view'

/** A person's own year at a glance; each line opens its list. */
readingPage('pages/records/records', {
  data: {
    action: '',
    year: yearOf(today()),
    years: yearsUpTo(yearOf(today())),
    lines: [] as readonly YearLine[],
  },

  async read(_, { year }): Promise<YearAnswers | undefined> {
    const me = await whoAmI()
    if (!me.bound) return undefined
    const branchId = me.branch?.branchId
    const period = yearPeriod(year)
    const [meetings, shifts, donations, dues, ledger] = await Promise.all([
      ask('meeting.mine', { ...period, pageSize: 1 }),
      ifAnswered(ask('shift.mine', { year, pageSize: 1 })),
      ifAnswered(ask('donation.mine', { year, pageSize: 100 })),
      ifAnswered(ask('dues.mine', { year })),
      branchId === undefined ? undefined : ifAnswered(ask('ledger.mine', { branchId, period, pageSize: 100 })),
    ])
    return {
      meetings,
      shifts: shifts ?? null,
      donations: donations ?? null,
      dues: dues ?? null,
      ledger: ledger ?? null,
    }
  },
  show(answers) {
    if (answers) return { action: '', lines: yearLines(answers) }
    return { state: 'empty', message: '加入支部后，这里有您本人的记录。', action: '加入支部' }
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year === undefined || year === this.data.year) return
    this.setData({ fault: '' })
    void this.turnTo({ year })
  },

  go(event: WechatMiniprogram.TouchEvent) {
    switch (tapped(event, 'key') as YearLine['key']) {
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
    await this.attempt(async () => {
      const fault = await openOwnRecords(this, this.data.year)
      return fault === undefined ? undefined : notSent(fault)
    })
  },

  join() {
    void open('packages/member/join/join', {})
  },
})
