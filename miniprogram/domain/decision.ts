/** Counting the votes of a meeting: who was due to vote follows from the register, who was there from the sheet. */
import type { MemberId } from './identity'
import type { Decision, SheetLine } from './meeting'
import { motionPasses, type MotionResult } from './votes'

/** What somebody writes down of a vote; everything else is counted. */
export type Ballot = Pick<Decision, 'title' | 'isMajor' | 'yes' | 'no' | 'abstain'>

export interface ImpossibleVote {
  /** The place in the list, from 0. */
  readonly at: number
  readonly title: string
  readonly result: MotionResult
}

/** The decisions with their counts, or the first whose numbers cannot be: more votes than voters who were there. */
export function countVotes(
  ballots: readonly Ballot[],
  voters: ReadonlySet<MemberId>,
  sheet: readonly SheetLine[],
): { readonly decisions: Decision[] } | { readonly impossible: ImpossibleVote } {
  const votersDue = voters.size
  const votersPresent = sheet.filter(({ memberId, mark }) => mark === 'present' && voters.has(memberId)).length
  const decisions: Decision[] = []
  for (const [at, { title, isMajor, yes, no, abstain }] of ballots.entries()) {
    const result = motionPasses({ votersDue, votersPresent, yes, no, abstain })
    if (!result.valid && result.reason !== 'no-quorum') return { impossible: { at, title, result } }
    const { valid: isValid, passes } = result
    decisions.push({ title, isMajor, votersDue, votersPresent, yes, no, abstain, isValid, passes })
  }
  return { decisions }
}
