/** Shorthand for declaring measures. Each returns plain data. */
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { ORGAN_LABELS } from '#domain/meeting/labels'
import { civilDate, formatDate, yearOf, type CivilDate } from '#domain/time/civil-date'
import type { Exactly } from '../../../application/ports/filter'
import {
  AS_AT,
  type Aggregate,
  type Among,
  type Dimension,
  type Display,
  type FieldOf,
  type KeyLabels,
} from '../measure'
import type { RateMeasure, RecordMeasure, Source, WhereOf } from '../measure'

/** What may be said of a measure over `S`: fields of its records, and no others. */
interface More<S extends Source, W extends WhereOf<S>> extends Pick<
  Partial<RecordMeasure>,
  'appliesWhen' | 'note' | 'told' | 'toldIn' | 'toldOfParts' | 'display' | 'tallied'
> {
  readonly where?: Exactly<W, WhereOf<S>>
  readonly dimensions?: readonly Dimension<FieldOf<S>>[]
  readonly actor?: FieldOf<S>
  readonly among?: Among<FieldOf<S>>
}
/** Id, title, unit, lines of the inventory. */
type Head = readonly [id: string, title: string, unit: string, rows: readonly number[]]

export function measure<S extends Source, W extends WhereOf<S>>(
  head: Head,
  source: S,
  aggregate: Aggregate<FieldOf<S>>,
  more: More<S, W> = {},
): RecordMeasure {
  const [id, title, unit, rows] = head
  const display: Display = aggregate.by === 'first-date' || aggregate.by === 'last-date' ? 'date' : 'plain'
  return { form: 'records', id, title, unit, rows, source, aggregate, display, ...more }
}

export function count<S extends Source, W extends WhereOf<S>>(
  head: Head,
  source: S,
  more: More<S, W> = {},
): RecordMeasure {
  return measure(head, source, { by: 'count' }, more)
}

export function distinct<S extends Source, W extends WhereOf<S>>(
  head: Head,
  source: S,
  field: FieldOf<S>,
  more: More<S, W> = {},
): RecordMeasure {
  return measure(head, source, { by: 'distinct', field }, more)
}

/** The same, where what two organizations call the same is two: so many names in each of them. */
export function distinctOfEach<S extends Source, W extends WhereOf<S>>(
  head: Head,
  source: S,
  field: FieldOf<S>,
  more: More<S, W> = {},
): RecordMeasure {
  return measure(head, source, { by: 'distinct', field, ofEach: true }, more)
}

export function sum<S extends Source, W extends WhereOf<S>>(
  head: Head,
  source: S,
  field: FieldOf<S>,
  more: More<S, W> = {},
): RecordMeasure {
  return measure(head, source, { by: 'sum', field }, more)
}

/** `of` in percent of `in`. */
export function percent(id: string, title: string, rows: readonly number[], of: string, within: string): RateMeasure {
  return { form: 'rate', id, title, unit: '%', rows, of, in: within, as: { kind: 'percent' } }
}

/** `of` for each of `in`; `per` base units of `of` are one `unit`. */
export function average(head: Head, of: string, within: string, per = 1): RateMeasure {
  const [id, title, unit, rows] = head
  return { form: 'rate', id, title, unit, rows, of, in: within, as: { kind: 'average', per } }
}

export function ledger(kind: string) {
  return { of: 'ledger', kind } as const
}

export function dimension<Field extends string>(
  id: string,
  title: string,
  field: Field,
  labels: KeyLabels = 'itself',
): Dimension<Field> {
  return { id, title, field, labels }
}

/** A field of a ledger kind as a dimension, with the labels its choice declares. */
export function byField(kind: string, code: string): Dimension<`values.${string}`> {
  const field = ledgerKind(kind)?.fields.find((each) => each.code === code)
  if (!field) throw new Error(`Ledger kind ${kind} has no field ${code}`)
  const labels =
    field.type === 'choice'
      ? Object.fromEntries(field.options.map((option) => [option.code, option.label]))
      : field.type === 'member'
        ? 'members'
        : 'itself'
  return dimension(code, field.label, `values.${code}`, labels)
}

/**
 * Of what lasts, by its name with when it ended, where that was by the period's last day: 防汛突击队（8月撤销）. What ended and
 * began again lasts still; what ended again ended the last time.
 */
export function byLasting(kind: string, code: string): Dimension<'concludedOn' | `values.${string}`> {
  const ended = ledgerKind(kind)?.conclusion ?? ''
  const besideWords = (days: readonly string[], until: CivilDate) => {
    const [last] = [...days].sort().reverse()
    if (last === undefined || days.some((day) => day === '' || day > until)) return ''
    const day = civilDate(last)
    return `（${formatDate(day, yearOf(day) === yearOf(until) ? 'M月' : 'YYYY年M月')}${ended}）`
  }
  return { ...byField(kind, code), id: 'lasting', beside: 'concludedOn', besideWords }
}

/** Whose meeting, paper or doing it is: the Party group's, the committee's, the branch's. */
export const BY_ORGAN = {
  ...dimension('organ', '组织', 'organ', ORGAN_LABELS),
  concerns: { committee: 'hasCommittee', cell: 'hasCells', 'leading-group': 'hasLeadingGroup' },
} as const

/** Split by the member an entry is about. */
export const BY_MEMBER = dimension('member', '党员', 'memberId', 'members')

const MEMBERS = { 'spans.stage': { $in: ['full', 'probationary'] } } as const
/** As what people stand on the register. */
export const MEMBERSHIP = {
  members: MEMBERS,
  'leading-cadres': { ...MEMBERS, 'spans.isLeadingCadre': true },
} as const
/** Of who is a member on the last day: what is divided by the members. */
export const AMONG_MEMBERS = { among: { who: 'memberId', of: 'members', on: 'last-day' } } as const
/** Of who was a member of the organization when they did it: what people and their doings are counted by. */
export const BY_MEMBERS = { among: { who: 'memberId', of: 'members', on: 'its-day' } } as const

/** Concluded by the cut-off date. */
export const CONCLUDED = { concludedOn: { $ne: null, $lte: AS_AT } } as const
/** Not concluded by the cut-off date. */
export const OPEN = { $or: [{ concludedOn: null }, { concludedOn: { $gt: AS_AT } }] } as const
