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

export interface MotionCount {
  /** Whether the meeting had the quorum that its kind asks for (quorum.ts); true where no rule asks for one. */
  readonly hasQuorum: boolean
  readonly votersDue: number
  readonly votersPresent: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
}

export const MOTION_REASONS = [
  'enough-yes',
  'not-enough-yes',
  'no-quorum',
  'not-whole-numbers',
  'more-present-than-due',
  'more-votes-than-present',
] as const
export type MotionReason = (typeof MOTION_REASONS)[number]

/**
 * What a count comes to. `valid`: the numbers fit and the meeting had its quorum; only then can the motion pass.
 * `cast`, `votersPresent`, `votersDue` and `yesNeeded` are the numbers the reason speaks of.
 */
export interface MotionResult {
  readonly valid: boolean
  readonly passes: boolean
  readonly reason: MotionReason
  readonly cast: number
  readonly votersPresent: number
  readonly votersDue: number
  readonly yesNeeded: number
}

/**
 * A motion passes when more than half of the voters who were DUE say yes, so that absence counts against it. Without the
 * quorum nothing is decided, however many say yes.
 * Votes may be fewer than voters present (ballots spoilt or not handed in), never more.
 */
export function motionPasses(count: MotionCount): MotionResult {
  const { votersDue, votersPresent, yes, no, abstain } = count
  const cast = yes + no + abstain
  const reason = reasonOf(count, cast)
  const passes = reason === 'enough-yes'
  const valid = passes || reason === 'not-enough-yes'
  return { valid, passes, reason, cast, votersPresent, votersDue, yesNeeded: yesNeededOf(votersDue) }
}

/** The smallest number of yes-votes that is more than half of the voters due. */
export function yesNeededOf(votersDue: number): number {
  return moreThanHalf(votersDue, 0).needed
}

function reasonOf(count: MotionCount, cast: number): MotionReason {
  const { hasQuorum, votersDue, votersPresent, yes, no, abstain } = count
  const numbers = [votersDue, votersPresent, yes, no, abstain]
  if (!numbers.every((n) => Number.isSafeInteger(n) && n >= 0)) return 'not-whole-numbers'
  if (votersPresent > votersDue) return 'more-present-than-due'
  if (cast > votersPresent) return 'more-votes-than-present'
  if (!hasQuorum) return 'no-quorum'
  return moreThanHalf(votersDue, yes).isMet ? 'enough-yes' : 'not-enough-yes'
}

function moreThanHalf(all: number, those: number): Quorum {
  return { needed: Math.floor(all / 2) + 1, isMet: those * 2 > all }
}
