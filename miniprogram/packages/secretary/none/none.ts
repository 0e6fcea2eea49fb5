import { subjectTitle } from '../../../domain/records/record-subject'
import { isOwnCode } from '../../../domain/ledger/own-kind'
import { parseCivilDate } from '../../../domain/time/civil-date'
import { formatPeriodWithYear } from '../../../domain/time/period'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { setUpKinds } from '../../../services/ledger-kinds'
import { ask } from '../../../services/page-load'
import { chosenDay } from '../../../text/dates'
import { offeredPeriods, type OfferedPeriod } from './none-view'

interface Declared {
  readonly declarationId: string
  readonly text: string
}

/** Says that nothing of a kind happened in a period, so that the figure is a real zero instead of a gap. */
writingPage('packages/secretary/none/none', {
  data: {
    title: '',
    periods: [] as readonly OfferedPeriod[],
    chosen: '',
    ...days('', ''),
    declared: [] as readonly Declared[],
  },
  begin: ({ from = '', to = '' }) => ({
    periods: offeredPeriods(today()),
    ...days(from, to),
  }),

  async read({ branchId, subject }) {
    const [, code = ''] = subject.split(':')
    const [{ items }, own] = await Promise.all([
      ask('none.list', { branchId }),
      isOwnCode(code) ? setUpKinds(branchId) : [],
    ])
    return { items, title: subjectTitle(subject, own) ?? '' }
  },
  show: ({ items, title }, at) => ({
    title,
    declared: items
      .filter(({ subject }) => subject === at.subject)
      .map(({ declarationId, period }) => ({ declarationId, text: formatPeriodWithYear(period) })),
  }),

  choose(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { key } = event.detail
    const offered = this.data.periods.find((each) => each.key === key)
    if (offered) this.setData({ chosen: key, ...days(offered.period.from, offered.period.to) })
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value)
    const { from, to } = this.data
    this.setData({ chosen: '', ...(tapped(event, 'end') === 'from' ? days(day, to) : days(from, day)) })
  },

  async declare() {
    await this.attempt(async () => {
      const from = parseCivilDate(this.data.from)
      const to = parseCivilDate(this.data.to)
      if (!from || !to) return notSent('请选择时间。')
      if (from > to) return notSent('结束日期不能早于开始日期。')
      const { branchId, subject, ...asked } = this.at
      await this.send('none.declare', { branchId, subject, period: { from, to } })
      // Another page asked about a period: it is gone back to.
      if (asked.from !== undefined && asked.to !== undefined) return leaveSaying('已确认')
      say('已确认')
      return this.load()
    })
  },

  async withdraw(event: WechatMiniprogram.TouchEvent) {
    await this.attempt(async () => {
      const declarationId = tapped(event)
      if (!(await agreed('撤回“本期无”', `${tapped(event, 'text')}将重新显示为“暂无记录”。`, '撤回'))) return
      await this.send('none.withdraw', { branchId: this.at.branchId, declarationId })
      await this.load()
    })
  },
})

function days(from: string, to: string) {
  return { from, to, fromText: chosenDay(from, '从哪天'), toText: chosenDay(to, '到哪天') }
}
