/**
 * What a branch decides about the norms that bind it. It may ask more of itself than the rule asks, never less; and it
 * may set a norm aside only where that is its own to say. A choice holds from the beginning of a month, quarter or year
 * on: what came before is judged as it was.
 */
import { addDays, monthOf, quarterOf, yearOf, type CivilDate } from '../time/civil-date'
import type { MemberId } from '../people/identity'
import type { Instant } from '../time/instant'
import type { Norm } from '../rules/norm'
import { monthPeriod, quarterPeriod, yearPeriod, type Period } from '../time/period'

export interface NormChoice {
  readonly normId: string
  /** The first day of the first month, quarter or year it holds for. */
  readonly fromOn: CivilDate
  /** At least so many in each period; null: set aside (不适用). */
  readonly atLeast: number | null
  /** On what ground. A norm is never set aside without one. */
  readonly reason: string | null
  readonly decidedAt: Instant
  readonly decidedBy: MemberId
}

/** What a branch may choose. `least` and `most` are both allowed. */
export interface NormLimits {
  readonly least: number
  readonly most: number
  readonly maySetAside: boolean
}

/** A norm as it binds one branch in one period. */
export interface BranchNorm {
  readonly norm: Norm
  readonly atLeast: number
  readonly isSetAside: boolean
  /** What the branch chose; null where the rule alone speaks. */
  readonly choice: NormChoice | null
}

/** More than this is pressure passed down (层层加码), not a requirement. */
const MOST = { month: 5, quarter: 12, year: 12 } as const

/**
 * What the branch may choose about a norm; null where nothing is left to it: norms about single members are laid down
 * for all of them, and the report counts by them. A norm may be set aside where no national text fixes it, or where it
 * binds a leading group, for whether there is one (党组) is nowhere recorded.
 */
export function limitsOf({ parameters, standing }: Norm): NormLimits | null {
  const { each, atLeast, per, appliesWhen } = parameters
  if (each === 'member') return null
  return { least: atLeast, most: MOST[per], maySetAside: standing === 'local' || appliesWhen === 'hasLeadingGroup' }
}

/** The month, quarter or year of the norm that the day falls into. */
export function normPeriod({ parameters }: Norm, on: CivilDate): Period {
  if (parameters.per === 'month') return monthPeriod(monthOf(on))
  return parameters.per === 'quarter' ? quarterPeriod(yearOf(on), quarterOf(on)) : yearPeriod(yearOf(on))
}

export function nextNormPeriod(norm: Norm, on: CivilDate): Period {
  return normPeriod(norm, addDays(normPeriod(norm, on).to, 1))
}

/**
 * How the norm binds the branch in the period of that day: by the choice with the latest beginning that is not after
 * the period's own, of several by the one decided last. Never less than the rule.
 *
 * @param choices in the order in which they were decided.
 */
export function branchNorm(norm: Norm, choices: readonly NormChoice[], on: CivilDate): BranchNorm {
  const { from } = normPeriod(norm, on)
  const choice = choices
    .filter(({ normId, fromOn }) => normId === norm.id && fromOn <= from)
    .reduce<NormChoice | null>((held, next) => (held !== null && next.fromOn < held.fromOn ? held : next), null)
  const ruled = norm.parameters.atLeast
  const limits = limitsOf(norm)
  if (choice === null || limits === null) return { norm, atLeast: ruled, isSetAside: false, choice: null }
  if (choice.atLeast === null) return { norm, atLeast: ruled, isSetAside: limits.maySetAside, choice }
  return { norm, atLeast: Math.max(ruled, choice.atLeast), isSetAside: false, choice }
}
