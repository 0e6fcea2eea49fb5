import type { Choice } from '../../../components/choice-chips/choice-chips'
import type { AgendaItem } from '../../../domain/meeting/meeting'
import { firstDayIn, isMeant, outsideWords } from '../../../page-parts/asked-period'
import { leaveFor, leaveQuietly } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped, tappedOneOf } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepTyped } from '../../../services/drafts'
import { ask } from '../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { whoAmI } from '../../../services/session'
import type { Opened } from '../../../services/routes'
import { NOT_KNOWN } from '../components/due-card/due-card-view'
import {
  FORM_CHOICES,
  heldBy,
  holderOf,
  LECTURER_CHOICES,
  SCOPE_CHOICES,
  shownOf,
  withChip,
  type Holder,
} from './convene-choices'
import { blankForm, changed, formOf, planOf, repeatOf, withOrgan, type ConveneForm } from './convene-form'
import { asUsual, followingUsual, proposedDay } from './usual-times'

type At = Opened<'packages/meeting/convene/convene'>
type Scope = 'this' | 'this-and-following'
/** As the form calls what it sends. */
const LABELS = {
  ...{ title: '会议名称', place: '地点', studyMinutes: '学习时长', hostId: '主持人', lecturerId: '授课人' },
  ...{ occurredOn: '日期', startTime: '开始时间', endTime: '结束时间' },
}
const FIELDS = ['title', 'place', 'study', 'occurredOn', 'startTime', 'endTime'] as const

/** Convening a meeting, and changing what was convened. What is typed stays until it is sent. */
writingPage('packages/meeting/convene/convene', {
  data: {
    /** Empty until the form is the one to be shown: who is due is asked for it alone. */
    branchId: '',
    known: NOT_KNOWN,
    isChange: false,
    /** What was held is recorded. */
    isHeld: false,
    ...shownOf(blankForm({}, today()), { organs: [], cells: [] }, [], today()),
    organs: [] as Holder['organs'],
    cells: [] as Holder['cells'],
    people: [] as readonly NamedPerson[],
    forms: FORM_CHOICES,
    lecturers: LECTURER_CHOICES,
    scopes: [] as readonly Choice[],
    scope: 'this' as Scope,
    choosing: '' as '' | 'hostId' | 'lecturerId',
    outside: '',
  },
  begin: (at) => {
    const isChange = at.meetingId !== undefined
    return { branchId: isChange ? '' : at.branchId, isChange, isHeld: at.held === 'yes', form: begunForm(at) }
  },

  async read(at) {
    const { branchId } = at
    const [me, branch, people, old, earlier] = await Promise.all([
      whoAmI(),
      ask('branch.get', { branchId }),
      peopleWithBelow(branchId),
      oldOf(at),
      at.meetingId === undefined ? ask('meeting.list', { branchId, pageSize: 50 }) : undefined,
    ])
    return { holder: holderOf(branch, me), people, old, earlier: earlier?.items ?? [] }
  },
  show({ holder, people, old, earlier }, at, { form: begun }) {
    const held = heldBy(begun, holder)
    const form = old ? formOf(old.meeting, old.due) : isBlank(begun, at) ? asUsual(held, earlier) : held
    const following = old?.meeting.following ?? 0
    const { organ, cellId, occurredOn } = form
    return {
      ...{ branchId: at.branchId, known: old ? { organ, cellId, occurredOn, people: old.due } : NOT_KNOWN },
      ...holder,
      ...{ people, scopes: following > 0 ? SCOPE_CHOICES(following) : [] },
      ...shownOf(form, holder, people, today()),
      outside: outsideWords(at, form.occurredOn),
    }
  },

  onLoad() {
    const { isChange, isHeld } = this.data
    if (isChange || isHeld) void wx.setNavigationBarTitle({ title: isChange ? '更改安排' : '补记开过的会' })
  },

  put(form: ConveneForm) {
    const outside = outsideWords(this.at, form.occurredOn)
    this.setData({ ...shownOf(form, this.data, this.data.people, today()), outside })
    const draft = draftName(this.at)
    if (draft) keepTyped(draft, form)
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = tappedOneOf(event, 'field', FIELDS)
    if (field) this.put(changed(this.data.form, { [field]: event.detail.value }))
  },
  /** Of another organ or kind: the hour and the place are its usual ones, where nobody set them. */
  putOther(form: ConveneForm) {
    this.put(followingUsual(form, this.data.form, this.seen?.earlier ?? []))
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    this.putOther(withChip(this.data.form, tapped(event, 'field'), tapped(event, 'value'), this.data.cells))
  },
  chooseCell(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    const cell = this.data.cells[Number(event.detail.value)]
    if (cell) this.putOther(withOrgan(this.data.form, 'cell', cell.cellId))
  },
  chooseUntil(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.put(changed(this.data.form, { until: this.data.untils[Number(event.detail.value)]?.until ?? '' }))
  },
  chooseScope(event: WechatMiniprogram.CustomEvent<{ key: Scope }>) {
    this.setData({ scope: event.detail.key, fault: '' })
  },

  openPeople(event: WechatMiniprogram.TouchEvent) {
    this.setData({ choosing: tapped(event, 'field') === 'lecturerId' ? 'lecturerId' : 'hostId' })
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
  changeDue(
    event: WechatMiniprogram.CustomEvent<Pick<ConveneForm, 'added' | 'removed' | 'reason' | 'lawful' | 'consent'>>,
  ) {
    this.put(changed(this.data.form, event.detail))
  },

  labels: LABELS,
  async save() {
    await this.attempt(async () => {
      const { form, scope } = this.data
      const { branchId, meetingId } = this.at
      const planned = planOf(form)
      if ('fault' in planned) return notSent(planned.fault)
      if (this.data.isHeld && form.occurredOn > today()) return notSent('这里补记开过的会，日期不能晚于今天。')
      if (meetingId !== undefined) {
        await this.send('meeting.change', { branchId, meetingId, ...planned.plan, scope })
        return leaveQuietly
      }
      if (!(await isMeant(this.data.outside))) return undefined
      const by = { branchId, organ: form.organ, cellId: form.cellId || null, repeat: repeatOf(form) }
      const convened = await this.send('meeting.convene', { ...by, ...planned.plan })
      const draft = draftName(this.at)
      if (draft) dropDraft(draft)
      const made = { branchId, meetingId: convened.meetingId }
      // Nobody comes any more: who was there is what is still to be said.
      if (this.data.isHeld) return leaveFor('packages/meeting/host/host', { ...made, part: 'list' })
      return leaveFor('packages/meeting/detail/detail', made)
    })
  },
})

/**
 * A draft is of a meeting nobody named yet: what the norms or a report ask for begins anew, and what is changed is not a
 * draft. Neither is what was held, whose day was just chosen.
 */
function draftName({ branchId, meetingId, kind, from, about, held }: At): string {
  if (meetingId !== undefined || held) return ''
  if (about !== undefined) return `convene:${branchId}:${about}`
  return kind === undefined && from === undefined ? `convene:${branchId}` : ''
}

/** In the period that is asked about, else on a day that people can be told of. */
function proposed(at: At): ConveneForm {
  return blankForm(at, at.to ? firstDayIn(at) : proposedDay(today(), at.by))
}

/** Whether nobody typed anything yet. */
function isBlank(form: ConveneForm, at: At): boolean {
  return JSON.stringify(form) === JSON.stringify(proposed(at))
}

function begunForm(at: At): ConveneForm {
  const blank = proposed(at)
  const draft = draftName(at)
  return draft ? draftOver(draft, blank) : blank
}

/** The meeting that is to be changed, and who is due at it. */
async function oldOf({ branchId, meetingId }: At) {
  if (meetingId === undefined) return undefined
  const meeting = await ask('meeting.get', { branchId, meetingId })
  const { organ, cellId, occurredOn } = meeting
  const { people } = await ask('meeting.due', { branchId, meetingId, organ, cellId, occurredOn })
  return { meeting, due: people }
}
