import type { CivilDate, Month } from '../time/civil-date'
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
  /** What it was called before, when months of it were recorded already: what it counts may have changed with its name. */
  readonly renamed?: { readonly from: string; readonly on: CivilDate }
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

interface NamedValue {
  readonly name: string
  readonly category: string | null
  readonly value: number
}

/** Why a month's values cannot all be true: both numbers are named. `at` is the place of the part among the values. */
export interface Contradiction {
  readonly at: number
  readonly part: NamedValue
  readonly whole: NamedValue
}

/** The indicators that the named one is a part of, from the nearest to the furthest. */
export function wholesOf(definitions: readonly IndicatorDefinition[], code: string): IndicatorDefinition[] {
  const wholes: IndicatorDefinition[] = []
  let next = definitions.find((definition) => definition.code === code)
  while (next?.partOf) {
    const { partOf } = next
    next = definitions.find((definition) => definition.code === partOf)
    if (!next || wholes.includes(next)) break
    wholes.push(next)
  }
  return wholes
}

/**
 * The first contradiction among a month's values: a part above its whole or above the whole of that (closed ≤ transferred
 * ≤ accepted), or a category above all. Categories may overlap, so their sum is not judged. Undefined when there is none.
 */
export function contradictionIn(
  definitions: readonly IndicatorDefinition[],
  values: readonly IndicatorValue[],
): Contradiction | undefined {
  const named = ({ indicator, category, value }: IndicatorValue): NamedValue => ({
    name: definitions.find(({ code }) => code === indicator)?.name ?? indicator,
    category,
    value,
  })
  for (const [at, part] of values.entries()) {
    const wholes = wholesOf(definitions, part.indicator).map(({ code }) => code)
    const bounds = values.filter(
      ({ indicator, category }) =>
        (wholes.includes(indicator) && (category === null || category === part.category)) ||
        (indicator === part.indicator && category === null && part.category !== null),
    )
    const whole = bounds.find(({ value }) => part.value > value)
    if (whole) return { at, part: named(part), whole: named(whole) }
  }
  return undefined
}
