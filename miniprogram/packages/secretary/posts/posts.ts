import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { POSTS } from '../../../domain/people/appointment'
import { filledIn, keep } from '../../../page-parts/form-page'
import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { forgetMe } from '../../../services/session'
import { dayOf } from '../person-fields'
import { appointFields, END_FIELDS, postRows, type PostRow } from './posts-view'

/** Who is in office today: appoint, and end a tenure. */
readingPage('packages/secretary/posts/posts', {
  data: {
    rows: [] as readonly PostRow[],
    people: [] as readonly NamedPerson[],
    mayManage: false,
    isOpen: false,
    title: '',
    button: '',
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
  },
  ending: '',
  typed: {} as TypedValues,

  async read({ branchId }) {
    const [branch, { appointments }, people] = await Promise.all([
      ask('branch.get', { branchId }),
      ask('appointment.list', { branchId }),
      peopleOf(branchId),
    ])
    return { branch, appointments, people }
  },
  show: ({ branch: { kind, permissions }, appointments, people }) => ({
    rows: postRows(appointments, kind),
    people,
    mayManage: permissions.includes('manage-branch'),
  }),

  appoint() {
    if (!this.seen) return
    this.fillIn('', '记录任职', '任职', appointFields(this.seen.branch.kind), { fromOn: today() })
  },
  end(event: WechatMiniprogram.TouchEvent) {
    const id = tapped(event)
    const row = this.data.rows.find(({ appointmentId }) => appointmentId === id)
    if (row) this.fillIn(id, `${row.holder}不再担任${row.post}`, '离任', END_FIELDS, { endedOn: today() })
  },
  fillIn(ending: string, title: string, button: string, fields: readonly LedgerField[], start: TypedValues) {
    this.ending = ending
    this.typed = start
    this.setData({ isOpen: true, title, button, fields, start, fault: '', faultAt: '' })
  },
  stop() {
    this.setData({ isOpen: false })
  },
  visibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!event.detail.visible) this.stop()
  },
  keep,

  async save() {
    await this.attempt(async () => {
      const values = filledIn(this, this.data.fields)
      if (!values) return
      await this.sendChange(values)
      this.stop()
      forgetMe()
      say('已保存')
      await this.load()
    })
  },
  async sendChange(values: LedgerValues): Promise<void> {
    const { branchId } = this.at
    const { ending } = this
    if (ending !== '') {
      await this.send('appointment.end', { branchId, appointmentId: ending, endedOn: dayOf(values, 'endedOn') })
      return
    }
    const post = POSTS.find((each) => each === values['post'])
    const memberId = String(values['memberId'])
    if (post) await this.send('appointment.make', { branchId, memberId, post, fromOn: dayOf(values, 'fromOn') })
  },
})
