import type { CivilDate } from '../time/civil-date'
import type { Instant } from '../time/instant'
import type { MemberId, OpenId, Stored } from './identity'
import type { MemberSpan } from './member-history'

export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]

/** A dated change of a member's facts, kept so that the register can say who changed what and when. */
export interface MemberChange {
  readonly effectiveOn: CivilDate
  readonly recordedAt: Instant
  readonly recordedBy: MemberId
  readonly what: string
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
  /** The day the general meeting accepted the person as a probationary member; null before it, and where not known. */
  readonly admittedOn: CivilDate | null
  readonly spans: readonly MemberSpan[]
  readonly changes: readonly MemberChange[]
}

/** Who holds the phone. `_id` is the OPENID; one person has one binding. */
export interface Binding extends Stored {
  readonly _id: OpenId
  readonly memberId: MemberId
  readonly boundAt: Instant
  readonly invitationId: string
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
