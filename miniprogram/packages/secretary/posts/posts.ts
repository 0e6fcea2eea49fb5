import type { SheetForm } from '../components/form-sheet/form-sheet'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { POSTS } from '../../../domain/people/appointment'
import { notSent, readingPage, type NotSent } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { forgetMe } from '../../../services/session'
import { dayOf } from '../person-fields'
import { appointFields, END_FIELDS, postRows, termOf, type PostRow } from './posts-view'

/** Who is in office today: appoint, and end a tenure. */
readingPage('packages/secretary/posts/posts', {
  data: {
    rows: [] as readonly PostRow[],
    notice: '',
    people: [] as readonly NamedPerson[],
    mayManage: false,
    sheet: null as SheetForm | null,
    /** The tenure that is ended; empty for a new one. */
    ending: '',
  },

  async read({ branchId }) {
    const [branch, { appointments }, people] = await Promise.all([
      ask('branch.get', { branchId }),
      ask('appointment.list', { branchId }),
      peopleWithBelow(branchId),
    ])
    return { branch, appointments, people }
  },
  show: ({ branch: { kind, permissions }, appointments, people }) => ({
    rows: postRows(appointments, kind),
    notice: termOf(appointments, today()),
    people,
    mayManage: permissions.includes('manage-branch'),
  }),

  appoint() {
    if (!this.seen) return
    const fields = appointFields(this.seen.branch.kind)
    const sheet = { title: '记录任职', button: '任职', fields, start: { fromOn: today() } }
    this.setData({ sheet, ending: '', fault: '' })
  },
  end(event: WechatMiniprogram.TouchEvent) {
    const ending = tapped(event)
    const row = this.data.rows.find(({ appointmentId }) => appointmentId === ending)
    if (!row) return
    const title = `${row.holder}不再担任${row.post}`
    const sheet = { title, button: '离任', fields: END_FIELDS, start: { endedOn: today() } }
    this.setData({ sheet, ending, fault: '' })
  },
  stop() {
    this.setData({ sheet: null })
  },

  async save(event: WechatMiniprogram.CustomEvent<{ values: LedgerValues }>) {
    await this.attempt(async () => {
      const unsent = await this.sendChange(event.detail.values)
      if (unsent) return unsent
      this.stop()
      forgetMe()
      say('已保存')
      return this.load()
    })
  },
  async sendChange(values: LedgerValues): Promise<NotSent | undefined> {
    const { branchId } = this.at
    const { ending } = this.data
    if (ending !== '') {
      await this.send('appointment.end', { branchId, appointmentId: ending, endedOn: dayOf(values, 'endedOn') })
      return undefined
    }
    const post = POSTS.find((each) => each === values['post'])
    if (!post) return notSent('请选择职务。')
    const memberId = String(values['memberId'])
    await this.send('appointment.make', { branchId, memberId, post, fromOn: dayOf(values, 'fromOn') })
    return undefined
  },
})
