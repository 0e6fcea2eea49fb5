import type { PageState } from '../../../components/page-state/page-state'
import { parseCivilDate, yearOf } from '../../../domain/time/civil-date'
import { yearPeriod } from '../../../domain/time/period'
import { formatMinutes } from '../../../domain/service/volunteering'
import { today } from '../../../services/clock'
import { openDocument } from '../../../services/documents'
import { read, whoIsOnRoll } from '../../../services/page-load'
import { submit } from '../../../services/submit'
import { chosenDay } from '../../../text/dates'

/** My certificate of service (志愿服务记录证明): a period is chosen, the document opens. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    from: '',
    to: '',
    fromDay: '',
    toDay: '',
    /** The one just written: its number and what it comes to. */
    written: '',
    isSaving: false,
    fault: '',
  },
  branchId: '',
  /** Of the period as it stands: asked again it is the same certificate, and keeps its number. */
  file: undefined as { readonly link: string; readonly fileName: string } | undefined,

  onLoad() {
    void this.load()
  },

  async load() {
    const me = await whoIsOnRoll()
    if ('failed' in me) return this.setData({ ...me.failed })
    this.branchId = me.value.branch.branchId
    const year = yearOf(today())
    const mine = await read('shift.mine', { year, pageSize: 1 })
    if ('failed' in mine) return this.setData({ ...mine.failed })
    // Early in a year it is the year before that somebody wants to show.
    const hasNone = mine.value.confirmedTimes === 0
    this.put(hasNone ? yearPeriod(year - 1) : { from: yearPeriod(year).from, to: today() })
    this.setData({ state: 'ready' })
  },

  put({ from, to }: { readonly from: string; readonly to: string }) {
    this.file = undefined
    this.setData({ from, to, fromDay: chosenDay(from), toDay: chosenDay(to), written: '', fault: '' })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { from, to } = this.data
    this.put({ from, to, [String(event.currentTarget.dataset['field'])]: event.detail.value })
  },

  async write() {
    if (this.file) return this.show(this.file)
    const [from, to] = [parseCivilDate(this.data.from), parseCivilDate(this.data.to)]
    if (!from || !to || from > to) return this.setData({ fault: '结束日期不能早于开始日期。' })
    const value = await submit(this, 'shift.certificate', { branchId: this.branchId, from, to })
    if (!value) return
    const { number, minutes, times, link, fileName } = value
    this.file = { link, fileName }
    this.setData({ written: `${number}：${times} 次，共 ${formatMinutes(minutes)}` })
    await this.show(this.file)
  },
  async show(file: { readonly link: string; readonly fileName: string }) {
    this.setData({ fault: (await openDocument(file, 'docx')) ?? '' })
  },
})
