/** What can be picked of a figure, in plain words: its part, its period, its scope and its form. */
import type { Choice } from '../../../../components/choice-chips/choice-chips'
import { SLOT_SCOPES, type Slot, type SlotForm, type SlotPeriod, type SlotScope } from '../../../../domain/report/slot'
import { formsOf } from '../../../../domain/report/slot-forms'
import { FORM_WORDS, periodWords, PICKED_PERIODS, SCOPE_WORDS } from '../../../../domain/report/slot-words'
import type { CatalogueMeasure, SplitPart } from '../../../../services/reports'
import type { PreviewFigure } from '../../clause-text'
import { foundIn } from '../../../../services/sought-measures'

/** What is picked so far. `by` '' is the whole; `key` '' all parts. */
export interface Picked {
  readonly by: string
  readonly key: string
  readonly period: SlotPeriod
  readonly scope: SlotScope
  readonly form: SlotForm
}
export const NOTHING_PICKED: Picked = { by: '', key: '', period: 'report', scope: 'report', form: 'number' }

/** Whom the figure is for: what can be picked depends on it. */
export interface PickedFor {
  readonly year: number
  readonly hasBelow: boolean
}

export function slotPicked({ id }: Pick<CatalogueMeasure, 'id'>, { by, key, period, scope, form }: Picked): Slot {
  return {
    measure: id,
    ...(by === '' ? {} : { part: key === '' ? { by } : { by, key } }),
    ...(period === 'report' ? {} : { period }),
    ...(scope === 'report' ? {} : { scope }),
    ...(form === 'number' ? {} : { form }),
  }
}

/** The same with a form that there is, where what else was picked has none such. */
export function fitting(measure: CatalogueMeasure, picked: Picked): Picked {
  const part = picked.scope === 'each-below' ? { by: '', key: '' } : {}
  const next = { ...picked, ...part }
  const forms = formsFor(measure, next)
  return { ...next, form: forms.includes(next.form) ? next.form : (forms[0] ?? 'number') }
}

function formsFor(measure: CatalogueMeasure, picked: Picked): SlotForm[] {
  const hasMonths = measure.dimensions.some(({ id }) => id === MONTH)
  return formsOf(slotPicked(measure, picked), { addsUp: measure.addsUp, isDate: measure.isDate, hasMonths })
}

const MONTH = 'month'
/** Months are picked as a period, branches as a scope. */
const PICKED_ELSEWHERE: readonly string[] = [MONTH, 'branch']
const WHOLE: Choice = { key: '', label: '整体' }
const ALL: Choice = { key: '', label: '各项都列出' }

export function partChoices({ dimensions }: CatalogueMeasure): Choice[] {
  const ways = dimensions.filter(({ id, isOfPeople }) => !isOfPeople && !PICKED_ELSEWHERE.includes(id))
  return [WHOLE, ...ways.map(({ id, title }) => ({ key: id, label: `按${title}` }))]
}

/** So many parts find room. */
const MOST_PARTS = 40
export function keyChoices(parts: readonly SplitPart[]): Choice[] {
  const named = parts.filter(({ key }) => key !== '').slice(0, MOST_PARTS)
  return [ALL, ...named.map(({ key, label, display, unit }) => ({ key, label: `${label} ${display}${unit}` }))]
}

const YEARS_BACK = [1, 2, 3, 4] as const
export function periodChoices({ year }: PickedFor): Choice[] {
  const since = YEARS_BACK.map((back): SlotPeriod => `since-${year - back}`)
  return [...PICKED_PERIODS, ...since].map((period) => ({ key: period, label: periodWords(period) }))
}

export function scopeChoices({ hasActor }: CatalogueMeasure, { hasBelow }: PickedFor): Choice[] {
  const isOpen = { report: true, own: hasBelow, 'with-below': hasBelow, 'each-below': hasBelow, author: hasActor }
  return SLOT_SCOPES.filter((scope) => isOpen[scope]).map((scope) => ({ key: scope, label: SCOPE_WORDS[scope] }))
}

export function formChoices(measure: CatalogueMeasure, picked: Picked): Choice[] {
  return formsFor(measure, picked).map((form) => ({ key: form, label: FORM_WORDS[form] }))
}

/** `现在是 1,500元`, or why there is none now. */
export function nowWords({ now, unit, why }: Pick<PreviewFigure, 'now' | 'unit' | 'why'>): string {
  return now === null ? `现在没有：${why}` : `现在是 ${now}${unit}`
}

/** So many measures find room; others are found by more of their name. */
const MOST_SHOWN = 40

/** What is sought by its whole name comes first. */
export function measuresShown(measures: readonly CatalogueMeasure[], group: string, sought: string) {
  const found = foundIn(measures, group, sought)
  const isIt = ({ title }: CatalogueMeasure) => title === sought.trim()
  const shown = [...found.filter(isIt), ...found.filter((each) => !isIt(each))].slice(0, MOST_SHOWN)
  return { shown, hasMore: shown.length < found.length }
}

export interface MeasureRow {
  readonly id: string
  readonly title: string
  readonly value: string
}

export function measureRow({ id, title }: CatalogueMeasure, figures: ReadonlyMap<string, PreviewFigure>): MeasureRow {
  const figure = figures.get(id)
  const value = figure?.now === null ? figure.why : `${figure?.now ?? ''}${figure?.unit ?? ''}`
  return { id, title, value }
}
