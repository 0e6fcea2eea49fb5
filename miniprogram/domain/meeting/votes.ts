/**
 * Quorum and votes (中国共产党支部工作条例（试行）第十一条、第十二条).
 * Voters are full members; probationary members attend a general meeting without a vote and are not counted here.
 */

export interface Quorum {
  /** The smallest number that is more than half. */
  readonly needed: number
  readonly isMet: boolean
}

/** A general meeting (支部党员大会) needs more than half of the voters who are due. */
export function generalMeetingQuorum(votersDue: number, votersPresent: number): Quorum {
  return moreThanHalf(votersDue, votersPresent)
}

/** A committee meeting (支委会) needs more than half of the committee's members. */
export function committeeQuorum(members: number, present: number): Quorum {
  return moreThanHalf(members, present)
}

/** Yes, no and abstentions, as whole numbers. */
export interface Counts {
  readonly yes: number
  readonly no: number
  readonly abstain: number
}

/** Ballots (选票) of a secret vote: handed out, handed back, and of those handed back spoiled (无效票). */
export interface Papers {
  readonly issued: number
  readonly returned: number
  readonly spoiled: number
}

export interface MotionCount extends Counts {
  /** Whether the meeting had the quorum that its kind asks for (quorum.ts); true where no rule asks for one. */
  readonly hasQuorum: boolean
  readonly votersDue: number
  readonly votersPresent: number
  /**
   * Admission: those of the votes that were opinions handed in before by voters who could not come (发展党员工作细则, 2014).
   * They count among the votes, not among those present.
   */
  readonly written?: Counts | undefined
  readonly papers?: Papers | undefined
}

/** Why numbers cannot be: such a vote is not kept. */
export type ImpossibleReason =
  | 'not-whole-numbers'
  | 'more-present-than-due'
  | 'more-votes-than-present'
  | 'more-votes-than-papers'
  | 'papers-do-not-fit'
  | 'more-written-than-votes'
  | 'more-written-than-away'
  | 'not-for-this-kind'
  | 'votes-beside-candidates'
  | 'more-yes-than-seats'
  | 'not-by-general-meeting'
/** Why a vote that is kept passed or not. */
export const OUTCOME_REASONS = ['enough-yes', 'not-enough-yes', 'no-quorum', 'more-returned-than-issued'] as const
export type OutcomeReason = (typeof OUTCOME_REASONS)[number]

/**
 * What a count comes to. `valid`: the numbers fit and the meeting had its quorum; only then can it pass. `cast`,
 * `votersPresent`, `votersDue` and `yesNeeded` are the numbers the reason speaks of, `part` the part of the vote at fault.
 */
export interface VoteResult {
  readonly valid: boolean
  readonly passes: boolean
  readonly reason: ImpossibleReason | OutcomeReason
  readonly part?: string
  readonly cast: number
  readonly votersPresent: number
  readonly votersDue: number
  readonly yesNeeded: number
}

/**
 * A motion passes when more than half of the voters who were DUE say yes, so that absence counts against it. Without the
 * quorum nothing is decided, however many say yes.
 * Votes may be fewer than voters present (ballots spoilt or not handed in), never more but for opinions in writing.
 */
export function motionPasses(count: MotionCount): VoteResult {
  const { votersDue, votersPresent, yes } = count
  const fault = faultOf(count)
  const reason = fault?.reason ?? outcomeOf(count)
  const passes = reason === 'enough-yes'
  const valid = passes || reason === 'not-enough-yes'
  const numbers = { cast: castOf(count), votersPresent, votersDue, yesNeeded: moreThanHalf(votersDue, yes).needed }
  return { valid, passes, reason, ...(fault?.part ? { part: fault.part } : {}), ...numbers }
}

/** The smallest number that is more than half of so many. */
export function moreThanHalfOf(all: number): number {
  return moreThanHalf(all, 0).needed
}

export function castOf({ yes, no, abstain }: Counts): number {
  return yes + no + abstain
}

export function areWhole(...numbers: readonly number[]): boolean {
  return numbers.every((n) => Number.isSafeInteger(n) && n >= 0)
}

export interface Fault {
  readonly reason: ImpossibleReason
  readonly part?: string
}

function faultOf(count: MotionCount): Fault | undefined {
  const { votersDue, votersPresent, written = NONE, papers } = count
  const cast = castOf(count)
  const [inWriting, away] = [castOf(written), votersDue - votersPresent]
  const { yes, no, abstain } = written
  if (!areWhole(votersDue, votersPresent, count.yes, count.no, count.abstain, yes, no, abstain))
    return { reason: 'not-whole-numbers' }
  if (votersPresent > votersDue) return { reason: 'more-present-than-due' }
  if (yes > count.yes || no > count.no || abstain > count.abstain)
    return { reason: 'more-written-than-votes', part: 'written' }
  if (cast - inWriting > votersPresent) return { reason: 'more-votes-than-present' }
  if (inWriting > away) return { reason: 'more-written-than-away', part: 'written' }
  if (!papers) return undefined
  const fault = papersFault(papers, votersPresent)
  if (fault || papers.returned > papers.issued) return fault ?? { reason: 'papers-do-not-fit', part: 'papers' }
  return cast - inWriting > papers.returned - papers.spoiled ? { reason: 'more-votes-than-papers' } : undefined
}
const NONE: Counts = { yes: 0, no: 0, abstain: 0 }

/** Ballots that cannot be: more than voters present, or more spoiled than came back. */
export function papersFault({ issued, returned, spoiled }: Papers, votersPresent: number): Fault | undefined {
  const fit = areWhole(issued, returned, spoiled) && issued <= votersPresent && spoiled <= returned
  return fit ? undefined : { reason: 'papers-do-not-fit', part: 'papers' }
}

function outcomeOf({ hasQuorum, votersDue, yes }: MotionCount): OutcomeReason {
  if (!hasQuorum) return 'no-quorum'
  return moreThanHalf(votersDue, yes).isMet ? 'enough-yes' : 'not-enough-yes'
}

function moreThanHalf(all: number, those: number): Quorum {
  return { needed: Math.floor(all / 2) + 1, isMet: those * 2 > all }
}
