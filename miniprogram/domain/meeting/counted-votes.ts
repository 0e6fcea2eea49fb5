/** All votes of a meeting, counted: asked where a record is written, not on the phone. */
import type { MemberId } from '../people/identity'
import type { SheetLine } from './attendance'
import { countedVote, votersThere, type Ballot, type Decision, type ImpossibleVote, type Voting } from './decision'

/** The decisions with their counts, or the first whose numbers cannot be: more votes than voters who were there. */
export function countVotes(
  ballots: readonly Ballot[],
  voters: ReadonlySet<MemberId>,
  sheet: readonly SheetLine[],
  { hasQuorum, on }: Pick<Voting, 'hasQuorum' | 'on'>,
): { readonly decisions: Decision[] } | { readonly impossible: ImpossibleVote } {
  const voting = { votersDue: voters.size, votersPresent: votersThere(voters, sheet), hasQuorum, on }
  const decisions: Decision[] = []
  for (const [at, ballot] of ballots.entries()) {
    const counted = countedVote(ballot, voting)
    if ('impossible' in counted) return { impossible: { at, title: ballot.title, result: counted.impossible } }
    decisions.push(counted.decision)
  }
  return { decisions }
}
