import type { CivilDate, Month } from '../time/civil-date'
import type { Instant } from '../time/instant'
import type { BranchId, MemberId, OpenId, Stored } from './identity'
import type { MemberSpan, RegisterStage } from './member-history'

export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]

/** How somebody came onto the roll of a branch, and how somebody went off it. */
export const JOINED_BY = ['added', 'returned', 'transferred'] as const
export const LEFT_BY = ['transferred', 'moved-away', 'died', 'expelled', 'other'] as const
export type LeftBy = (typeof LEFT_BY)[number]

/** A roll that somebody came onto or went off, and what they were then. */
export interface Passage<By> {
  readonly branchId: BranchId
  readonly by: By
  readonly stage: RegisterStage
}

/** A dated change of a member's facts, kept so that the register can say who changed what and when. */
export interface MemberChange {
  readonly effectiveOn: CivilDate
  readonly recordedAt: Instant
  readonly recordedBy: MemberId
  readonly what: string
  /** A transfer within the tree is both. */
  readonly joined?: Passage<(typeof JOINED_BY)[number]>
  readonly left?: Passage<LeftBy>
}

/**
 * A person on the register. What may change is in `spans`, so that "on that day" can be asked;
 * what does not change stands beside it. No wage, no ID number, no telephone, no face.
 */
export interface Member extends Stored {
  readonly name: string
  readonly sex: Sex
  readonly birthYear: number
  /** Given by the branch to tell namesakes apart, where it did. Never the number of an identity card. */
  readonly number?: string
  /**
   * The day the general meeting accepted the person as a probationary member, or its month where old papers say no more; null
   * before it, and where not known.
   */
  readonly admittedOn: CivilDate | Month | null
  readonly spans: readonly MemberSpan[]
  readonly changes: readonly MemberChange[]
}

/** Who holds the phone. `_id` is the OPENID; one person has one binding. */
export interface Binding extends Stored {
  readonly _id: OpenId
  readonly memberId: MemberId
  readonly boundAt: Instant
  readonly invitationId: string
  /** Who said that it is them, where the invitation was one for the whole branch. */
  readonly boundBy?: MemberId
}

/** A code the secretary gives to one member: used once, within its days. `_id` is the code. */
export interface Invitation extends Stored {
  readonly branchId: string
  readonly memberId: MemberId
  readonly createdAt: Instant
  readonly createdBy: MemberId
  readonly expiresAt: Instant
  readonly acceptedAt: Instant | null
  readonly revokedAt: Instant | null
}
