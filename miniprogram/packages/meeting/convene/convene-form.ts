/** The form of convening and changing a meeting: what is typed, and what is sent. */
import type { RequestOf } from '#contract'
import {
  addMonths,
  isCivilDate,
  isMonth,
  monthNumber,
  monthOf,
  type CivilDate,
  type Month,
} from '../../../domain/time/civil-date'
import { beijingTime } from '../../../domain/time/instant'
import { MEETING_KIND_LABELS } from '../../../domain/meeting/labels'
import type { LawfullyLeftOut } from '../../../domain/meeting/left-out'
import { suitsOrgan } from '../../../domain/meeting/meeting-organs'
import { isRepeatable, MOST_REPEATED } from '../../../domain/meeting/meeting-repeat'
import type { AgendaItem } from '../../../domain/meeting/meeting'
import {
  type Lecturer,
  MEETING_KINDS,
  type MeetingForm,
  type MeetingKind,
  type Organ,
  ORGANS,
} from '../../../domain/meeting/meeting-kinds'
import type { DuePerson, MeetingView } from '../../../services/meetings'

export type ConveneForm = Readonly<{
  organ: Organ
  /** Empty but for a cell's meeting. */
  cellId: string
  kinds: readonly MeetingKind[]
  title: string
  /** What it was asked to deal with, which its usual title names; empty where nothing was. */
  about: string
  occurredOn: string
  startTime: string
  endTime: string
  /** The last month of a themed Party day that is repeated monthly; empty where it is held once. */
  until: string
  place: string
  hostId: string
  form: MeetingForm
  agenda: readonly AgendaItem[]
  lecturer: Lecturer | ''
  lecturerId: string
  study: string
  added: readonly string[]
  removed: readonly string[]
  reason: string
  /** Of those removed, who is left out where it decides as well. */
  lawful: readonly LawfullyLeftOut[]
  /** Which higher committee agreed to that, and when. */
  consent: string
}>

/** What a page was asked to convene; anything unknown is left aside. */
export interface Wanted {
  readonly organ?: string
  readonly cellId?: string
  readonly kind?: string
  /** The day to begin with; today when left out. */
  readonly on?: string
  /** What it is to deal with. */
  readonly about?: string
}

const USUAL_KIND: Readonly<Record<Organ, MeetingKind>> = {
  branch: 'general-meeting',
  committee: 'committee-meeting',
  cell: 'cell-meeting',
  'leading-group': 'leading-group-session',
}

export function blankForm({ organ, cellId, kind, on = '', about = '' }: Wanted, today: CivilDate): ConveneForm {
  const asked = MEETING_KINDS.find((each) => each === kind)
  const holder = ORGANS.find((each) => asked && suitsOrgan(asked, each))
  const of = ORGANS.find((each) => each === organ) ?? holder ?? 'branch'
  const wanted = asked && suitsOrgan(asked, of) ? asked : undefined
  const form: ConveneForm = {
    organ: of,
    cellId: of === 'cell' ? (cellId ?? '') : '',
    kinds: [wanted ?? USUAL_KIND[of]],
    ...{ title: '', about },
    occurredOn: isCivilDate(on) ? on : today,
    startTime: '15:00',
    endTime: '16:30',
    until: '',
    place: '',
    hostId: '',
    form: wanted === 'party-lecture' ? 'lecture' : 'discussion',
    agenda: about === '' ? [] : [{ title: about, isPartyBuilding: true }],
    lecturer: '',
    lecturerId: '',
    study: '',
    added: [],
    removed: [],
    reason: '',
    lawful: [],
    consent: '',
  }
  return { ...form, title: usualTitle(form) }
}

/** The form of a meeting that is to be changed. */
export function formOf(meeting: MeetingView, due: readonly DuePerson[]): ConveneForm {
  const { organ, cellId, kinds, title, occurredOn, startsAt, endsAt, place, hostId, form, agenda, record } = meeting
  const ids = (test: (person: DuePerson) => boolean) => due.filter(test).map(({ memberId }) => memberId)
  return {
    ...{ organ, kinds, title, about: '', occurredOn, place, form, agenda },
    cellId: cellId ?? '',
    startTime: beijingTime(startsAt),
    endTime: beijingTime(endsAt),
    until: '',
    hostId: hostId ?? '',
    lecturer: meeting.lecturer ?? '',
    lecturerId: meeting.lecturerId ?? '',
    study: meeting.studyMinutes > 0 ? String(meeting.studyMinutes) : '',
    added: ids(({ isDue, byRule }) => isDue && !byRule),
    removed: ids(({ isDue, byRule }) => !isDue && byRule),
    reason: record?.dueChange?.reason ?? '',
    consent: record?.dueChange?.consent ?? '',
    lawful: due.flatMap(({ memberId, ground }) => (ground === undefined ? [] : [{ memberId, ground }])),
  }
}

/** `6月支部党员大会`; without the month where the same title serves several; `支委会：审议…` of what it is to deal with. */
function usualTitle({
  occurredOn,
  kinds,
  until,
  about,
}: Pick<ConveneForm, 'occurredOn' | 'kinds' | 'until' | 'about'>): string {
  const names = kinds.map((kind) => MEETING_KIND_LABELS[kind]).join('暨')
  if (about !== '' && names !== '') return `${names}：${about}`
  if (until !== '') return names
  return isCivilDate(occurredOn) && names !== '' ? `${monthNumber(occurredOn)}月${names}` : names
}

/** The form after something was changed: a title nobody typed follows the kinds and the month. */
export function changed(form: ConveneForm, change: Partial<ConveneForm>): ConveneForm {
  const isUsual = form.title === '' || form.title === usualTitle(form)
  const next = repeatedRightly({ ...form, ...change })
  const retitled = 'title' in change || !isUsual ? next : { ...next, title: usualTitle(next) }
  return retitled.kinds.includes('party-lecture') ? retitled : { ...retitled, lecturer: '', lecturerId: '' }
}

/** Only a themed Party day is repeated, and only until a month that lies ahead of its first day. */
function repeatedRightly(form: ConveneForm): ConveneForm {
  return form.until === '' || untilMonths(form).some((month) => month === form.until) ? form : { ...form, until: '' }
}

/** The months until which it can be repeated; none where it cannot. */
export function untilMonths({ kinds, occurredOn }: Pick<ConveneForm, 'kinds' | 'occurredOn'>): Month[] {
  if (!isRepeatable({ kinds }) || !isCivilDate(occurredOn)) return []
  return Array.from({ length: MOST_REPEATED - 1 }, (_, ahead) => addMonths(monthOf(occurredOn), ahead + 1))
}

/** What is sent of the repetition. */
export function repeatOf({ until }: ConveneForm): { readonly until: Month } | null {
  return isMonth(until) ? { until } : null
}

/** Another organ takes its usual kind; those chosen that it can hold as well stay. */
export function withOrgan(form: ConveneForm, organ: Organ, cellId: string): ConveneForm {
  const kept = form.kinds.filter((kind) => suitsOrgan(kind, organ))
  const kinds = kept.length > 0 ? kept : [USUAL_KIND[organ]]
  return changed(form, { organ, cellId, kinds, added: [], removed: [], reason: '', lawful: [], consent: '' })
}

export function withKind(form: ConveneForm, kind: MeetingKind): ConveneForm {
  const { kinds } = form
  return changed(form, { kinds: kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind] })
}

type Plan = Omit<RequestOf<'meeting.change'>, 'branchId' | 'meetingId'>

/** What is sent, or the first thing that is still missing. */
export function planOf(form: ConveneForm): { plan: Plan } | { fault: string } {
  const { occurredOn, organ, kinds, agenda, lecturer, lecturerId, hostId, added, removed, lawful } = form
  const fault = faultOf(form)
  if (fault !== '') return { fault }
  if (!isCivilDate(occurredOn)) return { fault: '请选择日期。' }
  const { startTime, endTime } = form
  const change = added.length + removed.length > 0
  const leftOut = lawful.length > 0 ? { lawful: lawful.map((each) => ({ ...each })), consent: form.consent.trim() } : {}
  return {
    plan: {
      ...{ occurredOn, startTime, endTime, form: form.form, kinds: kinds.filter((kind) => suitsOrgan(kind, organ)) },
      title: form.title.trim(),
      place: form.place.trim(),
      agenda: agenda.map((item) => ({ ...item, title: item.title.trim() })).filter(({ title }) => title !== ''),
      hostId: hostId || null,
      lecturer: lecturer || null,
      lecturerId: lecturer === 'guest' || lecturer === '' ? null : lecturerId || null,
      studyMinutes: Number(form.study.trim()),
      due: change ? { add: [...added], remove: [...removed], reason: form.reason.trim(), ...leftOut } : null,
    },
  }
}

function faultOf(form: ConveneForm): string {
  const { organ, cellId, kinds, title, place, startTime, endTime, study, added, removed, reason, lawful } = form
  if (organ === 'cell' && cellId === '') return '请选择党小组。'
  if (kinds.length === 0) return '请选择会议的种类。'
  if (title.trim() === '') return '请填写会议名称。'
  if (startTime >= endTime) return '结束时间须晚于开始时间。'
  if (place.trim() === '') return '请填写地点。'
  if (!/^\d{0,4}$/.test(study.trim()) || Number(study) > 1440) return '学习时长请填写分钟数，一天以内。'
  if (added.length + removed.length > 0 && reason.trim().length < 2) return '调整了应到人员，请写明原因。'
  if (lawful.length > 0 && form.consent.trim().length < 2) return '请写明上级党组织什么时候同意不计入应到的。'
  return ''
}
