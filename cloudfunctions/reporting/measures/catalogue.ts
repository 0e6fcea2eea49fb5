/** Every measure there is: the common ones, and those a branch adds by defining indicators. */
import type { Branch } from '#domain/branch'
import { DUTY_MEASURES } from './catalogue/duties'
import { MEETING_MEASURES } from './catalogue/meetings'
import { MEMBERSHIP_MEASURES } from './catalogue/membership'
import { MONEY_MEASURES } from './catalogue/money'
import { HOTLINE_MEASURES, RESULT_MEASURES } from './catalogue/results'
import { SERVICE_MEASURES } from './catalogue/service'
import { dimension } from './catalogue/declare'
import { indicatorMeasures } from './indicator-measures'
import type { Dimension, Measure, RecordMeasure } from './measure'

export const MEASURES: readonly Measure[] = [
  ...SERVICE_MEASURES,
  ...HOTLINE_MEASURES,
  ...MEETING_MEASURES,
  ...MONEY_MEASURES,
  ...DUTY_MEASURES,
  ...MEMBERSHIP_MEASURES,
  ...RESULT_MEASURES,
]

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]))

/** Dimensions of every measure over records. */
export const BY_MONTH: Dimension = dimension('month', '月份', '$month')
export const BY_BRANCH: Dimension = dimension('branch', '党支部', '$branch', 'branches')

/** The dimension of that id; undefined when the measure cannot be split so. */
export function dimensionOf(measure: Measure, id: string): Dimension | undefined {
  if (measure.form !== 'records') return undefined
  return [...(measure.dimensions ?? []), BY_MONTH, BY_BRANCH].find((each) => each.id === id)
}

/**
 * The measure of that id for a branch; undefined when there is none. An id may name one part of a measure as
 * `<id>.<dimension>.<key>`, e.g. `honours.level.national`: that part alone, as a measure of its own.
 */
export function measureOf(id: string, branch: Pick<Branch, 'indicators'>): Measure | undefined {
  const known = BY_ID.get(id) ?? indicatorMeasures(branch).find((measure) => measure.id === id)
  if (known) return known
  const [whole = '', by, ...rest] = id.split('.')
  const key = rest.join('.')
  const measure = by && key ? measureOf(whole, branch) : undefined
  const part = measure && by ? dimensionOf(measure, by) : undefined
  return measure?.form === 'records' && part ? partOf(measure, part, key) : undefined
}

/** One part of a measure as a measure. Undefined for a key the dimension cannot have, and for bands and months. */
export function partOf(measure: RecordMeasure, part: Dimension, key: string): RecordMeasure | undefined {
  const { field, labels, band } = part
  if (band || part.id === BY_MONTH.id || part.id === BY_BRANCH.id) return undefined
  if (typeof labels === 'object' && !Object.hasOwn(labels, key)) return undefined
  // Names of members and cells are in the register, not here.
  const label = typeof labels === 'object' ? labels[key] : labels === 'itself' ? key : undefined
  const value = key === 'true' ? true : key === 'false' ? false : key
  const { where = {}, ...rest } = measure
  const own = part.insteadOf === 'where' ? without(where, field) : where
  return {
    ...rest,
    id: `${measure.id}.${part.id}.${key}`,
    title: label === undefined ? measure.title : `${measure.title}（${label}）`,
    where: { $and: [own, { [field]: value }] },
    dimensions: (measure.dimensions ?? []).filter((each) => each !== part),
  }
}

/** The conditions but the one on the field. */
export function without(where: Readonly<Record<string, unknown>>, field: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(where).filter(([name]) => name !== field))
}
