/** The count of a vote: asked by the functions alone. */
import type { MemberId } from '../people/identity'
import type { SheetLine } from './attendance'
import { motionPasses } from './votes'
import { type Decision, type Ballot, type ImpossibleVote, votersThere } from './decision'

/**
 * The decisions with their counts, or the first whose numbers cannot be: more votes than voters who were there.
 *
 * @param hasQuorum whether the meeting had the quorum its kind asks for: without it nothing is decided.
 */
export function countVotes(
  ballots: readonly Ballot[],
  voters: ReadonlySet<MemberId>,
  sheet: readonly SheetLine[],
  hasQuorum: boolean,
): { readonly decisions: Decision[] } | { readonly impossible: ImpossibleVote } {
  const votersDue = voters.size
  const votersPresent = votersThere(voters, sheet)
  const decisions: Decision[] = []
  for (const [at, { title, isMajor, yes, no, abstain, plan }] of ballots.entries()) {
    const result = motionPasses({ hasQuorum, votersDue, votersPresent, yes, no, abstain })
    if (!result.valid && result.reason !== 'no-quorum') return { impossible: { at, title, result } }
    const { valid: isValid, passes } = result
    const counted = { title, isMajor, votersDue, votersPresent, yes, no, abstain, isValid, passes }
    decisions.push(plan ? { ...counted, plan } : counted)
  }
  return { decisions }
}
