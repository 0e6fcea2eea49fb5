import type { Choice } from '../../../components/choice-chips/choice-chips'
import type { PageState } from '../../../components/page-state/page-state'
import type { AgendaItem } from '../../../domain/meeting/meeting'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepDraft } from '../../../services/drafts'
import { read } from '../../../services/page-load'
import { peopleOf } from '../../../services/register'
import { goBack, parametersOf, replaceWith } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { FORM_CHOICES, LECTURER_CHOICES, SCOPE_CHOICES, shownOf, withChip } from './convene-choices'
import { blankForm, changed, formOf, planOf, repeatOf, withOrgan, type ConveneForm } from './convene-form'
import type { Branch } from '../../../services/branch'

const FIELDS = ['title', 'place', 'study', 'occurredOn', 'startTime', 'endTime'] as const
type Scope = 'this' | 'this-and-following'

/** Convening a meeting, and changing what was convened. What is typed stays until it is sent. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    branchId: '',
    isChange: false,
    ...shownOf(blankForm({}, today()), [], [], today()),
    cells: [] as Branch['cells'],
    people: [] as Awaited<ReturnType<typeof peopleOf>>,
    forms: FORM_CHOICES,
    lecturers: LECTURER_CHOICES,
    scopes: [] as readonly Choice[],
    scope: 'this' as Scope,
    choosing: '' as '' | 'hostId' | 'lecturerId',
    isSaving: false,
  },
  meetingId: '',
  draftName: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '', ...wanted } = parametersOf<'packages/meeting/convene/convene'>(query)
    this.meetingId = meetingId
    // A draft is of a meeting nobody named yet: what the norms ask for begins anew.
    this.draftName = meetingId === '' && wanted.kind === undefined ? `convene:${branchId}` : ''
    const blank = blankForm(wanted, today())
    const form = this.draftName ? draftOver(this.draftName, blank) : blank
    this.setData({ branchId, isChange: meetingId !== '', form })
    if (meetingId !== '') void wx.setNavigationBarTitle({ title: '更改安排' })
    void this.load()
  },

  async load() {
    const { branchId } = this.data
    const [branch, people] = await Promise.all([read('branch.get', { branchId }), peopleOf(branchId)])
    if ('failed' in branch) return this.setData(branch.failed)
    const cells = branch.value.cells.filter(({ dissolvedOn }) => dissolvedOn === null)
    this.setData({ cells, people })
    if (this.meetingId !== '' && !(await this.loadMeeting())) return
    this.setData({ state: 'ready' })
    const { form } = this.data
    const isNowhere = form.organ === 'cell' && form.cellId === ''
    this.put(isNowhere ? withOrgan(form, 'cell', cells[0]?.cellId ?? '') : form)
  },

  async loadMeeting() {
    const at = { branchId: this.data.branchId, meetingId: this.meetingId }
    const meeting = await read('meeting.get', at)
    if ('failed' in meeting) return this.setData(meeting.failed)
    const { organ, cellId, occurredOn, following } = meeting.value
    const due = await read('meeting.due', { ...at, organ, cellId, occurredOn })
    if ('failed' in due) return this.setData(due.failed)
    this.setData({
      form: formOf(meeting.value, due.value.people),
      scopes: following > 0 ? SCOPE_CHOICES(following) : [],
    })
    return true
  },

  put(form: ConveneForm) {
    this.setData(shownOf(form, this.data.cells, this.data.people, today()))
    if (this.draftName) keepDraft(this.draftName, form)
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = FIELDS.find((each) => each === event.currentTarget.dataset['field'])
    if (field) this.put(changed(this.data.form, { [field]: event.detail.value }))
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { field, value } = event.currentTarget.dataset as { field?: unknown; value?: unknown }
    this.put(withChip(this.data.form, field, value, this.data.cells))
  },

  chooseCell(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    const cell = this.data.cells[Number(event.detail.value)]
    if (cell) this.put(withOrgan(this.data.form, 'cell', cell.cellId))
  },

  chooseUntil(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.put(changed(this.data.form, { until: this.data.untils[Number(event.detail.value)]?.until ?? '' }))
  },

  chooseScope(event: WechatMiniprogram.CustomEvent<{ key: Scope }>) {
    this.setData({ scope: event.detail.key, fault: '' })
  },

  openPeople(event: WechatMiniprogram.TouchEvent) {
    this.setData({ choosing: event.currentTarget.dataset['field'] === 'lecturerId' ? 'lecturerId' : 'hostId' })
  },

  closePeople() {
    this.setData({ choosing: '' })
  },

  choosePerson(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    const { choosing, form } = this.data
    if (choosing !== '') this.put(changed(form, { [choosing]: event.detail.memberIds[0] ?? '' }))
    this.closePeople()
  },

  changeAgenda(event: WechatMiniprogram.CustomEvent<{ agenda: readonly AgendaItem[] }>) {
    this.put(changed(this.data.form, { agenda: event.detail.agenda }))
  },

  changeDue(event: WechatMiniprogram.CustomEvent<Pick<ConveneForm, 'added' | 'removed' | 'reason'>>) {
    this.put(changed(this.data.form, event.detail))
  },

  async save() {
    const { form, branchId, scope } = this.data
    const planned = planOf(form)
    if ('fault' in planned) return this.setData({ fault: planned.fault })
    const { meetingId } = this
    if (meetingId !== '') {
      if (await submit(this, 'meeting.change', { branchId, meetingId, ...planned.plan, scope })) await goBack()
      return
    }
    const at = { branchId, organ: form.organ, cellId: form.cellId || null, repeat: repeatOf(form) }
    const convened = await submit(this, 'meeting.convene', { ...at, ...planned.plan })
    if (!convened) return
    if (this.draftName) dropDraft(this.draftName)
    await replaceWith('packages/meeting/detail/detail', { branchId, meetingId: convened.meetingId })
  },
})
