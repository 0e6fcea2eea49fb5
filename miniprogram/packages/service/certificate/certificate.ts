import type { RequestOf } from '#contract'
import { formatMinutes } from '../../../domain/service/volunteering'
import { parseCivilDate, yearOf } from '../../../domain/time/civil-date'
import { yearPeriod } from '../../../domain/time/period'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { outcomeOf } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { openFile, takeFile, type WrittenFile } from '../../../services/handed-files'
import { ask, askWhoIsOnRoll } from '../../../services/page-load'
import { chosenDay } from '../../../text/dates'

/** What the document of one that was given out is asked for with. */
type Certificate = RequestOf<'shift.certificateFile'>

/** My certificate of service (志愿服务记录证明): a period is chosen, the document opens. */
writingPage('packages/service/certificate/certificate', {
  data: {
    ...chosen('', ''),
    /** The one just given out: its number and what it comes to. */
    written: '',
    /** Of the period as it stands: asked again it is the same certificate, and keeps its number. */
    certificate: null as Certificate | null,
  },

  async read() {
    const { branch } = await askWhoIsOnRoll()
    const { confirmedTimes } = await ask('shift.mine', { year: yearOf(today()), pageSize: 1 })
    return { branchId: branch.branchId, hasNone: confirmedTimes === 0 }
  },
  show({ hasNone }) {
    const year = yearOf(today())
    const { from } = yearPeriod(year)
    // Early in a year it is the year before that somebody wants to show.
    return hasNone ? chosen(yearPeriod(year - 1).from, yearPeriod(year - 1).to) : chosen(from, today())
  },

  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { from, to } = this.data
    const { value } = event.detail
    const period = tapped(event, 'field') === 'from' ? chosen(value, to) : chosen(from, value)
    this.setData({ ...period, written: '', certificate: null, fault: '' })
  },

  async write() {
    await this.attempt(async () => {
      const certificate = this.data.certificate ?? (await this.written())
      if (!certificate) return notSent('结束日期不能早于开始日期。')
      const fault = await openFile(await takeFile(this, await this.documentOf(certificate)))
      return fault === undefined ? undefined : notSent(fault)
    })
  },
  async documentOf(certificate: Certificate): Promise<WrittenFile> {
    const outcome = await outcomeOf(ask('shift.certificateFile', certificate))
    if ('value' in outcome) return outcome.value
    // Another one is given out at the next tap.
    if (outcome.failure.code === 'certificate-changed') this.setData({ written: '', certificate: null })
    throw outcome.failure
  },
  async written(): Promise<Certificate | undefined> {
    const [from, to] = [parseCivilDate(this.data.from), parseCivilDate(this.data.to)]
    if (!from || !to || from > to || !this.seen) return undefined
    const { branchId } = this.seen
    const asked = { branchId, from, to }
    const { number, minutes, times, on, seal } = await this.send('shift.certificate', asked)
    const certificate = { ...asked, number, on, seal }
    this.setData({ written: `${number}：${times} 次，共 ${formatMinutes(minutes)}`, certificate })
    return certificate
  },
})

function chosen(from: string, to: string) {
  return { from, to, fromDay: chosenDay(from), toDay: chosenDay(to) }
}
