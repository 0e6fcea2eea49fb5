/** What the form of convening offers to choose, what is chosen, and what follows for it. */
import { formatDate, isCivilDate, monthOf, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { LECTURER_LABELS, MEETING_FORM_LABELS, MEETING_KIND_LABELS, ORGAN_LABELS } from '../../../domain/meeting/labels'
import { suitsOrgan } from '../../../domain/meeting/meeting-organs'
import { repeatedOn } from '../../../domain/meeting/meeting-repeat'
import { organsHeld } from '../../../domain/meeting/organs-held'
import { may } from '../../../domain/people/permission'
import { LECTURERS, MEETING_FORMS, MEETING_KINDS, ORGANS, type Organ } from '../../../domain/meeting/meeting-kinds'
import type { Branch } from '../../../services/branch'
import type { Me } from '../../../services/session'
import type { NamedPerson } from '../../../services/register'
import { chosenDay, dayWithWeekday } from '../../../text/dates'
import { changed, repeatOf, untilMonths, withKind, withOrgan, type ConveneForm } from './convene-form'

type Cells = readonly Branch['cells'][number][]
/** Of the organization: the organs whose meetings the person may convene there, and the cells. */
export interface Holder {
  readonly organs: readonly Organ[]
  readonly cells: Cells
}

/** What the organization has of which the person keeps the meetings: a cell's leader those of the own cell alone. */
export function holderOf({ branchId, kind, cells }: Pick<Branch, 'branchId' | 'kind' | 'cells'>, me: Me): Holder {
  const caller = me.bound
    ? { ...me, branchId: me.branch?.branchId ?? null, cellId: me.cell?.cellId ?? null }
    : { memberId: null, branchId: null, cellId: null, posts: [] }
  const keeps = (organ: Organ, cellId: string | null) =>
    may(caller, 'keep-meetings', { _id: branchId, ancestorIds: [] }, { organ, cellId })
  const kept = cells.filter(({ cellId, dissolvedOn }) => dissolvedOn === null && keeps('cell', cellId))
  const isKept = (organ: Organ) => (organ === 'cell' ? kept.length > 0 : keeps(organ, null))
  return { organs: organsHeld(kind).filter(isKept), cells: kept }
}

export function organChips({ organ: chosen }: Pick<ConveneForm, 'organ'>, { organs }: Pick<Holder, 'organs'>) {
  return organs.map((organ) => ({
    value: organ,
    label: ORGAN_LABELS[organ],
    isChosen: organ === chosen,
  }))
}

export function kindChips(form: ConveneForm) {
  return MEETING_KINDS.filter((kind) => suitsOrgan(kind, form.organ)).map((kind) => ({
    value: kind,
    label: MEETING_KIND_LABELS[kind],
    isChosen: form.kinds.includes(kind),
  }))
}

export const FORM_CHOICES = MEETING_FORMS.map((value) => ({ value, label: MEETING_FORM_LABELS[value] }))
export const LECTURER_CHOICES = LECTURERS.map((value) => ({ value, label: LECTURER_LABELS[value] }))

/** The form after a chip was tapped; as it was where the chip is unknown. */
export function withChip(form: ConveneForm, field: unknown, value: unknown, cells: Cells): ConveneForm {
  switch (field) {
    case 'organ': {
      const organ = ORGANS.find((each) => each === value)
      return organ ? withOrgan(form, organ, organ === 'cell' ? (cells[0]?.cellId ?? '') : '') : form
    }
    case 'kind': {
      const kind = MEETING_KINDS.find((each) => each === value)
      return kind ? withKind(form, kind) : form
    }
    case 'form': {
      const how = MEETING_FORMS.find((each) => each === value)
      return how ? changed(form, { form: how }) : form
    }
    default: {
      const lecturer = LECTURERS.find((each) => each === value)
      return lecturer ? changed(form, { lecturer }) : form
    }
  }
}

/** The form as the person can hold it there: of an organ that there is, and a cell's of a cell. */
export function heldBy(form: ConveneForm, { organs, cells }: Holder): ConveneForm {
  const organ = organs.includes(form.organ) ? form.organ : organs[0]
  if (organ === undefined) return form
  const isThere = organ !== 'cell' || cells.some(({ cellId }) => cellId === form.cellId)
  if (organ === form.organ && isThere) return form
  return withOrgan(form, organ, organ === 'cell' ? (cells[0]?.cellId ?? '') : '')
}

/** Once, or monthly until one of the months. */
export function untilChoices(form: ConveneForm): readonly { readonly until: string; readonly label: string }[] {
  const months = untilMonths(form)
  if (months.length === 0) return []
  return [
    { until: '', label: '只开这一次' },
    ...months.map((until) => ({ until, label: `每月一次，到${formatDate(until, 'YYYY年M月')}` })),
  ]
}

/** `共 3 次：6月10日 周二、7月10日 周四、8月10日 周日`; empty where it is held once. */
export function datesText(form: ConveneForm, today: CivilDate): string {
  const repeat = repeatOf(form)
  if (!repeat || !isCivilDate(form.occurredOn) || repeat.until <= monthOf(form.occurredOn)) return ''
  const days = repeatedOn(form.occurredOn, repeat.until)
  return `共 ${days.length} 次：${days.map((day) => dayWithWeekday(day, yearOf(today))).join('、')}`
}

/** Everything the page shows of the form. */
export function shownOf(form: ConveneForm, holder: Holder, people: readonly NamedPerson[], today: CivilDate) {
  const { cells } = holder
  const nameOf = (id: string) => people.find(({ memberId }) => memberId === id)?.name ?? ''
  const untils = untilChoices(form)
  return {
    form,
    fault: '',
    day: chosenDay(form.occurredOn),
    /** Held before today, and not repeated: nobody is told of it any more. */
    isPast: form.occurredOn < today && form.until === '',
    organChips: organChips(form, holder),
    kinds: kindChips(form),
    cellAt: cells.findIndex(({ cellId }) => cellId === form.cellId),
    untils,
    untilAt: Math.max(
      untils.findIndex(({ until }) => until === form.until),
      0,
    ),
    dates: datesText(form, today),
    isLecture: form.kinds.includes('party-lecture'),
    hostName: nameOf(form.hostId),
    lecturerName: nameOf(form.lecturerId),
  }
}

export const SCOPE_CHOICES = (following: number) => [
  { key: 'this', label: '只改这一次' },
  { key: 'this-and-following', label: `连同以后 ${following} 次` },
]
