/** Every measure there is: the common ones, and those a branch adds by defining indicators. */
import type { Branch } from '#domain/branch'
import { DUTY_MEASURES } from './catalogue/duties'
import { MEETING_MEASURES } from './catalogue/meetings'
import { MEMBERSHIP_MEASURES } from './catalogue/membership'
import { MONEY_MEASURES } from './catalogue/money'
import { HOTLINE_MEASURES, RESULT_MEASURES } from './catalogue/results'
import { SERVICE_MEASURES } from './catalogue/service'
import { dimensionOf, partOf } from './dimensions'
import { indicatorMeasures } from './indicator-measures'
import type { Measure } from './measure'

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
