import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { POSTS } from '../../../domain/people/appointment'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { parametersOf } from '../../../services/routes'
import { forgetMe } from '../../../services/session'
import { submit } from '../../../services/submit'
import { dayOf } from '../person-fields'
import { appointFields, END_FIELDS, postRows, type PostRow } from './posts-view'

/** Who is in office today: appoint, and end a tenure. */
Page({
  data: {
    ...READING_FORM,
    rows: [] as readonly PostRow[],
    people: [] as readonly NamedPerson[],
    mayManage: false,
    isOpen: false,
    title: '',
    button: '',
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
  },
  branchId: '',
  ending: '',
  appointing: [] as readonly LedgerField[],
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/posts/posts'>(query).branchId ?? ''
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const { branchId } = this
    const [branch, answer, people] = await Promise.all([
      read('branch.get', { branchId }),
      read('appointment.list', { branchId }),
      peopleOf(branchId),
    ])
    if ('failed' in branch) return this.setData({ ...branch.failed })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const { kind, permissions } = branch.value
    this.appointing = appointFields(kind)
    this.setData({
      state: 'ready',
      rows: postRows(answer.value.appointments, kind),
      people,
      mayManage: permissions.includes('manage-branch'),
    })
  },

  appoint() {
    this.begin('', '记录任职', '任职', this.appointing, { fromOn: today() })
  },
  end(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    const row = this.data.rows.find(({ appointmentId }) => appointmentId === id)
    if (row) this.begin(id, `${row.holder}不再担任${row.post}`, '离任', END_FIELDS, { endedOn: today() })
  },
  begin(ending: string, title: string, button: string, fields: readonly LedgerField[], start: TypedValues) {
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
    const values = filledIn(this, this.data.fields)
    if (!values) return
    if (!(await this.send(values))) return
    this.stop()
    forgetMe()
    void wx.showToast({ title: '已保存', icon: 'success' })
    await this.load()
  },
  send(values: LedgerValues) {
    const { branchId, ending } = this
    if (ending !== '')
      return submit(this, 'appointment.end', { branchId, appointmentId: ending, endedOn: dayOf(values, 'endedOn') })
    const post = POSTS.find((each) => each === values['post'])
    if (!post) return undefined
    const memberId = String(values['memberId'])
    return submit(this, 'appointment.make', { branchId, memberId, post, fromOn: dayOf(values, 'fromOn') })
  },
})
