/** Counting the votes of a meeting: who was due to vote follows from the register, who was there from the sheet. */
import type { EntryId, MemberId } from '../people/identity'
import type { CivilDate } from '../time/civil-date'
import type { SheetLine } from './attendance'
import { wasThere } from './mark-remarks'
import { yesNeededOf, type MotionReason, type MotionResult } from './votes'

/** What a decision puts on the plan: an entry of the ledger (年度计划事项) that names the meeting in turn. */
export interface DecisionPlan {
  readonly entryId: EntryId
  readonly title: string
  readonly ownerId: MemberId
  readonly dueOn: CivilDate
}

/** A motion with its count. `passes` follows from the numbers by rule; see votes.ts. */
export interface Decision {
  readonly title: string
  /** A major matter decided collectively (三重一大). */
  readonly isMajor: boolean
  readonly votersDue: number
  readonly votersPresent: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly isValid: boolean
  readonly passes: boolean
  /** As it was when it was put on the plan; what has become of it since stands in the ledger. */
  readonly plan?: DecisionPlan
}

/** What somebody writes down of a vote; everything else is counted. */
export type Ballot = Pick<Decision, 'title' | 'isMajor' | 'yes' | 'no' | 'abstain' | 'plan'>

export interface ImpossibleVote {
  /** The place in the list, from 0. */
  readonly at: number
  readonly title: string
  readonly result: MotionResult
}

/** Of those who may vote, how many were there, be they on the list of those due or taken off it. */
export function votersThere(voters: ReadonlySet<MemberId>, sheet: readonly SheetLine[]): number {
  return sheet.filter(({ memberId, mark }) => wasThere(mark) && voters.has(memberId)).length
}

export const OUTCOME_REASONS = ['enough-yes', 'not-enough-yes', 'no-quorum'] as const satisfies readonly MotionReason[]

export type OutcomeReason = (typeof OUTCOME_REASONS)[number]

/**
 * Why it passed or not, as it was counted when it was written down, and how many yes it takes: more than half of the voters
 * who were due.
 */
export function outcomeOf(decision: Decision): { readonly why: OutcomeReason; readonly yesNeeded: number } {
  return { why: reasonOf(decision), yesNeeded: yesNeededOf(decision.votersDue) }
}

/** Numbers that cannot be are not kept, so what is kept and not valid had no quorum. */
function reasonOf({ passes, isValid }: Decision): OutcomeReason {
  if (passes) return 'enough-yes'
  return isValid ? 'not-enough-yes' : 'no-quorum'
}
