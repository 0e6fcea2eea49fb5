import type { PageState } from '../../../components/page-state/page-state'
import { LECTURER_LABELS, MEETING_FORM_LABELS } from '../../../domain/labels'
import { LECTURERS, MEETING_FORMS, ORGANS, type AgendaItem, type MeetingKind } from '../../../domain/meeting'
import type { Branch } from '../../../services/branch'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepDraft } from '../../../services/drafts'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { goBack, parametersOf, replaceWith } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { chosenDay } from '../../../text/dates'
import { blankForm, changed, formOf, isForm, isLecturer, kindChips, organChips, planOf } from './convene-form'
import { withKind, withOrgan, type ConveneForm } from './convene-form'

const FIELDS = ['title', 'place', 'study', 'occurredOn', 'startTime', 'endTime'] as const

/** Convening a meeting, and changing what was convened. What is typed stays until it is sent. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    branchId: '',
    isChange: false,
    form: blankForm({}, today()),
    day: '',
    organs: [] as ReturnType<typeof organChips>,
    kinds: [] as ReturnType<typeof kindChips>,
    cells: [] as Branch['cells'],
    cellAt: -1,
    forms: MEETING_FORMS.map((value) => ({ value, label: MEETING_FORM_LABELS[value] })),
    lecturers: LECTURERS.map((value) => ({ value, label: LECTURER_LABELS[value] })),
    people: [] as readonly NamedPerson[],
    hostName: '',
    isLecture: false,
    lecturerName: '',
    choosing: '' as '' | 'hostId' | 'lecturerId',
    isSaving: false,
    fault: '',
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
    const { organ, cellId, occurredOn } = meeting.value
    const due = await read('meeting.due', { ...at, organ, cellId, occurredOn })
    if ('failed' in due) return this.setData(due.failed)
    this.setData({ form: formOf(meeting.value, due.value.people) })
    return true
  },

  put(form: ConveneForm) {
    const { cells, people } = this.data
    const nameOf = (id: string) => people.find(({ memberId }) => memberId === id)?.name ?? ''
    this.setData({
      form,
      fault: '',
      day: chosenDay(form.occurredOn),
      organs: organChips(form, cells.length > 0),
      kinds: kindChips(form),
      cellAt: cells.findIndex(({ cellId }) => cellId === form.cellId),
      isLecture: form.kinds.includes('party-lecture'),
      hostName: nameOf(form.hostId),
      lecturerName: nameOf(form.lecturerId),
    })
    if (this.draftName) keepDraft(this.draftName, form)
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = FIELDS.find((each) => each === event.currentTarget.dataset['field'])
    if (field) this.put(changed(this.data.form, { [field]: event.detail.value }))
  },

  chooseOrgan(event: WechatMiniprogram.TouchEvent) {
    const organ = ORGANS.find((each) => each === event.currentTarget.dataset['value'])
    const [cell] = this.data.cells
    if (organ) this.put(withOrgan(this.data.form, organ, organ === 'cell' ? (cell?.cellId ?? '') : ''))
  },

  chooseCell(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    const cell = this.data.cells[Number(event.detail.value)]
    if (cell) this.put(withOrgan(this.data.form, 'cell', cell.cellId))
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.put(withKind(this.data.form, event.currentTarget.dataset['value'] as MeetingKind))
  },

  chooseForm(event: WechatMiniprogram.TouchEvent) {
    const form: unknown = event.currentTarget.dataset['value']
    if (isForm(form)) this.put(changed(this.data.form, { form }))
  },

  chooseLecturer(event: WechatMiniprogram.TouchEvent) {
    const lecturer: unknown = event.currentTarget.dataset['value']
    if (isLecturer(lecturer)) this.put(changed(this.data.form, { lecturer }))
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
    const { form, branchId } = this.data
    const planned = planOf(form)
    if ('fault' in planned) return this.setData({ fault: planned.fault })
    const { meetingId } = this
    if (meetingId !== '') {
      if (await submit(this, 'meeting.change', { branchId, meetingId, ...planned.plan })) await goBack()
      return
    }
    const at = { branchId, organ: form.organ, cellId: form.cellId || null }
    const convened = await submit(this, 'meeting.convene', { ...at, ...planned.plan })
    if (!convened) return
    if (this.draftName) dropDraft(this.draftName)
    await replaceWith('packages/meeting/detail/detail', { branchId, meetingId: convened.meetingId })
  },
})
