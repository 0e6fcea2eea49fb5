/**
 * A slot of a report's text names a figure: measure × part × period × scope × form. What is left out is the usual: the
 * whole, over the report's own period and scope, as a number. It says what is counted, never a number of its own, so the
 * same slot can be resolved again for other days, and is told from any other by its `figureKey`.
 */
import { addYears, monthsOfYear, type CivilDate } from '../time/civil-date'
import { halfPeriod, monthPeriod, quarterPeriod, yearPeriod, type Period } from '../time/period'

/** `by` is a dimension of the measure. Without a key all of its parts are meant, one after another. */
export interface SlotPart {
  readonly by: string
  readonly key?: string
}

/**
 * `report`: the year up to the cut-off date. `same-last-year`: the same days of the year before. `last-year`: the whole of
 * it. Halves, quarters and months are those of the report's year; `since-2023` begins with that year. None goes on past
 * the cut-off date.
 */
export type SlotPeriod =
  'report' | 'same-last-year' | 'last-year' | `${'half' | 'quarter' | 'month' | 'since'}-${number}`

const QUARTERS = [1, 2, 3, 4] as const

export const SLOT_SCOPES = ['report', 'own', 'with-below', 'each-below', 'author'] as const
/**
 * `report`: what the report is of, a branch or a bureau with all below it. `each-below`: each of those below by itself.
 * `author`: only what the report's author did while in office.
 */
export type SlotScope = (typeof SLOT_SCOPES)[number]

export const SLOT_FORMS = [
  'number',
  'change',
  'change-percent',
  'mean',
  'highest',
  'names',
  'projection',
  'cadence',
  'about',
] as const
/**
 * `change`: the difference to the same days of last year; `change-percent`: in percent of them. `mean`: a month's.
 * `highest`: the highest part. `names`: the first few recorded names, then 等N项. `projection`: carried on to the year's
 * end. `cadence`: how often, where the records bear it. `about`: with a word of precision that is true of the number.
 */
export type SlotForm = (typeof SLOT_FORMS)[number]

export interface Slot {
  readonly measure: string
  readonly part?: SlotPart
  readonly period?: SlotPeriod
  readonly scope?: SlotScope
  readonly form?: SlotForm
}

/**
 * What tells a figure from every other, the same in every draft: `donated`, `donated|campaign=慈善一日捐|last-year`,
 * `hotline-accepted|change-percent`. What is usual is left out; `campaign=*` are all the parts.
 */
export function figureKey({ measure, part, period = 'report', scope = 'report', form = 'number' }: Slot): string {
  const key = part?.key?.replace(/[%|*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`) ?? '*'
  return [
    measure,
    ...(part ? [`${part.by}=${key}`] : []),
    ...(period === 'report' ? [] : [period]),
    ...(scope === 'report' ? [] : [scope]),
    ...(form === 'number' ? [] : [form]),
  ].join('|')
}

/** The slot of a `figureKey`; undefined for any other text. */
export function slotOf(key: string): Slot | undefined {
  const [measure = '', ...pieces] = key.split('|')
  const found: { -readonly [Name in keyof Slot]?: Slot[Name] } = {}
  for (const piece of pieces) {
    const cut = piece.indexOf('=')
    const [scope, form] = [SLOT_SCOPES.find((each) => each === piece), SLOT_FORMS.find((each) => each === piece)]
    if (cut > 0) found.part = partNamed(piece.slice(0, cut), piece.slice(cut + 1))
    else if (isSlotPeriod(piece)) found.period = piece
    else if (scope) found.scope = scope
    else if (form) found.form = form
    else return undefined
  }
  const slot: Slot = { measure, ...found }
  return measure !== '' && figureKey(slot) === key ? slot : undefined
}

function partNamed(by: string, key: string): SlotPart {
  if (key === '*') return { by }
  return { by, key: key.replace(/%(25|7c|2a)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) }
}

/** Whether the figure of that key is a number of records, and not worked out of numbers: a change, a list of names. */
export function isNumberKey(key: string): boolean {
  return (slotOf(key)?.form ?? 'number') === 'number'
}

/** Days to count: outcomes recorded for `cutOff` or earlier count; null is the period's last day. */
export interface SlotDays {
  readonly period: Period
  readonly cutOff: CivilDate | null
}

/** The days of a slot in a report of `year`; undefined when that is no period: half-3, month-13. */
export function slotDays(period: SlotPeriod, year: number, cutOff: CivilDate): SlotDays | undefined {
  if (period === 'last-year') return { period: yearPeriod(year - 1), cutOff: null }
  if (period === 'same-last-year') return { period: yearPeriod(year - 1), cutOff: addYears(cutOff, -1) }
  const stretch = stretchOf(period, year)
  return stretch && { period: stretch, cutOff }
}

/** No year is after this one. */
const LATEST = 9999
/** Whether the text is a period that slots know. */
export function isSlotPeriod(text: string): text is SlotPeriod {
  return text === 'last-year' || text === 'same-last-year' || stretchOf(text, LATEST) !== undefined
}

function stretchOf(text: string, year: number): Period | undefined {
  if (text === 'report') return yearPeriod(year)
  const [, name, digits = ''] = /^(half|quarter|month|since)-([1-9]\d*)$/.exec(text) ?? []
  const number = Number(digits)
  switch (name) {
    case 'half':
      return number === 1 || number === 2 ? halfPeriod(year, number) : undefined
    case 'quarter': {
      const quarter = QUARTERS[number - 1]
      return quarter && quarterPeriod(year, quarter)
    }
    case 'month': {
      const of = monthsOfYear(year)[number - 1]
      return of && monthPeriod(of)
    }
    case 'since':
      return number >= 1900 && number <= year ? { from: yearPeriod(number).from, to: yearPeriod(year).to } : undefined
    default:
      return undefined
  }
}
