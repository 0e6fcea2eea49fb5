/** Shorthand for declaring measures. Each returns plain data. */
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { Aggregate, Dimension, Display, KeyLabels, RateMeasure, RecordMeasure, Source } from '../measure'
import { AS_AT } from '../measure'

type More = Pick<Partial<RecordMeasure>, 'where' | 'dimensions' | 'actor' | 'appliesWhen' | 'note' | 'display'>
/** Id, title, unit, lines of the inventory. */
type Head = readonly [id: string, title: string, unit: string, rows: readonly number[]]

export function measure(head: Head, source: Source, aggregate: Aggregate, more: More = {}): RecordMeasure {
  const [id, title, unit, rows] = head
  const display: Display = aggregate.by === 'first-date' || aggregate.by === 'last-date' ? 'date' : 'plain'
  return { form: 'records', id, title, unit, rows, source, aggregate, display, ...more }
}

export function count(head: Head, source: Source, more: More = {}): RecordMeasure {
  return measure(head, source, { by: 'count' }, more)
}

export function distinct(head: Head, source: Source, field: string, more: More = {}): RecordMeasure {
  return measure(head, source, { by: 'distinct', field }, more)
}

export function sum(head: Head, source: Source, field: string, more: More = {}): RecordMeasure {
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

export function ledger(kind: string): Source {
  return { of: 'ledger', kind }
}

export function dimension(id: string, title: string, field: string, labels: KeyLabels = 'itself'): Dimension {
  return { id, title, field, labels }
}

/** A field of a ledger kind as a dimension, with the labels its choice declares. */
export function byField(kind: string, code: string): Dimension {
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

/** Split by the member an entry is about. */
export const BY_MEMBER: Dimension = dimension('member', '党员', 'memberId', 'members')

/** Concluded by the cut-off date. */
export const CONCLUDED = { concludedOn: { $ne: null, $lte: AS_AT } } as const
/** Not concluded by the cut-off date. */
export const OPEN = { $or: [{ concludedOn: null }, { concludedOn: { $gt: AS_AT } }] } as const
