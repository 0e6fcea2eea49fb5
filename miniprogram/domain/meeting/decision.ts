/** Counting the votes of a meeting: who was due to vote follows from the register, who was there from the sheet. */
import type { EntryId, MemberId } from '../people/identity'
import type { CivilDate } from '../time/civil-date'
import type { SheetLine } from './attendance'
import type { DecisionKind } from './decision-kind'
import { electionResult, type Candidate, type CandidateCount } from './election'
import { wasThere } from './mark-remarks'
import {
  castOf,
  moreThanHalfOf,
  motionPasses,
  type Counts,
  type OutcomeReason,
  type Papers,
  type VoteResult,
} from './votes'

/** What a decision puts on the plan: an entry of the ledger (年度计划事项) that names the meeting in turn. */
export interface DecisionPlan {
  readonly entryId: EntryId
  readonly title: string
  readonly ownerId: MemberId
  readonly dueOn: CivilDate
}

/** A vote with its count. `passes` follows from the numbers by the rule of its kind; see votes.ts, election.ts. */
export interface Decision extends Counts {
  readonly title: string
  /** Absent: a motion, as every vote was counted before elections and admissions had their own rules. */
  readonly kind?: Exclude<DecisionKind, 'motion'>
  /** A major matter decided collectively (三重一大). */
  readonly isMajor: boolean
  readonly votersDue: number
  readonly votersPresent: number
  /** Admission: of the votes, the opinions handed in in writing; absent where there was none. */
  readonly written?: Counts
  /** The ballots of a secret vote, where they were counted. */
  readonly papers?: Papers
  /** Election: how many were to be elected, who stood and who is elected, and how many had to be there. */
  readonly seats?: number
  readonly candidates?: readonly Candidate[]
  readonly presentNeeded?: number
  readonly isValid: boolean
  readonly passes: boolean
  /** As it was when it was put on the plan; what has become of it since stands in the ledger. */
  readonly plan?: DecisionPlan
}

/** What somebody writes down of a vote; everything else is counted. */
export interface Ballot extends Pick<Decision, 'title' | 'kind' | 'isMajor' | 'yes' | 'no' | 'abstain' | 'plan'> {
  readonly written?: Counts
  readonly papers?: Papers
  readonly seats?: number
  readonly candidates?: readonly CandidateCount[]
}

export interface ImpossibleVote {
  /** The place in the list, from 0. */
  readonly at: number
  readonly title: string
  readonly result: VoteResult
}

/** Who could vote at a meeting, whether it had its quorum, and the day by whose rules votes are counted. */
export interface Voting {
  readonly votersDue: number
  readonly votersPresent: number
  /** Whether the meeting had the quorum its kind asks for: without it nothing is decided. */
  readonly hasQuorum: boolean
  readonly on: CivilDate
}

/** One vote with its count, or why its numbers cannot be. */
export function countedVote(
  ballot: Ballot,
  voting: Voting,
): { readonly decision: Decision } | { readonly impossible: VoteResult } {
  const result = voteResult(ballot, voting)
  return isKept(result) ? { decision: decisionOf(ballot, voting, result) } : { impossible: result }
}

/** What a vote comes to by the rules of its kind; numbers that cannot be are told by `reason` and `part`. */
function voteResult(ballot: Ballot, voting: Voting): VoteOutcome {
  const { kind, yes, no, abstain, written, papers, seats, candidates } = ballot
  const counts = { ...voting, yes, no, abstain, papers }
  const misplaced = misplacedPart(ballot)
  if (kind === 'election') {
    const result = electionResult({ ...counts, seats, candidates })
    return misplaced ? notForThisKind(result, misplaced) : result
  }
  const result = motionPasses({ ...counts, written })
  return misplaced ? notForThisKind(result, misplaced) : result
}
type VoteOutcome = VoteResult & { readonly presentNeeded?: number; readonly elected?: readonly boolean[] }

function misplacedPart({
  kind,
  written,
  seats,
  candidates,
}: Pick<Ballot, 'kind' | 'written' | 'seats' | 'candidates'>) {
  if (written && castOf(written) > 0 && kind !== 'admission') return 'written'
  if (kind === 'election') return undefined
  return candidates && candidates.length > 0 ? 'candidates' : seats === undefined ? undefined : 'seats'
}

function notForThisKind(result: VoteResult, part: string): VoteResult {
  return { ...result, valid: false, passes: false, reason: 'not-for-this-kind', part }
}

/** Whether the record keeps it: valid, or not valid for a reason people should read. */
function isKept({ valid, reason }: VoteResult): boolean {
  return valid || reason === 'no-quorum' || reason === 'more-returned-than-issued'
}

function decisionOf(ballot: Ballot, { votersDue, votersPresent }: Voting, result: VoteOutcome): Decision {
  const { title, kind, isMajor, yes, no, abstain, written, papers, seats, candidates = [], plan } = ballot
  const { valid: isValid, passes, presentNeeded, elected = [] } = result
  const standing = candidates.map((each, at): Candidate => {
    const { name, yes: pro, no: contra, abstain: none } = each
    return { name, yes: pro, no: contra, abstain: none, isElected: elected[at] ?? false }
  })
  return {
    ...{ title, isMajor, votersDue, votersPresent, yes, no, abstain, isValid, passes },
    ...(kind ? { kind } : {}),
    ...(written && castOf(written) > 0 ? { written } : {}),
    ...(papers ? { papers } : {}),
    ...(presentNeeded === undefined ? {} : { presentNeeded }),
    ...(standing.length > 0 ? { seats: seats ?? standing.length, candidates: standing } : {}),
    ...(plan ? { plan } : {}),
  }
}

/** Of those who may vote, how many were there, be they on the list of those due or taken off it. */
export function votersThere(voters: ReadonlySet<MemberId>, sheet: readonly SheetLine[]): number {
  return sheet.filter(({ memberId, mark }) => wasThere(mark) && voters.has(memberId)).length
}

/**
 * Why it passed or not, as it was counted when it was written down, and how many yes it takes: more than half of the voters
 * who were due, in an election of those who were there.
 */
export function outcomeOf(decision: Pick<Decision, OutcomePart>): {
  readonly why: OutcomeReason
  readonly yesNeeded: number
} {
  const { kind, votersDue, votersPresent } = decision
  return { why: reasonOf(decision), yesNeeded: moreThanHalfOf(kind === 'election' ? votersPresent : votersDue) }
}
type OutcomePart = 'kind' | 'votersDue' | 'votersPresent' | 'passes' | 'isValid' | 'papers'

/** Numbers that cannot be are not kept, so what is kept and not valid had no quorum, or more ballots than were handed out. */
function reasonOf({ passes, isValid, papers }: Pick<Decision, OutcomePart>): OutcomeReason {
  if (passes) return 'enough-yes'
  if (isValid) return 'not-enough-yes'
  return papers && papers.returned > papers.issued ? 'more-returned-than-issued' : 'no-quorum'
}
