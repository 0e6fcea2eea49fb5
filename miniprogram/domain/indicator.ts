import type { Month } from './civil-date'
import type { Entry } from './entry'

/**
 * A figure of the unit's own business by month, e.g. hotline cases accepted (受理件数).
 * `partOf` names the indicator that this one can never exceed.
 */
export interface IndicatorDefinition {
  readonly code: string
  readonly name: string
  readonly unit: string
  /** How months make a longer period. */
  readonly over: 'sum' | 'last'
  readonly partOf: string | null
  /** The year's target and who answers for it; an indicator without either is vague. */
  readonly target: number | null
  readonly owner: string | null
}

/** `category` is null for the whole, or the name of a category that is a part of it. */
export interface IndicatorValue {
  readonly indicator: string
  readonly category: string | null
  readonly value: number
}

/** All values of one month. `_id` is `<branch>:<month>#<version>`: a correction is the next version. */
export interface IndicatorMonth extends Entry {
  readonly month: Month
  readonly version: number
  readonly values: readonly IndicatorValue[]
}

/** Why a month's values cannot all be true: both numbers are named. */
export interface Contradiction {
  readonly part: { readonly name: string; readonly category: string | null; readonly value: number }
  readonly whole: { readonly name: string; readonly category: string | null; readonly value: number }
}

/**
 * The first contradiction among a month's values: a part above its whole (closed ≤ transferred ≤ accepted),
 * or a category above all. Categories may overlap, so their sum is not judged. Undefined when there is none.
 */
export function contradictionIn(
  definitions: readonly IndicatorDefinition[],
  values: readonly IndicatorValue[],
): Contradiction | undefined {
  const named = (code: string) => definitions.find((definition) => definition.code === code)?.name ?? code
  const at = (code: string, category: string | null) =>
    values.find((value) => value.indicator === code && value.category === category)
  const exceeds = (part: IndicatorValue, whole: IndicatorValue | undefined): Contradiction | undefined =>
    whole && part.value > whole.value
      ? {
          part: { name: named(part.indicator), category: part.category, value: part.value },
          whole: { name: named(whole.indicator), category: whole.category, value: whole.value },
        }
      : undefined
  for (const value of values) {
    const definition = definitions.find(({ code }) => code === value.indicator)
    const byPart = definition?.partOf ? exceeds(value, at(definition.partOf, value.category)) : undefined
    const byCategory = value.category === null ? undefined : exceeds(value, at(value.indicator, null))
    const found = byPart ?? byCategory
    if (found) return found
  }
  return undefined
}

/** Monthly figures of a public hotline, ready to adopt: accepted, answered at once, transferred, same day, closed. */
export const HOTLINE_INDICATORS: readonly IndicatorDefinition[] = [
  { code: 'hotline-accepted', name: '热线受理', unit: '件', over: 'sum', partOf: null, target: null, owner: null },
  { code: 'hotline-answered', name: '当场答复', unit: '件', over: 'sum', partOf: 'hotline-accepted', target: null, owner: null },
  { code: 'hotline-transferred', name: '转办', unit: '件', over: 'sum', partOf: 'hotline-accepted', target: null, owner: null },
  { code: 'hotline-same-day', name: '当日转办', unit: '件', over: 'sum', partOf: 'hotline-transferred', target: null, owner: null },
  { code: 'hotline-closed', name: '转办办结', unit: '件', over: 'sum', partOf: 'hotline-transferred', target: null, owner: null },
]
