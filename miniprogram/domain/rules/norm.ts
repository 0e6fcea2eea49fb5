/** What a norm is, and when it applies. The norms themselves stand in norms.ts. */
import type { Rule } from './rule'

export const NORM_KINDS = [
  'general-meeting',
  'committee-meeting',
  'cell-meeting',
  'party-lecture',
  'leader-lecture',
  'themed-party-day',
  'organizational-life-meeting',
  'democratic-evaluation',
  'heart-to-heart-talk',
  'democratic-life-meeting',
  'study-hours',
  'committee-study-hours',
] as const
export type NormKind = (typeof NORM_KINDS)[number]

/** What a norm's being applicable may hang on, as it stands on the day asked about. */
export interface BranchFacts {
  /** A Party branch; a bureau is none, and only what binds its leading group asks anything of it. */
  readonly isBranch: boolean
  readonly hasCommittee: boolean
  readonly hasCells: boolean
  /** Whether the organ asked about has a leading group (党组) or is a Party committee with a secretary. */
  readonly hasLeadingGroup: boolean
}

export interface NormParameters {
  readonly kind: NormKind
  /** At least so many `unit` in each `per`. */
  readonly atLeast: number
  readonly unit: 'times' | 'study-hours'
  readonly per: 'month' | 'quarter' | 'year'
  /** Who is counted by itself: the branch, each cell, each member, the leading group. */
  readonly each: 'branch' | 'cell' | 'member' | 'leading-group'
  /** The facts without which the norm does not apply. Absent: it always does. */
  readonly appliesWhen?: 'hasCommittee' | 'hasCells' | 'hasLeadingGroup'
  /** 到会人数 needed among those due, where the text names a share. */
  readonly presence?: { readonly numerator: number; readonly denominator: number }
}
export type Norm = Rule<NormParameters>

/** Whether the norm asks anything of such a branch; otherwise the matter is "not applicable" (不适用), not "missing". */
export function normApplies(norm: Norm, facts: BranchFacts): boolean {
  const { appliesWhen, each } = norm.parameters
  return (facts.isBranch || each === 'leading-group') && (appliesWhen === undefined || facts[appliesWhen])
}
