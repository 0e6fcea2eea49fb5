import { yearOf } from '../../../domain/time/civil-date'
import { NO_YEAR } from '../../../page-parts/one-year'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { sendInPortions } from '../../../services/portions'
import { open } from '../../../services/routes'
import { approvedWords, NO_YEAR_VIEW, yearView } from './year-view'

/** The amounts of a year: proposing them, what members question, and the meeting that approves them. */
readingPage('packages/dues/year/year', {
  data: { ...NO_YEAR, view: NO_YEAR_VIEW, told: '' },
  begin: ({ year }) => {
    const now = yearOf(today())
    const years = [...new Set([now + 1, now, year ?? now])].map((key) => ({ key, label: `${key}年` }))
    return { year: year ?? now + 1, years, told: '' }
  },

  read: ({ branchId }, { year }) => ask('dues.year', { branchId, year }),
  show(read) {
    const isBare = read.people.length === 0
    return {
      ...(isBare ? nothing('这一年没有应交党费的同志，请先录入党员名册。') : {}),
      view: yearView(read),
    }
  },

  chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    void this.turnTo({ year: event.detail.key, told: '' })
  },
  propose() {
    const { branchId } = this.at
    void open('packages/dues/assess-many/assess-many', { branchId, year: this.data.year, as: 'proposal' })
  },
  /** Once it is approved an amount changes in the account, with a reason. */
  openAmount(event: WechatMiniprogram.TouchEvent) {
    const at = { branchId: this.at.branchId, memberId: tapped(event), year: this.data.year }
    void open('packages/dues/amount/amount', at)
  },
  changeAsked(event: WechatMiniprogram.TouchEvent) {
    if (this.data.view.state === 'approved') this.openAmount(event)
    else this.propose()
  },
  async explain(event: WechatMiniprogram.TouchEvent) {
    const question = this.data.view.questions.find(({ memberId }) => memberId === tapped(event))
    if (!question) return
    const { memberId, askedAt } = question
    await this.attempt(async () => {
      await this.send('dues.settleQuestion', {
        ...{ branchId: this.at.branchId, year: this.data.year, memberId, askedAt },
      })
      say('已记下')
      await this.load()
    })
  },
  async approve(event: WechatMiniprogram.TouchEvent) {
    const { view, year } = this.data
    const meeting = view.meetings.find(({ meetingId }) => meetingId === tapped(event))
    if (!meeting?.isFit) return
    const waiting = view.questions.length > 0 ? `还有 ${view.questions.length} 人的疑问没有答复。` : ''
    const content = `${waiting}“${meeting.title}”（${meeting.note}）审定以后，数额只能逐人调整，写明原因。`
    if (!(await agreed(`审定${view.title.slice(0, 9)}`, content, '审定'))) return
    await this.attempt(async () => {
      const input = { branchId: this.at.branchId, year, meetingId: meeting.meetingId }
      const told = await sendInPortions(this, 'dues.approveYear', input, approvedWords)
      await this.load()
      this.setData({ told })
    })
  },
})
