/** Ways of splitting that every measure over records has, and what an id may say of one part. */
import { dimension } from './catalogue/declare'
import { partWords } from './condition-words'
import type { Aggregate, Dimension, Measure, RecordMeasure } from './measure'

export const BY_MONTH: Dimension = dimension('month', '月份', '$month')
export const BY_BRANCH: Dimension = dimension('branch', '党支部', '$branch', 'branches')

/** The dimension of that id; undefined when the measure cannot be split so. */
export function dimensionOf(measure: Measure, id: string): Dimension | undefined {
  if (measure.form !== 'records') return undefined
  return dimensionsOf(measure).find((each) => each.id === id)
}

/** All ways of splitting a measure. The register has no months: it is as of one day. */
export function dimensionsOf({ source, aggregate, dimensions = [] }: RecordMeasure): Dimension[] {
  const isRegister = ['members', 'branches', 'cells', 'committee'].includes(source.of)
  const isSpread = aggregate.by !== 'reach' && aggregate.by !== 'runs' && aggregate.by !== 'months'
  return [...dimensions, ...(isRegister || !isSpread ? [] : [BY_MONTH]), BY_BRANCH]
}

/** Whether it tells the lines of a meeting's sheet apart, not only the meetings. */
export function isOfLines({ field }: Dimension): boolean {
  return field.startsWith('sheet.')
}

/** Whether its parts are persons: a report says nothing of a person. */
export function isOfPeople({ labels }: Dimension): boolean {
  return labels === 'members'
}

/**
 * Whether its parts are called what somebody recorded: persons, or titles and names that people wrote. Months, bands and
 * categories that were declared are no such names.
 */
export function namesRecords({ source }: RecordMeasure, { id, labels, band }: Dimension): boolean {
  if (labels === 'members') return true
  return labels === 'itself' && band === undefined && id !== BY_MONTH.id && source.of !== 'indicators'
}

const ADDS_UP: readonly Aggregate['by'][] = ['count', 'sum']
/** Whether numbers of months and parts add up to the whole. */
export function addsUp(measure: Measure): boolean {
  return measure.form === 'records' && ADDS_UP.includes(measure.aggregate.by)
}

/** Whether its figure is a day. */
export function isDate(measure: Measure): boolean {
  return measure.form === 'records' && measure.display === 'date'
}

/** One part of a measure as a measure. Undefined for a key the dimension cannot have, and for bands and months. */
export function partOf(measure: RecordMeasure, part: Dimension, key: string): RecordMeasure | undefined {
  const { field, labels, band } = part
  if (band || part.id === BY_MONTH.id || part.id === BY_BRANCH.id) return undefined
  if (typeof labels === 'object' && !Object.hasOwn(labels, key)) return undefined
  // Names of members and cells are in the register, not here.
  const label = typeof labels === 'object' ? labels[key] : labels === 'itself' ? key : undefined
  const value = key === 'true' ? true : key === 'false' ? false : key
  const { where = {}, tallied, toldOfParts, ...rest } = measure
  const told =
    toldOfParts?.[`${part.id}.${key}`] ??
    (measure.told !== undefined && label !== undefined ? `${measure.told}；${partWords(part.title, label)}` : undefined)
  const own = part.insteadOf === 'where' ? without(where, field) : where
  const appliesWhen = part.concerns?.[key] ?? measure.appliesWhen
  return {
    ...rest,
    ...(tallied && !isOfLines(part) ? { tallied } : {}),
    id: `${measure.id}.${part.id}.${key}`,
    title: label === undefined ? measure.title : `${measure.title}（${label}）`,
    ...(told === undefined ? {} : { told }),
    where: { $and: [own, { [field]: value }] },
    ...(appliesWhen ? { appliesWhen } : {}),
    dimensions: (measure.dimensions ?? []).filter((each) => each !== part),
  }
}

/** The conditions but the one on the field. */
export function without(where: Readonly<Record<string, unknown>>, field: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(where).filter(([name]) => name !== field))
}
