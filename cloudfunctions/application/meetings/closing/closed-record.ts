/** The record of a closed meeting as it follows from its sheet and what was written down; used to close and to correct. */
import type { Refusal } from '#contract'
import { tallyOf } from '#domain/meeting/kept-sheet'
import { type Ballot, type Decision, type ImpossibleVote, outcomeOf } from '#domain/meeting/decision'
import { countVotes } from '#domain/meeting/counted-votes'
import type { DecisionKind } from '#domain/meeting/decision-kind'
import { committeeOn, countedIn, fullMembersAmong, votersAmong } from '#domain/meeting/due-roll'
import type { ClosedMeeting, ClosedRecord } from '#domain/meeting/meeting'
import { isLifeMeeting } from '#domain/meeting/meeting-organs'
import { quorumOf } from '#domain/meeting/quorum'
import { refuse, type BranchContext } from '../../ports/handling'

export type ClosingRefusal = 'not-due' | 'vote-impossible' | 'not-a-life-meeting' | 'more-rectified-than-raised'
type Written = Omit<ClosedRecord, 'tally' | 'quorum' | 'decisions'>
/** Who could decide, fixed with the record: a correction counts the same people, whatever was entered in the register since. */
type Deciding = Pick<ClosedMeeting, 'fullMemberIds' | 'committeeIds'>
type Gathered = Pick<ClosedMeeting, 'branchId' | 'kinds' | 'dueIds' | 'dueChange' | 'occurredOn'> & Deciding

export async function closedRecord(
  meeting: Gathered,
  written: Written,
  ballots: readonly Ballot[],
  context: BranchContext,
): Promise<(ClosedRecord & Deciding) | Refusal<ClosingRefusal>> {
  const { sheet, withoutVoteIds } = written
  const { dueIds } = meeting
  const stranger = withoutVoteIds.findIndex((id) => !dueIds.includes(id))
  if (stranger !== -1) return refuse('not-due', { field: `withoutVote.${stranger}` })
  const problems = whyNoProblems(meeting, written)
  if (problems) return problems
  const { fullMemberIds, committeeIds } = await decidingAt(meeting, context)
  const voters = votersAmong(fullMemberIds, withoutVoteIds)
  const committee = new Set(committeeIds)
  const counted = countedIn(meeting)
  const quorum = quorumOf(
    meeting,
    { dueIds, counted, withoutVote: fullMemberIds.length - voters.size, voters, committee },
    sheet,
  )
  const votes = countVotes(ballots, voters, sheet, { hasQuorum: quorum?.isMet ?? true, on: meeting.occurredOn })
  if ('impossible' in votes) return impossible(votes.impossible)
  return {
    ...written,
    fullMemberIds,
    ...(committeeIds ? { committeeIds } : {}),
    decisions: votes.decisions,
    tally: tallyOf(dueIds, sheet),
    quorum,
  }
}

/** The full members who count, and who sat on the committee: as they were fixed, else by the register of the meeting's day. */
async function decidingAt(meeting: Gathered, { store }: BranchContext) {
  const { branchId, kinds, occurredOn, fullMemberIds, committeeIds } = meeting
  const counted = countedIn(meeting)
  const asksMembers = !fullMemberIds && counted.length > 0
  const asksCommittee = !committeeIds && kinds.includes('committee-meeting')
  const [members, appointments] = await Promise.all([
    asksMembers ? store.findAll('members', { _id: { $in: counted } }) : [],
    asksCommittee ? store.findAll('appointments', { branchId, untilOn: { $gt: occurredOn } }) : [],
  ])
  return {
    fullMemberIds: fullMemberIds ?? fullMembersAmong(counted, occurredOn, members),
    committeeIds: asksCommittee ? committeeOn(branchId, occurredOn, appointments) : committeeIds,
  }
}

function whyNoProblems(
  { kinds }: Gathered,
  { problemsRaised, problemsRectified }: Written,
): Refusal<'not-a-life-meeting' | 'more-rectified-than-raised'> | undefined {
  if (problemsRaised + problemsRectified > 0 && !isLifeMeeting(kinds))
    return refuse('not-a-life-meeting', { field: problemsRaised > 0 ? 'problemsRaised' : 'problemsRectified' })
  if (problemsRectified <= problemsRaised) return undefined
  return refuse('more-rectified-than-raised', {
    field: 'problemsRectified',
    detail: { raised: problemsRaised, rectified: problemsRectified },
  })
}

function impossible({ at, title, result }: ImpossibleVote): Refusal<'vote-impossible'> {
  const { reason, part, cast, votersPresent, votersDue } = result
  return refuse('vote-impossible', {
    field: `decisions.${at}${part ? `.${part}` : ''}`,
    detail: { title, reason, cast, votersPresent, votersDue },
  })
}

/** What is answered about a meeting that was closed or corrected. */
export function closedView({ _id, tally, quorum = null, decisions, isLateEntry }: ClosedMeeting) {
  return { meetingId: _id, tally, quorum, decisions: decisions.map(decisionView), isLateEntry }
}

/** A decision with its numbers and why it passed or not. */
export function decisionView(decision: Decision) {
  const kind: DecisionKind = decision.kind ?? 'motion'
  const { plan = null, written = null, papers = null, seats = null, presentNeeded = null } = decision
  const { title, isMajor, votersDue, votersPresent, yes, no, abstain, isValid, passes, candidates = [] } = decision
  return {
    ...{ title, kind, isMajor, votersDue, votersPresent, yes, no, abstain, isValid, passes, ...outcomeOf(decision) },
    ...{ written, papers, seats, candidates: [...candidates], presentNeeded, plan },
  }
}
