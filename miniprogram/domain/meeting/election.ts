/**
 * Elections (中国共产党基层组织选举工作条例, 2020; election-rules.ts): valid with four fifths of those due who may vote, elected
 * is who gets the yes of more than half of those PRESENT who may vote.
 */
import { electionRuleOn } from '../rules/election-rules'
import type { CivilDate } from '../time/civil-date'
import {
  areWhole,
  castOf,
  moreThanHalfOf,
  papersFault,
  type Counts,
  type Fault,
  type OutcomeReason,
  type Papers,
  type VoteResult,
} from './votes'

/** One of those on the ballot with the votes for them; whoever was written in (另选他人) is one too. */
export interface CandidateCount extends Counts {
  readonly name: string
}
export interface Candidate extends CandidateCount {
  readonly isElected: boolean
}

/** Without candidates the numbers speak of the one vote, as of a single office. */
export interface ElectionCount extends Counts {
  readonly hasQuorum: boolean
  readonly votersDue: number
  readonly votersPresent: number
  readonly papers?: Papers | undefined
  /** How many are to be elected (应选人数); left out: as many as there are candidates. */
  readonly seats?: number | undefined
  readonly candidates?: readonly CandidateCount[] | undefined
  /** The day of the election, by whose rule it is counted. */
  readonly on: CivilDate
}

export interface ElectionResult extends VoteResult {
  /** How many who may vote have to be there. */
  readonly presentNeeded: number
  /** Whether each candidate is elected, in the order given. */
  readonly elected: readonly boolean[]
}

/** It passes when somebody is elected; seats that stay open are for another vote. */
export function electionResult(count: ElectionCount): ElectionResult {
  const { votersDue, votersPresent, candidates = [] } = count
  const presentNeeded = presentNeededAt(votersDue, count.on)
  const yesNeeded = moreThanHalfOf(votersPresent)
  const fault = faultOf(count)
  const chosen = chosenOf(count, yesNeeded)
  const reason = fault?.reason ?? outcomeOf(count, presentNeeded, chosen.isSome)
  const passes = reason === 'enough-yes'
  const valid = passes || reason === 'not-enough-yes'
  return {
    ...{ valid, passes, reason, votersDue, votersPresent, yesNeeded, presentNeeded },
    ...(fault?.part ? { part: fault.part } : {}),
    cast: castAtFault(count, fault),
    elected: candidates.map((_, at) => valid && chosen.at.has(at)),
  }
}

function presentNeededAt(votersDue: number, on: CivilDate): number {
  const { numerator, denominator } = electionRuleOn(on).parameters.presence
  return Math.ceil((votersDue * numerator) / denominator)
}

/** Of more than there are seats, those with the most votes; of those who are level for the last seat nobody. */
function chosenOf({ candidates = [], yes, seats = candidates.length }: ElectionCount, yesNeeded: number) {
  if (candidates.length === 0) return { at: new Set<number>(), isSome: yes >= yesNeeded }
  const over = [...candidates.entries()].filter(([, candidate]) => candidate.yes >= yesNeeded)
  const most = over.map(([, candidate]) => candidate.yes).sort((a, b) => b - a)
  const firstLeftOut = most[seats]
  const fit = over.filter(([, candidate]) => firstLeftOut === undefined || candidate.yes > firstLeftOut)
  return { at: new Set(fit.map(([at]) => at)), isSome: fit.length > 0 }
}

function outcomeOf(
  { hasQuorum, votersPresent, papers }: ElectionCount,
  presentNeeded: number,
  isElected: boolean,
): OutcomeReason {
  if (papers && papers.returned > papers.issued) return 'more-returned-than-issued'
  if (!hasQuorum || votersPresent < presentNeeded) return 'no-quorum'
  return isElected ? 'enough-yes' : 'not-enough-yes'
}

/** Numbers that cannot be: a candidate with more votes than ballots, or more yes than a ballot has seats. */
function faultOf(count: ElectionCount): Fault | undefined {
  const { votersDue, votersPresent, papers, candidates = [], seats = candidates.length } = count
  if (!areWhole(votersDue, votersPresent, count.yes, count.no, count.abstain, seats))
    return { reason: 'not-whole-numbers' }
  const broken = candidates.findIndex(({ yes, no, abstain }) => !areWhole(yes, no, abstain))
  if (broken !== -1) return { reason: 'not-whole-numbers', part: `candidates.${broken}` }
  if (votersPresent > votersDue) return { reason: 'more-present-than-due' }
  const spoilt = papers && papersFault(papers, votersPresent)
  if (spoilt) return spoilt
  const most = papers ? papers.returned - papers.spoiled : votersPresent
  const reason = papers ? 'more-votes-than-papers' : 'more-votes-than-present'
  if (candidates.length === 0) return castOf(count) > most ? { reason } : undefined
  if (castOf(count) > 0) return { reason: 'votes-beside-candidates', part: 'candidates' }
  const at = candidates.findIndex((each) => castOf(each) > most)
  if (at !== -1) return { reason, part: `candidates.${at}` }
  const yes = candidates.reduce((sum, each) => sum + each.yes, 0)
  return yes > most * seats ? { reason: 'more-yes-than-seats', part: 'candidates' } : undefined
}

function castAtFault(count: ElectionCount, fault: Fault | undefined): number {
  const at = /^candidates\.(\d+)$/.exec(fault?.part ?? '')?.[1]
  const candidate = at === undefined ? undefined : count.candidates?.[Number(at)]
  return castOf(candidate ?? count)
}
