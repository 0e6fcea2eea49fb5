import type { PageState } from '../../../components/page-state/page-state'
import { parseCivilDate } from '../../../domain/time/civil-date'
import { formatPeriodWithYear } from '../../../domain/time/period'
import { subjectTitle } from '../../../domain/ledger/record-subject'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { chosenDay } from '../../../text/dates'
import { offeredPeriods, type OfferedPeriod } from './none-view'

interface Declared {
  readonly declarationId: string
  readonly text: string
}

/** Says that nothing of a kind happened in a period, so that the figure is a real zero instead of a gap. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    title: '',
    periods: [] as readonly OfferedPeriod[],
    chosen: '',
    from: '',
    to: '',
    fromText: '',
    toText: '',
    declared: [] as readonly Declared[],
    isSaving: false,
    fault: '',
  },
  branchId: '',
  subject: '',
  /** Whether another page asked about a period: it is gone back to. */
  isAskedFor: false,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', subject = '', from = '', to = '' } = parametersOf<'packages/secretary/none/none'>(query)
    Object.assign(this, { branchId, subject, isAskedFor: from !== '' && to !== '' })
    this.setData({ title: subjectTitle(subject) ?? '', periods: offeredPeriods(today()), ...this.days(from, to) })
    void this.load()
  },

  async load() {
    const answer = await read('none.list', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const declared = answer.value.items
      .filter(({ subject }) => subject === this.subject)
      .map(({ declarationId, period }) => ({ declarationId, text: formatPeriodWithYear(period) }))
    this.setData({ state: 'ready', declared })
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string }
    const offered = this.data.periods.find((each) => each.key === key)
    if (offered) this.setData({ chosen: key, ...this.days(offered.period.from, offered.period.to) })
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    const { end } = event.currentTarget.dataset as { end: 'from' | 'to' }
    const day = String(event.detail.value)
    const { from, to } = this.data
    this.setData({ chosen: '', ...(end === 'from' ? this.days(day, to) : this.days(from, day)) })
  },
  days(from: string, to: string) {
    return { from, to, fromText: chosenDay(from, '从哪天'), toText: chosenDay(to, '到哪天') }
  },

  async declare() {
    const from = parseCivilDate(this.data.from)
    const to = parseCivilDate(this.data.to)
    if (!from || !to) return this.setData({ fault: '请选择时间。' })
    if (from > to) return this.setData({ fault: '结束日期不能早于开始日期。' })
    const { branchId, subject } = this
    if (!(await submit(this, 'none.declare', { branchId, subject, period: { from, to } }))) return
    void wx.showToast({ title: '已确认', icon: 'success' })
    if (this.isAskedFor) await goBack()
    else await this.load()
  },

  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const { id, text } = event.currentTarget.dataset as { id: string; text: string }
    const { confirm } = await wx.showModal({ title: '撤回“本期无”', content: `${text}将重新显示为“暂无记录”。` })
    if (!confirm) return
    if (await submit(this, 'none.withdraw', { branchId: this.branchId, declarationId: id })) await this.load()
  },
})
